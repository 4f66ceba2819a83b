/** The library's call: everything at once, or in parts for a window that goes on drawing meanwhile. */

import { z } from "zod";
import { ArticleValue, CollectionValue, WorkspaceId } from "./values.ts";

const LibraryPart = z.object({
  /** Of the library that this is a part of; the next time, only what differs from it is asked for. */
  version: z.number().int(),
  /** With the first part, where the articles are others or in another order than in the version that was asked from. */
  ids: z.array(z.string()).nullable(),
  /** Where the next part begins; `null` after the last. */
  next: z.number().int().nullable(),
});
export type LibraryPart = z.infer<typeof LibraryPart>;

export const libraryContract = {
  /**
   * Every collection and article; the first call scans and reports `workspace.progress`. With `part`, only the
   * articles that differ from those of version `since`, some at a time: `from` 0 begins with what is known now, and
   * any other goes on with version `since`. Where another library was given meanwhile, the first part of a new one
   * comes instead.
   */
  "library.read": {
    input: z.object({
      workspace: WorkspaceId,
      part: z.object({ since: z.number().int().nullable(), from: z.number().int().min(0) }).optional(),
    }),
    output: z.object({
      collections: z.array(CollectionValue),
      articles: z.array(ArticleValue),
      part: LibraryPart.optional(),
    }),
  },
} as const;

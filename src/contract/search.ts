/** Calls of the search over all articles: answered in parts, so that what is found first is seen first. */

import { z } from "zod";
import type { SearchQuery } from "#core/search/query";
import { LONGEST_QUERY } from "./table.ts";
import { ContentPath, Revision, WorkspaceId } from "./values.ts";

export const LONGEST_SEARCH = 2000;

const SearchQueryValue = z.object({
  text: z.string().min(1).max(LONGEST_SEARCH),
  isRegex: z.boolean(),
  wholeWord: z.boolean(),
  matchCase: z.boolean(),
  matchWidth: z.boolean(),
  scope: z.union([
    z.object({ kind: z.enum(["all", "body", "frontmatter"]) }),
    z.object({ kind: z.literal("field"), field: z.string().min(1).max(300) }),
  ]),
}) satisfies z.ZodType<SearchQuery>;

const SearchHitValue = z.object({
  from: z.int(),
  to: z.int(),
  line: z.int(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
  groups: z.array(z.string().nullable()).optional(),
  names: z.record(z.string(), z.string().nullable()).optional(),
});

export const searchContract = {
  /**
   * Search the files from the one at `from` on, in the order of their paths, and tell where to go on. A call with the
   * same `seat` and another `run` ends those before it: they fail with `busy`. Fails with `timed-out` where a regular
   * expression takes too long, and with `invalid-input` where it is none. What is not saved is not searched.
   */
  "search.read": {
    input: z.object({
      workspace: WorkspaceId,
      seat: z.string().max(64),
      run: z.int(),
      query: SearchQueryValue,
      /** A table's query: only the variants that it finds are searched; "" for all. */
      filter: z.string().max(LONGEST_QUERY),
      from: z.int().min(0),
      /** Give the revision of each file's bytes: a replacement is for those. */
      withRevisions: z.boolean(),
    }),
    output: z.object({
      files: z.array(
        z.object({ path: ContentPath, revision: Revision.nullable(), hits: z.array(SearchHitValue) }),
      ),
      /** `null` when all were searched. */
      next: z.int().nullable(),
      total: z.int(),
      /** Files of this part that could not be read. */
      unread: z.int(),
    }),
  },
} as const;

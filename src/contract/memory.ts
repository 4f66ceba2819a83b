/** Calls of the translation memory: what was translated before, and what is like a text that is to be. */

import { z } from "zod";
import { fileFaults } from "#core/exchange/model";
import { ContentPath, LONGEST_TEXT, WorkspaceId } from "./values.ts";

const Match = z.object({
  unit: z.enum(["block", "sentence"]),
  source: z.string(),
  target: z.string(),
  from: z.string(),
  score: z.int(),
  times: z.int(),
});

/** How much of the site the memory has read, and how many pairs it holds. */
const Extent = z.object({ read: z.int(), total: z.int(), pairs: z.int() });
export type MemoryExtent = z.output<typeof Extent>;

/** `path`: a translation's; its article's source and its own locale are the languages. */
const ofTranslation = z.object({ workspace: WorkspaceId, path: ContentPath });

const Tag = z.string().min(1).max(40);
const ofLanguages = z.object({ workspace: WorkspaceId, source: Tag, target: Tag });

export const memoryContract = {
  /**
   * What is like this block of the source. Waits a moment for the memory to be read; where `extent` says that it is not
   * all read, asking again finds more.
   */
  "memory.match": {
    input: ofTranslation.extend({ text: z.string().max(200_000) }),
    output: z.object({
      block: z.array(Match),
      sentences: z.array(z.object({ text: z.string(), matches: z.array(Match) })),
      assembled: z.string().nullable(),
      extent: Extent,
    }),
  },
  /** Pairs with these words on either side. */
  "memory.search": {
    input: ofTranslation.extend({ words: z.string().max(1000) }),
    output: z.object({ matches: z.array(Match), extent: Extent }),
  },
  /** The memory of two languages as a TMX file, as far as it is read; it waits until that is all. */
  "memory.export": {
    input: ofLanguages,
    output: z.object({ name: z.string(), text: z.string(), pairs: z.int() }),
  },
  /** Take the pairs of two languages out of a TMX file; they stay on this machine. */
  "memory.import": {
    input: ofLanguages.extend({ name: z.string().max(1000), text: z.string().max(LONGEST_TEXT) }),
    output: z.object({
      added: z.int(),
      fault: z.object({ fault: z.enum(fileFaults), line: z.int(), detail: z.string() }).nullable(),
    }),
  },
} as const;

/** Calls of articles as things: made, copied, moved, shown in their folder. */

import { z } from "zod";
import { PlannedFileValue } from "./changes.ts";
import { ContentPath, DocumentText, inWorkspace } from "./values.ts";

const Key = z.string().min(1).max(1000);
const FileSetId = z.string().regex(/^[0-9a-z-]{8,64}$/);

const Move = z.object({ from: z.string(), to: z.string() });
export type MoveValue = z.output<typeof Move>;

/** `written` files are as they should be; `refused` ones were changed meanwhile and left alone. */
const Outcome = z.object({
  id: FileSetId,
  written: z.int(),
  refused: z.array(z.object({ path: z.string(), code: z.string() })),
});
export type FileSetOutcome = z.output<typeof Outcome>;

const FileSetValue = z.object({ id: FileSetId, label: z.string(), at: z.number() });

export const articlesContract = {
  /** The site's own template for a new article of the collection; `null` where it has none. */
  "articles.template": {
    input: inWorkspace.extend({ collection: z.string() }),
    output: z.object({ template: z.object({ path: z.string(), text: z.string() }).nullable() }),
  },
  /** Make all of the files, or none: fails with `exists` where one is there. */
  "articles.make": {
    input: inWorkspace.extend({
      label: z.string().max(500),
      files: z
        .array(z.object({ path: ContentPath, text: DocumentText }))
        .min(1)
        .max(200),
    }),
    output: Outcome,
  },
  /** Copy an article, in all its locales and with what stands in its own folder, to another key. */
  "articles.copy": {
    input: inWorkspace.extend({ article: z.string(), key: Key, label: z.string().max(500) }),
    output: Outcome.extend({ paths: z.array(z.string()) }),
  },
  /** What giving the article another key would do. Writes nothing. The plan is forgotten when another is made. */
  "articles.planMove": {
    input: inWorkspace.extend({ article: z.string(), key: Key }),
    output: z.object({
      plan: FileSetId,
      moves: z.array(Move),
      /** Files whose addresses follow: lines before and after, `path` as it is before the move. */
      files: z.array(PlannedFileValue),
      /** Files of the article that stay, for their names do not come from the article's. */
      left: z.array(z.string()),
      /** Files that could not be read: addresses in them stay. */
      unread: z.array(z.string()),
    }),
  },
  /** Move as planned; the addresses in the files of `without` stay. Files that changed since the plan are refused. */
  "articles.move": {
    input: inWorkspace.extend({
      plan: FileSetId,
      label: z.string().max(500),
      without: z.array(ContentPath).max(100_000),
    }),
    output: Outcome.extend({ moves: z.array(Move) }),
  },
  /** Give the folder back what it was before: files that changed since stay as they are. */
  "articles.undo": { input: inWorkspace.extend({ id: FileSetId }), output: Outcome },
  /** Bring to its end what a crash cut short. */
  "articles.finish": { input: inWorkspace.extend({ id: FileSetId }), output: Outcome },
  /** What a crash cut short in this folder. */
  "articles.interrupted": { input: inWorkspace, output: z.object({ sets: z.array(FileSetValue) }) },
  /** Show the file in the system's file manager. Fails with `no-file-manager` in a host without one. */
  "articles.reveal": { input: inWorkspace.extend({ path: ContentPath }), output: z.object({}) },
} as const;

/** Calls of an article's history and of deleting: earlier versions, read and brought back. */

import { z } from "zod";
import { ContentPath, DocumentText, Encoding, inWorkspace, Revision, WorkspaceId } from "./values.ts";

/**
 * Where a version comes from: `saved` by Galley; found `elsewhere`, written by another program; what stood there
 * when it was `deleted`; what another program wrote at the very moment of a save (`late`); a person's text that was
 * `unsaved`, kept when it would have been lost.
 */
export const versionOrigins = ["saved", "elsewhere", "deleted", "late", "unsaved"] as const;
export type VersionOrigin = (typeof versionOrigins)[number];

const VersionValue = z.object({
  /** Its place in the order, from 0 for the oldest. */
  number: z.number().int(),
  revision: Revision,
  origin: z.enum(versionOrigins),
  /** Milliseconds since 1970 by the clock of then. */
  at: z.number(),
  /** What changed since the version before it; `null` for the oldest, and where it cannot be said. */
  difference: z
    .object({
      fields: z.array(z.string()),
      added: z.number().int(),
      removed: z.number().int(),
    })
    .nullable(),
  /** An older version has the same bytes: this is that one, brought back. */
  isRestored: z.boolean(),
  /** The file holds these bytes now. */
  isCurrent: z.boolean(),
  /** The path that the article had then, where it was another. */
  oldPath: z.string().nullable(),
});
export type VersionValue = z.infer<typeof VersionValue>;

/** What a person must be told of what succeeded all the same. */
const SaveRemark = z.enum([
  /** The file system cannot say whether the bytes are on the disk. */
  "durability-unknown",
  /** The version that was replaced could not be kept. */
  "not-kept",
  /** The text that was given up for the file's could not be kept: only undo has it. */
  "unsaved-not-kept",
  /** Another program wrote at the same moment; what it wrote is in the history. */
  "late-writer",
]);
export type SaveRemark = z.infer<typeof SaveRemark>;

const atPath = inWorkspace.extend({ path: ContentPath });

export const historyContract = {
  /** A page of an article's versions, newest first; `before` is the last number of the page before. */
  "history.list": {
    input: atPath.extend({ before: z.number().int().nullable() }),
    output: z.object({
      versions: z.array(VersionValue),
      hasMore: z.boolean(),
      /** What all histories take of the disk, where it is more than they should. */
      overLimit: z.object({ bytes: z.number(), limit: z.number() }).nullable(),
    }),
  },
  "history.read": {
    input: atPath.extend({ revision: Revision }),
    output: z.object({ text: DocumentText, encoding: Encoding }),
  },
  /**
   * Keep a person's text before it is given up for the file's. Nothing fails where it cannot be kept:
   * `document.remarked` says so.
   */
  "history.keep": {
    input: atPath.extend({ text: DocumentText, encoding: Encoding }),
    output: z.object({}),
  },
  /** Articles that were deleted and are still gone, latest first. */
  "history.deleted": {
    input: inWorkspace,
    output: z.object({
      files: z.array(
        z.object({ path: ContentPath, title: z.string().nullable(), revision: Revision, at: z.number() }),
      ),
    }),
  },
  /** Write a deleted article again, as it was. Fails with `exists` rather than replace a file. */
  "history.bringBack": { input: atPath, output: z.object({ revision: Revision }) },
  /**
   * Delete an article's file: to the system's trash where there is one, and to the history in any case. Fails
   * before anything is deleted where it cannot be kept. `unsaved`: the text in the editor, where that is another.
   */
  "document.delete": {
    input: atPath.extend({
      unsaved: z.object({ text: DocumentText, encoding: Encoding }).nullable(),
    }),
    output: z.object({ inTrash: z.boolean() }),
  },
} as const;

export const historyEvents = {
  /** A save succeeded, and yet there is something to say. `durability-unknown` comes once for each open folder. */
  "document.remarked": z.object({ workspace: WorkspaceId, path: ContentPath, remark: SaveRemark }),
} as const;

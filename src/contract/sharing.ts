/** Calls and events of windows that have the same document open: what is typed in one is in the others. */

import { z } from "zod";
import { ContentPath, DocumentText, Revision, WorkspaceId } from "./values.ts";

const nothing = z.object({});
const ofDocument = z.object({ workspace: WorkspaceId, path: ContentPath });
const Offset = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const EditValue = z.array(z.object({ from: Offset, to: Offset, insert: DocumentText }));
/** Counts the edits that the windows agreed on. */
const Version = z.number().int().min(0);

export const sharingContract = {
  /**
   * The window has the document open. With a `text` it asks to share it: where other windows share theirs already, that
   * is answered, and this window makes one of both; else `null`, and its own is what they share from now on. `offer`
   * numbers the window's texts: `began` is the one with which sharing began, if an answer to it was lost. `from` is the
   * revision of the file that a text comes from: the window's, and that of the text with which sharing began.
   */
  "sharing.join": {
    input: ofDocument.extend({ text: DocumentText.nullable(), offer: Version, from: Revision }),
    output: z.object({
      others: z.boolean(),
      version: Version,
      text: DocumentText.nullable(),
      began: Version.nullable(),
      from: Revision.nullable(),
    }),
  },
  /**
   * Give an edit of the text as of `version`, and get what the other windows did since. Taken only when they did
   * nothing: else the window moves its edit over theirs and asks again. `takes` is the revision of the file that the
   * edit brings in: one that another window brought in already is not taken twice. `sequence` counts the window's
   * exchanges since it joined: one that is asked again because its answer was lost is taken once.
   * Fails with `not-found` when the window must join anew.
   */
  "sharing.exchange": {
    input: ofDocument.extend({
      sequence: Version,
      version: Version,
      edit: EditValue,
      takes: Revision.nullable(),
    }),
    output: z.object({
      isTaken: z.boolean(),
      version: Version,
      edit: EditValue,
      /** The revision that one of the windows saved or brought in last: the shared text comes from it. */
      base: Revision.nullable(),
      others: z.boolean(),
    }),
  },
  /** The window has the document open no longer. */
  "sharing.leave": { input: ofDocument, output: nothing },
} as const;

export const sharingEvents = {
  /** Another window came, edited or saved: exchange now. A hint, like every event. */
  "sharing.news": ofDocument,
} as const;

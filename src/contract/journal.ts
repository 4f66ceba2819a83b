/** Calls and events of the journal: unsaved edits on their way to the disk, and back after a crash. */

import { z } from "zod";
import { ContentPath, DocumentText, Encoding, inWorkspace, Revision, WorkspaceId } from "./values.ts";

/** Names one document's unsaved edits in the journal; made by the host, and never a path. */
export const JournalEntryId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<"JournalEntryId">();
export type JournalEntryId = z.infer<typeof JournalEntryId>;

/** Names one window as long as its page lives: what it still has open is not offered to another one. */
export const WindowName = z.string().regex(/^[\w-]{8,64}$/);

const Offset = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Patches of the text before; `length` is how long the text is after them, so that a missed edit shows. */
export const JournalChange = z.object({
  edit: z.array(z.object({ from: Offset, to: Offset, insert: DocumentText })),
  length: Offset,
});
export type JournalChange = z.infer<typeof JournalChange>;

/** A document with unsaved edits, as a list shows it. Times are milliseconds since 1970, for a person to read only. */
export const JournalEntryValue = z.object({
  entry: JournalEntryId,
  path: ContentPath,
  /** The bytes that the edits were made on. */
  base: Revision,
  begunAt: z.number(),
  writtenAt: z.number(),
  /** `window`: it is open in that window of this host, if the window still lives. `elsewhere`: in another Galley. */
  openIn: z.union([
    z.object({ kind: z.literal("window"), window: WindowName }),
    z.object({ kind: z.literal("elsewhere") }),
    z.null(),
  ]),
});
export type JournalEntryValue = z.infer<typeof JournalEntryValue>;

const nothing = z.object({});
const ofEntry = z.object({ entry: JournalEntryId });

export const journalContract = {
  /**
   * Begin to keep the unsaved edits of a document. `base` is what the file holds, `change` leads from it to the text.
   * `replaces` is an entry of the same document that is no longer needed once this one is on the disk.
   */
  "journal.begin": {
    input: inWorkspace.extend({
      path: ContentPath,
      window: WindowName,
      encoding: Encoding,
      base: z.object({ revision: Revision, text: DocumentText }),
      change: JournalChange,
      replaces: JournalEntryId.nullable(),
    }),
    output: ofEntry,
  },
  /**
   * Keep what came since. Answers when it is on the disk. `sequence` counts from 1 without a gap; one that is there
   * already is answered and not kept twice. Fails with `not-found` or `invalid-input` when the window must begin anew.
   */
  "journal.write": {
    input: ofEntry.extend({ sequence: z.number().int().min(1), change: JournalChange }),
    output: z.object({ sequence: z.number().int() }),
  },
  /** The text was saved, or is again what the file holds: nothing is unsaved any more. */
  "journal.drop": { input: ofEntry, output: nothing },
  /** The document was closed with its edits unsaved: they are offered when the folder is opened again. */
  "journal.leave": { input: ofEntry, output: nothing },
  /** Everything unsaved in this folder, latest first, whoever left it. */
  "journal.list": { input: inWorkspace, output: z.object({ entries: z.array(JournalEntryValue).max(500) }) },
  /** The text of an entry, and the text that it was made from. */
  "journal.read": {
    input: inWorkspace.extend({ entry: JournalEntryId }),
    output: JournalEntryValue.extend({ encoding: Encoding, baseText: DocumentText, text: DocumentText }),
  },
  /** The person does not want it: it is no longer offered, and kept for thirty days all the same. */
  "journal.discard": { input: inWorkspace.extend({ entry: JournalEntryId }), output: nothing },
  /** Take `journal.discard` back. */
  "journal.bringBack": { input: inWorkspace.extend({ entry: JournalEntryId }), output: nothing },
  /** Where a window is: a Galley that is cut short opens there again. `null`: no folder is open; no article. */
  "place.remember": {
    input: z.object({ workspace: WorkspaceId.nullable(), path: ContentPath.nullable() }),
    output: nothing,
  },
  /** Answers the event `journal.wanted`: what this window held is on the disk, as far as that could be. */
  "journal.flushed": { input: z.object({ window: WindowName }), output: nothing },
} as const;

export const journalEvents = {
  /** The host is about to end: write at once what is not yet in the journal, then call `journal.flushed`. */
  "journal.wanted": nothing,
} as const;

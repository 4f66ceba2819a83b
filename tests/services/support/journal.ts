/** A journal in a folder, and the short way to begin an entry in it. */

import { join } from "node:path";
import type { JournalEntryId } from "#contract/journal";
import type { Edit } from "#core/document/patch";
import { applyEdit, editBetween } from "#core/document/patch";
import { openJournal, type Journal } from "#services/journal/journal";
import { revisionOf } from "#services/storage/encoding";
import type { FileOperations } from "#services/storage/operations";

export const ROOT = "/site";

export function journalIn(
  folder: string,
  operations?: FileOperations,
  now: () => number = Date.now,
): Journal {
  return openJournal({ folder: join(folder, "journal"), now, ...(operations ? { operations } : {}) });
}

export interface Begun {
  readonly path?: string;
  readonly root?: string;
  readonly window?: string;
  readonly replaces?: JournalEntryId;
}

/** Begin an entry whose document was `base` and is `text`. */
export function begin(
  journal: Journal,
  base: string,
  text: string,
  more: Begun = {},
): Promise<JournalEntryId> {
  return journal.begin({
    root: more.root ?? ROOT,
    path: more.path ?? "notes/a.md",
    window: more.window ?? "window-one",
    encoding: "utf-8",
    base: { revision: revisionOf(Buffer.from(base)), text: base },
    change: { edit: [...editBetween(base, text)], length: text.length },
    replaces: more.replaces ?? null,
  });
}

/** The change that `edit` makes of `text`. */
export function changeOf(text: string, edit: Edit) {
  return { edit: [...edit], length: applyEdit(text, edit).length };
}

/** One document's line to the journal: what the host has of it, and how it gets the rest. */

import { composeEdits } from "#core/document/compose";
import { applyEdit, editBetween, invertEdit, type Edit } from "#core/document/patch";
import { Failure } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { DocumentSnapshot } from "./document-session.ts";

/** A picture of the document, and what a pane holds besides it, as an edit of its text. */
export interface Unsaved {
  readonly snapshot: DocumentSnapshot;
  readonly held: Edit;
}

export interface JournalLine {
  /** Bring the text to the disk if it is unsaved, else have the journal forget it. Fails with a `Failure`. */
  readonly bring: (unsaved: Unsaved) => Promise<void>;
  /** Whether the host has an entry exactly if the picture needs one, as far as that can be told without comparing texts. */
  readonly isRight: (snapshot: DocumentSnapshot) => boolean;
  readonly adopt: (entry: JournalEntryId) => void;
  /** Nobody writes to the entry any more; it stays. */
  readonly leave: () => Promise<void>;
}

export interface LineNeeds {
  readonly host: Pick<Host, "call">;
  readonly workspace: WorkspaceId;
  readonly window: string;
}

/** The host's text as of its last answer: `held` made on `text`. */
interface Entry {
  readonly id: JournalEntryId;
  readonly path: string;
  readonly base: Revision;
  readonly sequence: number;
  readonly text: string;
  readonly held: Edit;
  /** It took over what an earlier run of Galley left. */
  readonly isRestored: boolean;
}

export function createJournalLine({ host, workspace, window }: LineNeeds): JournalLine {
  let entry: Entry | null = null;
  let adopted: JournalEntryId | null = null;

  async function begin(
    { snapshot, held }: Unsaved,
    replaces: JournalEntryId | null,
    isRestored = adopted !== null,
  ) {
    const { path, encoding, revision, savedText, text } = snapshot;
    const { entry: id } = await host.call("journal.begin", {
      workspace,
      path: path as ContentPath,
      window,
      encoding,
      base: { revision, text: savedText },
      change: changeBetween({ text: savedText, held: [] }, { text, held }),
      replaces,
    });
    entry = { id, path, base: revision, sequence: 0, text, held, isRestored };
    adopted = null;
  }

  async function write(unsaved: Unsaved, before: Entry) {
    const { text } = unsaved.snapshot;
    const { held } = unsaved;
    const sequence = before.sequence + 1;
    const change = changeBetween(before, { text, held });
    if (change.edit.length === 0) return;
    try {
      await host.call("journal.write", { entry: before.id, sequence, change });
      entry = { ...before, sequence, text, held };
    } catch (error) {
      if (!isForgotten(error)) throw error;
      // The host was started anew, or somebody discarded the entry.
      entry = null;
      await begin(unsaved, null, before.isRestored);
    }
  }

  /** The document's file was moved: its entry is of that file once the new one is on the disk. */
  async function move(unsaved: Unsaved, before: Entry) {
    await begin(unsaved, null, before.isRestored);
    await host.call("journal.drop", { entry: before.id });
  }

  /** Saved, or taken back to what the file holds. A restored text that was not saved is kept aside all the same. */
  async function end({ revision }: DocumentSnapshot, { id, base, isRestored }: Entry) {
    const wasSaved = revision !== base;
    if (wasSaved || !isRestored) await host.call("journal.drop", { entry: id });
    else await host.call("journal.discard", { workspace, entry: id });
    entry = null;
  }

  return {
    async bring(unsaved) {
      const { snapshot } = unsaved;
      if (!isUnsaved(unsaved)) return entry ? end(snapshot, entry) : undefined;
      if (entry !== null && entry.path !== snapshot.path) return move(unsaved, entry);
      if (entry === null || entry.base !== snapshot.revision) return begin(unsaved, entry?.id ?? adopted);
      return write(unsaved, entry);
    },
    isRight(snapshot) {
      if (!isUnsaved({ snapshot, held: [] })) return entry === null;
      return entry?.base === snapshot.revision && entry.path === snapshot.path;
    },
    adopt(from) {
      adopted = from;
    },
    async leave() {
      if (entry) await host.call("journal.leave", { entry: entry.id });
      entry = null;
    },
  };
}

/** A file that is gone leaves its text nowhere but here, edited or not. */
export function isUnsaved({ snapshot: { isDirty, disk }, held }: Unsaved): boolean {
  return isDirty || held.length > 0 || disk.kind === "gone";
}

type Text = Pick<Entry, "text" | "held">;

/**
 * The change from one text to another. Where both are made on one text, only what was made on it is looked at: that
 * is what typing comes to. Else it is found from the texts themselves: an edit that somebody forgot to tell is in it
 * all the same.
 */
function changeBetween(before: Text, after: Text) {
  const length = after.held.reduce(
    (sum, { from, to, insert }) => sum + insert.length - (to - from),
    after.text.length,
  );
  const edit =
    before.text === after.text
      ? composeEdits(invertEdit(before.text, before.held), after.held)
      : editBetween(applyEdit(before.text, before.held), applyEdit(after.text, after.held));
  return { edit: [...edit], length };
}

function isForgotten(error: unknown): boolean {
  return error instanceof Failure && (error.code === "not-found" || error.code === "invalid-input");
}

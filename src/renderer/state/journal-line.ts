/** One document's line to the journal: what the host has of it, and how it gets the rest. */

import { editBetween } from "#core/document/patch";
import { Failure } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { DocumentSnapshot } from "./document-session.ts";

export interface JournalLine {
  /** Bring the picture's text to the disk if it is unsaved, else have the journal forget it. Fails with a `Failure`. */
  readonly bring: (snapshot: DocumentSnapshot) => Promise<void>;
  /** Whether the host has an entry exactly if it should, as far as that can be told without comparing texts. */
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

/** The host's text as of its last answer. */
interface Entry {
  readonly id: JournalEntryId;
  readonly base: Revision;
  readonly sequence: number;
  readonly text: string;
  /** It took over what an earlier run of Galley left. */
  readonly isRestored: boolean;
}

export function createJournalLine({ host, workspace, window }: LineNeeds): JournalLine {
  let entry: Entry | null = null;
  let adopted: JournalEntryId | null = null;

  async function begin(snapshot: DocumentSnapshot, replaces: JournalEntryId | null) {
    const { path, encoding, revision, savedText, text } = snapshot;
    const { entry: id } = await host.call("journal.begin", {
      workspace,
      path: path as ContentPath,
      window,
      encoding,
      base: { revision, text: savedText },
      change: changeBetween(savedText, text),
      replaces,
    });
    entry = { id, base: revision, sequence: 0, text, isRestored: adopted !== null };
    adopted = null;
  }

  async function write(snapshot: DocumentSnapshot, before: Entry) {
    const { text } = snapshot;
    const sequence = before.sequence + 1;
    const change = changeBetween(before.text, text);
    try {
      await host.call("journal.write", { entry: before.id, sequence, change });
      entry = { ...before, sequence, text };
    } catch (error) {
      if (!isForgotten(error)) throw error;
      // The host was started anew, or somebody discarded the entry.
      entry = null;
      await begin(snapshot, null);
    }
  }

  /** Saved, or taken back to what the file holds. A restored text that was not saved is kept aside all the same. */
  async function end({ revision }: DocumentSnapshot, { id, base, isRestored }: Entry) {
    const wasSaved = revision !== base;
    if (wasSaved || !isRestored) await host.call("journal.drop", { entry: id });
    else await host.call("journal.discard", { workspace, entry: id });
    entry = null;
  }

  return {
    async bring(snapshot) {
      if (!isUnsaved(snapshot)) return entry ? end(snapshot, entry) : undefined;
      if (entry === null || entry.base !== snapshot.revision) return begin(snapshot, entry?.id ?? adopted);
      return entry.text === snapshot.text ? undefined : write(snapshot, entry);
    },
    isRight: (snapshot) => (isUnsaved(snapshot) ? entry?.base === snapshot.revision : entry === null),
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
export function isUnsaved({ isDirty, disk }: DocumentSnapshot): boolean {
  return isDirty || disk.kind === "gone";
}

/** Found from the texts themselves: an edit that somebody forgot to tell is in it all the same. */
function changeBetween(before: string, text: string) {
  return { edit: [...editBetween(before, text)], length: text.length };
}

function isForgotten(error: unknown): boolean {
  return error instanceof Failure && (error.code === "not-found" || error.code === "invalid-input");
}

/** What was unsaved when a window or a host ended: found again, put back, or put aside. Never by itself. */

import type { Article } from "#core/library/article";
import { Failure } from "#contract/failure";
import type { JournalEntryId, JournalEntryValue } from "#contract/journal";
import type { ContentPath, Encoding, Revision, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { DocumentStore } from "./document-store.ts";
import { changedLines } from "./edit-lines.ts";
import { journalOf, livingWindows } from "./journal.ts";

/** An unsaved text, and what its file is now. */
export interface UnsavedText {
  readonly entry: JournalEntryId;
  readonly path: string;
  readonly writtenAt: number;
  readonly base: Revision;
  readonly baseText: string;
  readonly text: string;
  readonly encoding: Encoding;
  /** `null`: the file is gone. */
  readonly file: { readonly revision: Revision; readonly text: string } | null;
  /** Lines that are other than in the file, or than in what the edits were made on when the file is gone. */
  readonly lines: number;
  /** Another Galley that seems to run keeps it: perhaps it is open there. */
  readonly isElsewhere: boolean;
}

/** Everything in the open folder that is unsaved and open in no window, latest first. */
export async function findUnsaved(host: Host, workspace: WorkspaceId): Promise<readonly UnsavedText[]> {
  const { entries } = await host.call("journal.list", { workspace });
  const living = await livingWindows();
  const found: UnsavedText[] = [];
  for (const value of entries) {
    if (value.openIn?.kind === "window" && living.has(value.openIn.window)) continue;
    const unsaved = await readUnsaved(host, workspace, value);
    // The host may have ended between a save and its note of it: then nothing is unsaved.
    if (unsaved?.file?.text === unsaved?.text) await putAside(host, workspace, value.entry);
    else if (unsaved) found.push(unsaved);
  }
  return found;
}

/** `null` for an entry that went meanwhile. */
async function readUnsaved(
  host: Host,
  workspace: WorkspaceId,
  { entry, path, openIn }: JournalEntryValue,
): Promise<UnsavedText | null> {
  const kept = await orNull(host.call("journal.read", { workspace, entry }));
  if (!kept) return null;
  const file = await orNull(host.call("document.open", { workspace, path }));
  const runs = changedLines(file?.text ?? kept.baseText, kept.text);
  return {
    ...kept,
    file: file && { revision: file.revision, text: file.text },
    lines: runs.reduce((sum, { removed, added }) => sum + Math.max(removed.length, added.length), 0),
    isElsewhere: openIn?.kind === "elsewhere",
  };
}

/** Put the text back into its editor as unsaved edits; what the file became since is met as any change from elsewhere. */
export async function restoreUnsaved(
  store: DocumentStore,
  article: Article,
  { entry, path, base, baseText, text }: UnsavedText,
): Promise<void> {
  const session = await store.open(path, article.collection);
  journalOf(session)?.adopt(entry);
  await session.takeUp({ base, baseText, text });
}

/** Write the text of a file that is gone as a new file at its old place. Fails rather than replace one. */
export async function restoreAsFile(
  host: Host,
  workspace: WorkspaceId,
  { entry, path, text, encoding }: UnsavedText,
): Promise<void> {
  await host.call("document.create", { workspace, path: path as ContentPath, text, encoding });
  await putAside(host, workspace, entry);
}

/** No longer offered, and kept for thirty days all the same. */
export async function putAside(host: Host, workspace: WorkspaceId, entry: JournalEntryId): Promise<void> {
  await orNull(host.call("journal.discard", { workspace, entry }));
}

export async function bringBack(host: Host, workspace: WorkspaceId, entry: JournalEntryId): Promise<void> {
  await host.call("journal.bringBack", { workspace, entry });
}

/** `null` for what is not there any more. */
async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Failure && (error.code === "not-found" || error.code === "vanished")) return null;
    throw error;
  }
}

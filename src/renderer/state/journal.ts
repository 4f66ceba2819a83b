/** The journal as this window has it: which documents it keeps, and what it does when it is about to go. */

import type { WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { saveOnLeaving } from "./autosave.ts";
import type { DocumentSession } from "./document-session.ts";
import { followInJournal, type JournalFollower } from "./journal-follower.ts";

/** Names this page as long as it lives. */
export const windowName: string = crypto.randomUUID();

/** A host that hangs keeps no window from closing. In milliseconds. */
const PATIENCE = 1500;
const LOCK = "galley-window:";

const followers = new Set<JournalFollower>();
const ofSession = new WeakMap<DocumentSession, JournalFollower>();

/** Keep a document's unsaved edits until the follower is stopped. */
export function keepInJournal(host: Host, workspace: WorkspaceId, session: DocumentSession): JournalFollower {
  const follower = followInJournal({
    host,
    workspace,
    window: windowName,
    session,
    now: () => performance.now(),
    whenIdle(run, limit) {
      const id = requestIdleCallback(run, { timeout: limit });
      return () => cancelIdleCallback(id);
    },
  });
  followers.add(follower);
  ofSession.set(session, follower);
  return {
    ...follower,
    stop() {
      followers.delete(follower);
      follower.stop();
    },
  };
}

export function journalOf(session: DocumentSession): JournalFollower | null {
  return ofSession.get(session) ?? null;
}

/** Bring everything unsaved to the journal now. Settles when that was tried, or after a moment in any case. */
export async function flushJournal(): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all([...followers].map((follower) => follower.flush())), patience]);
}

/** Whether some unsaved text is in this window only, although its way to the disk was tried. */
export function isJournalFailing(): boolean {
  return [...followers].some((follower) => follower.keeping().kind === "failing");
}

/** Answer the host when it ends, and hurry when the page may go. @returns how to stop. */
export function serveJournal(host: Host): () => void {
  // Held until the page is gone, however it goes: other windows see by it that this one lives.
  const release = Promise.withResolvers<void>();
  void navigator.locks?.request(LOCK + windowName, () => release.promise);
  const hurry = () => void flushJournal();
  const whenHidden = () => document.visibilityState === "hidden" && hurry();
  window.addEventListener("beforeunload", hurry);
  window.addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", whenHidden);
  const stopHearing = host.on("journal.wanted", () => {
    void saveOnLeaving()
      .then(flushJournal)
      .then(() => host.call("journal.flushed", { window: windowName }))
      .catch(() => undefined);
  });
  return () => {
    release.resolve();
    window.removeEventListener("beforeunload", hurry);
    window.removeEventListener("pagehide", hurry);
    document.removeEventListener("visibilitychange", whenHidden);
    stopHearing();
  };
}
/** The windows of this browser that live, by name; this one among them. */
export async function livingWindows(): Promise<ReadonlySet<string>> {
  const held = (await navigator.locks?.query())?.held ?? [];
  const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
  return new Set([windowName, ...names]);
}

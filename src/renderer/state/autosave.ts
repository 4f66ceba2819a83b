/** Saves by itself, where the person chose that: with everything that a save is careful about, and never what is in doubt. */

import type { Autosave } from "#core/settings/settings";
import type { DocumentSession, DocumentSnapshot } from "./document-session.ts";
import { isComposing } from "./composing.ts";

/**
 * Why autosave waits for the person: the file is not what it was; the last save failed; the frontmatter is half typed
 * and would break the site; what was merged into the text has not been seen.
 */
export type AutosaveObstacle = "conflict" | "failed" | "unreadable" | "merged";

/** Typing must pause this long, in milliseconds. */
const PAUSE = 1500;

let mode: Autosave = "off";
const savers = new Set<Saver>();
const modeListeners = new Set<() => void>();

interface Saver {
  readonly session: DocumentSession;
  readonly save: () => Promise<void>;
}

/** Follow the setting. Turned on, it begins with the next edit: nothing is written by turning it on. */
export function setAutosave(next: Autosave): void {
  mode = next;
  for (const listener of [...modeListeners]) listener();
}

export function autosaveMode(): Autosave {
  return mode;
}

export function onAutosaveMode(listener: () => void): () => void {
  modeListeners.add(listener);
  return () => modeListeners.delete(listener);
}

/** What keeps autosave from writing the document; `null` when nothing does, or nothing is unsaved. */
export function autosaveObstacle(snapshot: DocumentSnapshot): AutosaveObstacle | null {
  if (!snapshot.isDirty) return null;
  if (snapshot.disk.kind !== "same") return "conflict";
  if (snapshot.saving === "failed") return "failed";
  if (snapshot.frontmatter.kind === "unreadable") return "unreadable";
  return snapshot.merged === null ? null : "merged";
}

/** Save the document by itself, as the setting says, until the returned function is called. */
export function autosave(session: DocumentSession): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTouched = false;
  const wait = () => {
    clearTimeout(timer);
    if (mode === "pause") timer = setTimeout(() => (isComposing() ? wait() : void save()), PAUSE);
  };
  const save = async () => {
    clearTimeout(timer);
    if (mode === "off" || isComposing()) return;
    session.flush();
    const snapshot = session.snapshot();
    const isWanted = isTouched && snapshot.isDirty && snapshot.readOnly === null;
    if (!isWanted || snapshot.saving === "saving" || autosaveObstacle(snapshot) !== null) return;
    isTouched = false;
    await session.save();
  };
  const touched = () => {
    isTouched = true;
    wait();
  };
  const saver: Saver = { session, save };
  savers.add(saver);
  const stops = [
    // What came from the disk or the journal is no edit of the person's: it waits for one.
    session.onEdit(({ from }) => from === "disk" || from === "journal" || touched()),
    session.onHolding(touched),
  ];
  return () => {
    savers.delete(saver);
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** The person leaves this document, or every document of the window. Settles when what could be saved is saved. */
export async function saveOnLeaving(session?: DocumentSession): Promise<void> {
  const left = [...savers].filter((saver) => session === undefined || saver.session === session);
  await Promise.all(left.map((saver) => saver.save().catch((error: unknown) => reportError(error))));
}

/** Which open documents have edits that no file holds yet: asked before anything could lose them. */

import { useSyncExternalStore } from "react";

/** A document session, as far as its unsaved text matters. */
export interface UnsavedSource {
  readonly path: () => string;
  readonly isDirty: () => boolean;
  /** The whole text as the person sees it. */
  readonly text: () => string;
  /** Have the panes hand over what they still hold. */
  readonly flush: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const sources = new Set<UnsavedSource>();
const listeners = new Set<() => void>();
let paths: readonly string[] = [];

function changed(): void {
  const next = [...sources].filter((source) => source.isDirty()).map((source) => source.path());
  if (next.length === paths.length && next.every((path, index) => path === paths[index])) return;
  paths = next;
  listeners.forEach((listener) => listener());
}

/** Count `source` among the open documents until the returned function is called. */
export function trackUnsaved(source: UnsavedSource): () => void {
  sources.add(source);
  const stop = source.subscribe(changed);
  changed();
  return () => {
    stop();
    sources.delete(source);
    changed();
  };
}

/** Paths with unsaved edits, in the order in which they were opened. */
export function unsavedPaths(): readonly string[] {
  return paths;
}

/**
 * The same, once every pane has handed over what it still holds: for the moment before something is left for good.
 * A document whose panes cannot hand it over counts as unsaved.
 */
export function settledUnsavedPaths(): readonly string[] {
  const stuck: string[] = [];
  for (const source of sources) {
    try {
      source.flush();
    } catch (error) {
      reportError(error);
      stuck.push(source.path());
    }
  }
  return [...new Set([...paths, ...stuck])];
}

/** Every unsaved text, for a person to rescue when the screen has failed them. */
export function unsavedTexts(): readonly { readonly path: string; readonly text: string }[] {
  return [...sources]
    .filter((source) => source.isDirty())
    .map((source) => ({ path: source.path(), text: source.text() }));
}

export function useUnsavedPaths(): readonly string[] {
  return useSyncExternalStore(subscribe, unsavedPaths);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

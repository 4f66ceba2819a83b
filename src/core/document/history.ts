/** The undo history of one document, as a value. All panes share it: an edit is an edit, wherever it was made. */

import { applyEdit, invertEdit, type Edit } from "./patch.ts";

/** One step of undo: what was done, its inverse, and the pane it was done in. */
export interface Step {
  readonly edits: readonly Edit[];
  readonly inverses: readonly Edit[];
  /** Steps with the same key that follow each other within the pause limit are undone as one. */
  readonly join: string | null;
  /** When the last edit of the step was made, in milliseconds of the caller's clock. */
  readonly at: number;
}

/** `done` ends with the newest step; `undone` ends with the step that redo would do next. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** A pause longer than this, in milliseconds, begins a new step even while a person types on. */
const PAUSE = 800;
/** A typed step longer than this many edits is closed, so that one undo never takes away a paragraph's work. */
const LONGEST = 120;
const DEPTH = 1000;

/** What a person just did: the text it was done on, the edit, and when. */
export interface Deed {
  readonly before: string;
  readonly edit: Edit;
  readonly join: string | null;
  /** Milliseconds of the caller's clock. */
  readonly at: number;
}

/**
 * Record an edit. Whatever had been undone is forgotten.
 *
 * Edits that carry the same `join` key without a longer pause between them become one step:
 * typing is undone in bursts, while a paste or a form's choice (`join` null) stands alone.
 */
export function record(history: History, { before, edit, join, at }: Deed): History {
  const inverse = invertEdit(before, edit);
  const last = history.done.at(-1);
  const joins =
    last !== undefined &&
    join !== null &&
    last.join === join &&
    history.undone.length === 0 &&
    at - last.at <= PAUSE &&
    last.edits.length < LONGEST;
  const step: Step = joins
    ? { edits: [...last.edits, edit], inverses: [...last.inverses, inverse], join, at }
    : { edits: [edit], inverses: [inverse], join, at };
  const kept = joins ? history.done.slice(0, -1) : history.done.slice(-(DEPTH - 1));
  return { done: [...kept, step], undone: [] };
}

/** What undo or redo came to: the new history, the new text, and the edits that lead to it, in order. */
export interface Travel {
  readonly history: History;
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Undo the newest step on `text`; `null` when there is none. */
export function undo(history: History, text: string): Travel | null {
  const step = history.done.at(-1);
  if (!step) return null;
  const edits = step.inverses.toReversed();
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
    text: edits.reduce(applyEdit, text),
    edits,
  };
}

/** Do the step again that was undone last; `null` when there is none. */
export function redo(history: History, text: string): Travel | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  return {
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
    text: step.edits.reduce(applyEdit, text),
    edits: step.edits,
  };
}

/** End the step that is being typed: the next edit begins a new one. */
export function closeStep(history: History): History {
  const last = history.done.at(-1);
  if (!last || last.join === null) return history;
  return { ...history, done: [...history.done.slice(0, -1), { ...last, join: null }] };
}

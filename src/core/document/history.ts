/** The undo history of one document, as a value. All panes share it: an edit is an edit, wherever it was made. */

import { composeEdits } from "./compose.ts";
import { applyEdit, invertEdit, type Edit } from "./patch.ts";
import { transformEdit } from "./transform.ts";

/** A step that its pane has cut: another object is another step. */
export interface NamedStep {
  readonly step: number;
}

/**
 * What an edit is undone together with. `null`: nothing. A key: what came before it under the same key, unless there
 * was a pause. A step: whatever belongs to the same one, however long it took and in however many edits it came.
 */
export type Join = string | NamedStep | null;

/** One step of undo: what was done, its inverse, and the pane it was done in. */
export interface Step {
  readonly edits: readonly Edit[];
  readonly inverses: readonly Edit[];
  readonly join: Join;
  /** When the last edit of the step was made, in milliseconds of the caller's clock. */
  readonly at: number;
  /** What others did between the step below and this one. */
  readonly beneath: Edit;
}

/** `done` ends with the newest step; `undone` ends with the step that redo would do next. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** What others did since the newest step of each: undo and redo go around it. */
  readonly sinceDone: Edit;
  readonly sinceUndone: Edit;
}

export const emptyHistory: History = { done: [], undone: [], sinceDone: [], sinceUndone: [] };

/** A pause longer than this, in milliseconds, begins a new step even while a person types on. */
const PAUSE = 800;
/** A typed step longer than this many edits is closed, so that one undo never takes away a paragraph's work. */
const LONGEST = 120;
const DEPTH = 1000;

/** What a person just did: the text it was done on, the edit, and when. */
export interface Deed {
  readonly before: string;
  readonly edit: Edit;
  readonly join: Join;
  /** Milliseconds of the caller's clock. */
  readonly at: number;
}

/**
 * Record an edit. Whatever had been undone is forgotten.
 *
 * Edits that carry the same `join` become one step: typing is undone in bursts, or as its pane cuts it, while a paste
 * or a form's choice (`join` null) stands alone.
 */
export function record(history: History, { before, edit, join, at }: Deed): History {
  const inverse = invertEdit(before, edit);
  const last = history.done.at(-1);
  const joins =
    last !== undefined &&
    continues(last, join, at) &&
    history.undone.length === 0 &&
    history.sinceDone.length === 0;
  const step: Step = joins
    ? { ...last, edits: [...last.edits, edit], inverses: [...last.inverses, inverse], at }
    : { edits: [edit], inverses: [inverse], join, at, beneath: history.sinceDone };
  const kept = joins ? history.done.slice(0, -1) : history.done.slice(-(DEPTH - 1));
  return { ...emptyHistory, done: [...kept, step] };
}

function continues(last: Step, join: Join, at: number): boolean {
  if (join === null || last.join !== join) return false;
  return typeof join === "object" || (at - last.at <= PAUSE && last.edits.length < LONGEST);
}

/** Somebody else edited the text: that is no step of this history, and undo leaves it alone. */
export function recordForeign(history: History, edit: Edit): History {
  return {
    ...history,
    sinceDone: composeEdits(history.sinceDone, edit),
    sinceUndone: composeEdits(history.sinceUndone, edit),
  };
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
  const { edit, since, back } = around(step.inverses.toReversed(), history.sinceDone, text);
  return {
    history: {
      done: history.done.slice(0, -1),
      sinceDone: composeEdits(step.beneath, since),
      undone: [...history.undone, { ...step, edits: [back], inverses: [edit], beneath: history.sinceUndone }],
      sinceUndone: [],
    },
    text: applyEdit(text, edit),
    edits: [edit],
  };
}

/** Do the step again that was undone last; `null` when there is none. */
export function redo(history: History, text: string): Travel | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  const { edit, since, back } = around(step.edits, history.sinceUndone, text);
  return {
    history: {
      done: [...history.done, { ...step, edits: [edit], inverses: [back], beneath: history.sinceDone }],
      sinceDone: [],
      undone: history.undone.slice(0, -1),
      sinceUndone: composeEdits(step.beneath, since),
    },
    text: applyEdit(text, edit),
    edits: [edit],
  };
}

/** What a step's edits are after what others did since, what the others' edit is without the step, and the way back. */
function around(edits: readonly Edit[], since: Edit, text: string) {
  const whole = edits.reduce<Edit>(composeEdits, []);
  const edit = transformEdit(whole, since, "before");
  return { edit, since: transformEdit(since, whole, "after"), back: invertEdit(text, edit) };
}

/** End the step that is being typed: the next edit begins a new one. */
export function closeStep(history: History): History {
  const last = history.done.at(-1);
  if (!last || last.join === null) return history;
  return { ...history, done: [...history.done.slice(0, -1), { ...last, join: null }] };
}

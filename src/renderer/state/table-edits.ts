/** Values written from a table: each a patch of one value's bytes, through the article's own document. */

import { editBetween } from "#core/document/patch";
import { valueAt } from "#core/frontmatter/change";
import { editField } from "#core/frontmatter/edit";
import type { FieldValue } from "#core/frontmatter/values";
import type { FieldPath } from "#core/problems/problem";
import { failureOf } from "./actions.ts";
import type { DocumentSession } from "./document-session.ts";
import type { DocumentStore } from "./document-store.ts";
import { inTurn } from "./in-turn.ts";

export interface WrittenValue {
  readonly path: string;
  readonly collection: string;
  readonly field: FieldPath;
  /** `undefined` takes the field away. A function is given what stands there now: a part of it may stay. */
  readonly value: FieldValue | undefined | ((before: FieldValue | undefined) => FieldValue | undefined);
}

/** `kept`: the article had unsaved edits already; the value stands beside them, unsaved. */
export type WriteOutcome =
  | { readonly kind: "saved" | "kept" | "same" | "refused" | "conflict" }
  | { readonly kind: "failed"; readonly failure: string };

export interface TableEdits {
  /**
   * Write the values, one after the other, as one step of undo. Ends at the first that cannot be written: what was
   * written before it stays, and is what undo takes back.
   */
  readonly edit: (...written: readonly WrittenValue[]) => Promise<WriteOutcome>;
  /** Take back the last edit made here; `null` where there is none, or the article was edited elsewhere since. */
  readonly undo: () => Promise<WriteOutcome | null>;
  readonly redo: () => Promise<WriteOutcome | null>;
}

/** An edit, and the texts before and after it: it is only undone in the text that it made. */
interface Done {
  readonly path: string;
  readonly collection: string;
  readonly before: string;
  readonly after: string;
}

/** What a person did at once, in the order in which it was done; undone steps in the order of undoing. */
type Step = readonly Done[];

const MOST_STEPS = 500;

export function createTableEdits(store: Pick<DocumentStore, "open" | "hold">): TableEdits {
  const done: Step[] = [];
  const undone: Step[] = [];
  /** One after the other: two cells of one article are two edits of one text. */
  const serially = inTurn();
  const turn = async (from: Step[], to: Step[], way: "undo" | "redo"): Promise<WriteOutcome | null> => {
    // What came last is turned first: two values of one article are two edits of one text.
    const step = from.pop()?.toReversed();
    if (step === undefined) return null;
    const turned: Done[] = [];
    let outcome: WriteOutcome | null = null;
    for (const [index, one] of step.entries()) {
      const result = await turnOne(store, one, way);
      if (result?.kind === "failed") {
        // An article that cannot be opened keeps its step.
        from.push(step.slice(index).toReversed());
        outcome = result;
        break;
      }
      if (result !== null) turned.push(one);
      outcome = worse(outcome, result);
    }
    if (turned.length > 0) to.push(turned);
    return outcome;
  };
  return {
    edit: (...written) =>
      serially(async () => {
        const step: Done[] = [];
        let outcome: WriteOutcome = { kind: "same" };
        for (const each of written) {
          const result = await writeOne(store, each, (one) => step.push(one));
          outcome = worse(outcome, result) ?? outcome;
          if (STOPS.has(result.kind)) break;
        }
        if (step.length > 0) {
          done.push(step);
          done.splice(0, done.length - MOST_STEPS);
          undone.length = 0;
        }
        return outcome;
      }),
    undo: () => serially(() => turn(done, undone, "undo")),
    redo: () => serially(() => turn(undone, done, "redo")),
  };
}

const STOPS: ReadonlySet<WriteOutcome["kind"]> = new Set(["failed", "refused", "conflict"]);
/** What is told of several files: the first that went wrong, else what a person should know of. */
const RANK: readonly WriteOutcome["kind"][] = ["same", "saved", "kept", "refused", "conflict", "failed"];

function worse(one: WriteOutcome | null, other: WriteOutcome | null): WriteOutcome | null {
  if (one === null || other === null) return one ?? other;
  return RANK.indexOf(other.kind) > RANK.indexOf(one.kind) ? other : one;
}

async function writeOne(
  store: Pick<DocumentStore, "open" | "hold">,
  written: WrittenValue,
  note: (done: Done) => void,
): Promise<WriteOutcome> {
  const outcome = await withSession(store, written, async (session) => {
    session.flush();
    const { text: before, isDirty } = session.snapshot();
    const result = changeIn(session, written);
    if (result !== null) return result;
    const { path, collection } = written;
    note({ path, collection, before, after: session.snapshot().text });
    return isDirty ? { kind: "kept" } : saved(session);
  });
  return outcome ?? { kind: "same" };
}

function turnOne(
  store: Pick<DocumentStore, "open" | "hold">,
  one: Done,
  way: "undo" | "redo",
): Promise<WriteOutcome | null> {
  return withSession(store, one, async (session) => {
    session.flush();
    const { text, isDirty: wasDirty } = session.snapshot();
    const [expected, wanted] = way === "undo" ? [one.after, one.before] : [one.before, one.after];
    if (text !== expected) return null;
    // Not its session's own undo: the article may have been closed since, and its history with it.
    session.edit(editBetween(expected, wanted), "form", null);
    return wasDirty ? { kind: "kept" } : saved(session);
  });
}

async function withSession(
  store: Pick<DocumentStore, "open" | "hold">,
  { path, collection }: Pick<Done, "path" | "collection">,
  task: (session: DocumentSession) => Promise<WriteOutcome | null>,
): Promise<WriteOutcome | null> {
  try {
    const session = await store.open(path, collection);
    const release = store.hold(path);
    try {
      return await task(session);
    } finally {
      release();
    }
  } catch (error) {
    return { kind: "failed", failure: failureOf(error).code };
  }
}

/** Make the change in the text; an outcome where there is nothing to save. */
function changeIn(session: DocumentSession, written: WrittenValue): WriteOutcome | null {
  const { text, frontmatter } = session.snapshot();
  const { field } = written;
  try {
    const before = frontmatter.kind === "read" ? valueAt(frontmatter.values, field) : undefined;
    const value = typeof written.value === "function" ? written.value(before) : written.value;
    const change =
      value === undefined
        ? ({ kind: "remove", path: field } as const)
        : ({ kind: "set", path: field, value } as const);
    const edit = editField(text, change);
    if (edit.length === 0) return { kind: "same" };
    session.edit(edit, "form", null);
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: "refused" };
  }
}

async function saved(session: DocumentSession): Promise<WriteOutcome> {
  const result = await session.save();
  switch (result.kind) {
    case "failed":
      return { kind: "failed", failure: result.failure };
    case "conflict":
      return { kind: "conflict" };
    default:
      return { kind: "saved" };
  }
}

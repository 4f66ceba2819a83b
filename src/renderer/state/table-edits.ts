/** Values written from a table: each a patch of one value's bytes, through the article's own document. */

import { editBetween } from "#core/document/patch";
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
  /** `undefined` takes the field away. */
  readonly value: FieldValue | undefined;
}

/** `kept`: the article had unsaved edits already; the value stands beside them, unsaved. */
export type WriteOutcome =
  | { readonly kind: "saved" | "kept" | "same" | "refused" | "conflict" }
  | { readonly kind: "failed"; readonly failure: string };

export interface TableEdits {
  readonly edit: (written: WrittenValue) => Promise<WriteOutcome>;
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

const MOST_STEPS = 500;

export function createTableEdits(store: Pick<DocumentStore, "open" | "hold">): TableEdits {
  const done: Done[] = [];
  const undone: Done[] = [];
  /** One after the other: two cells of one article are two edits of one text. */
  const serially = inTurn();
  const withSession = async (
    { path, collection }: Pick<Done, "path" | "collection">,
    task: (session: DocumentSession) => Promise<WriteOutcome | null>,
  ): Promise<WriteOutcome | null> => {
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
  };
  const turn = async (from: Done[], to: Done[], step: "undo" | "redo"): Promise<WriteOutcome | null> => {
    const last = from.at(-1);
    if (last === undefined) return null;
    return withSession(last, async (session) => {
      session.flush();
      // An article that cannot be opened keeps its step.
      from.pop();
      const { text, isDirty: wasDirty } = session.snapshot();
      const [expected, wanted] = step === "undo" ? [last.after, last.before] : [last.before, last.after];
      if (text !== expected) return null;
      // Not its session's own undo: the article may have been closed since, and its history with it.
      session.edit(editBetween(expected, wanted), "form", null);
      to.push(last);
      return wasDirty ? { kind: "kept" } : saved(session);
    });
  };
  return {
    edit: (written) =>
      serially(async () => {
        const outcome = await withSession(written, async (session) => {
          session.flush();
          const { text: before, isDirty } = session.snapshot();
          const result = changeIn(session, written);
          if (result !== null) return result;
          const { path, collection } = written;
          done.push({ path, collection, before, after: session.snapshot().text });
          done.splice(0, done.length - MOST_STEPS);
          undone.length = 0;
          return isDirty ? { kind: "kept" } : saved(session);
        });
        return outcome ?? { kind: "same" };
      }),
    undo: () => serially(() => turn(done, undone, "undo")),
    redo: () => serially(() => turn(undone, done, "redo")),
  };
}

/** Make the change in the text; an outcome where there is nothing to save. */
function changeIn(session: DocumentSession, { field, value }: WrittenValue): WriteOutcome | null {
  const { text } = session.snapshot();
  try {
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

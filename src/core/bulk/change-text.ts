/** One article's text after a bulk operation: only the bytes of the values that change. */

import { applyEdit, editBetween } from "../document/patch.ts";
import { lineAt, splitDocument } from "../document/parts.ts";
import { editField } from "../frontmatter/edit.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import type { FieldMap } from "../frontmatter/values.ts";
import { changesFor, type BulkOperation } from "./operations.ts";

/** `refused`: why it cannot be done here, in a word that the interface has a sentence for. */
export type ChangedText =
  | { readonly kind: "changed"; readonly text: string }
  | { readonly kind: "same" }
  | {
      readonly kind: "refused";
      readonly reason: "unreadable" | "does-not-fit" | "breaks-frontmatter";
      readonly message: string;
    };

const NO_FIELDS = Object.create(null) as FieldMap;

/** Do `operation` to the document `text`. Every change is written, read back and compared by `editField`. */
export function changeText(text: string, operation: BulkOperation): ChangedText {
  const reading = readFrontmatter(splitDocument(text));
  if (reading.kind === "unreadable") return { kind: "refused", reason: "unreadable", message: "" };
  try {
    const changes = changesFor(reading.kind === "read" ? reading.values : NO_FIELDS, operation);
    const result = changes.reduce((before, change) => applyEdit(before, editField(before, change)), text);
    return result === text ? { kind: "same" } : { kind: "changed", text: result };
  } catch (error) {
    if (error instanceof RangeError)
      return { kind: "refused", reason: "does-not-fit", message: error.message };
    throw error;
  }
}

/** Whether `after`, an edited `before`, has lost its frontmatter: it could be read, and can no longer. */
export function losesFrontmatter(before: string, after: string): boolean {
  const [old, now] = [splitDocument(before), splitDocument(after)];
  const head = (parts: typeof old) => parts.text.slice(0, parts.body.from);
  if (old.frontmatter === null || head(old) === head(now)) return false;
  return readFrontmatter(old).kind === "read" && readFrontmatter(now).kind !== "read";
}

/** The lines that differ, as a person looks at them before anything is written. */
export interface ChangedLines {
  /** One-based. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The whole lines around the first and the last difference of two texts. */
export function changedLines(before: string, after: string): ChangedLines {
  const [patch] = editBetween(before, after);
  if (!patch) return { line: 1, before: "", after: "" };
  let start = 0;
  let line = 1;
  for (;;) {
    const { end, next } = lineAt(before, start);
    if (next === end || next > patch.from) break;
    start = next;
    line++;
  }
  const end = lineAt(before, patch.to).end;
  const grown = after.length - before.length;
  return {
    line,
    before: before.slice(start, end),
    after: after.slice(start, end + grown),
  };
}

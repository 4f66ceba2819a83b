/** Whether a change of a text is what a careful hand would have done, told from the two texts alone. */

import { editBetween } from "../document/patch.ts";
import type { BodyEditKind, VisualEdit } from "./visual-edits.ts";

/** Whether `after` differs from `before` by no more than the edit asks for. */
export function isIdeal(kind: BodyEditKind, edit: VisualEdit, before: string, after: string): boolean {
  return leavesRest(kind, edit, before, after) || leavesRest(kind, edit, unpadded(before), unpadded(after));
}

/** `text` with one space at most beside a bar: in an even table a cell's padding gives way, and the bars stay. */
export function unpadded(text: string): string {
  return text.replace(/ {2,}(?=\|)|(?<=\|) {2,}/g, " ");
}

function leavesRest(kind: BodyEditKind, { from, to }: VisualEdit, before: string, after: string): boolean {
  const [patch] = editBetween(before, after);
  if (!patch) return false;
  const removed = before.slice(patch.from, patch.to);
  switch (kind) {
    case "word":
    case "cell":
    case "heading":
      return (
        substitutes(before, after, { from, to, near: patch.from }) ||
        withoutNewLabel(after, patch.from).some((text) =>
          substitutes(before, text, { from, to, near: patch.from }),
        ) ||
        // A word that is spelt with escapes or entities is not found as it reads.
        (/[&\\]/.test(removed) && !/\s/.test(removed) && to.includes(patch.insert))
      );
    case "bold":
      return ["**", "__"].some(
        (mark) => surrounds(before, after, mark, patch.from) || widens(before, after, mark),
      );
    case "link":
      return (
        !/[\r\n]/.test(removed.replace(/^\s+/, "") + patch.insert) &&
        !removed.includes("](") &&
        after.includes(to)
      );
    case "task":
      return removed.length === 1 && patch.insert.length === 1;
    case "item":
      return addsOneLine(before, after, to);
  }
}

interface Substitution {
  readonly from: string;
  readonly to: string;
  readonly near: number;
}

/** Whether `after` is `before` with one occurrence of `from`, at or just before `near`, replaced by `to`. */
function substitutes(before: string, after: string, { from, to, near }: Substitution): boolean {
  for (let at = Math.max(0, near - from.length - to.length); at <= near + 1; at++) {
    if (!before.startsWith(from, at)) continue;
    if (before.slice(0, at) + to + before.slice(at + from.length) === after) return true;
  }
  return false;
}

/**
 * `[label]` and `[label][]` name their target by their text: once the text changes, the label must be written
 * out. The text with the first label after `near` taken back, in both forms.
 */
function withoutNewLabel(text: string, near: number): string[] {
  const label = /\]\[[^[\]]+\]/.exec(text.slice(near));
  if (!label) return [];
  const at = near + label.index + 1;
  const rest = text.slice(at + label[0].length - 1);
  return [text.slice(0, at) + rest, `${text.slice(0, at)}[]${rest}`];
}

/** Whether `after` is `before` with `mark` put in twice, the first time just before `near`. */
function surrounds(before: string, after: string, mark: string, near: number): boolean {
  for (let at = Math.max(0, near - mark.length); at <= near; at++) {
    if (!after.startsWith(mark, at)) continue;
    const [second, ...others] = editBetween(before, after.slice(0, at) + after.slice(at + mark.length));
    if (others.length === 0 && second?.insert === mark && second.from === second.to) return true;
  }
  return false;
}

/** A word beside a word that is already marked joins its mark: the delimiter moves, and nothing else. */
function widens(before: string, after: string, mark: string): boolean {
  return before.replaceAll(mark, "") === after.replaceAll(mark, "");
}

/** One line more that is not blank; lines after it may differ in their number, nothing else. */
function addsOneLine(before: string, after: string, text: string): boolean {
  const old = before.split(/\r\n|\n|\r/);
  const now = after.split(/\r\n|\n|\r/);
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const gone = withoutNumbers(old.slice(start, old.length - end));
  const come = withoutNumbers(now.slice(start, now.length - end));
  const added = come.findIndex((line) => line.endsWith(text));
  if (added === -1) return false;
  come.splice(added, 1);
  // A number that grows wider takes the indentation of its item's further lines along.
  const wider = gone.some((line) => /^[\s>]*#/.test(line));
  const joined = (lines: readonly string[]): string =>
    lines.map((line) => (wider ? line.trimStart() : line)).join("\n");
  return joined(gone) === joined(come);
}

/** Lines that are not blank, their list numbers and the indentation that follows a number's width left out. */
export function withoutNumbers(lines: readonly string[]): string[] {
  return lines
    .filter((line) => /[^\s>]/.test(line))
    .map((line) => line.replace(/^([\s>]*)\d{1,9}([.)])/, "$1#$2"));
}

/** Whether a change of a body's structure is what a careful hand would have done, told from the two texts alone. */

import { editBetween } from "../document/patch.ts";
import type { StructureEdit } from "./structure-edits.ts";
import { unpadded, withoutNumbers } from "./ideal.ts";

/** Whether `after` differs from `before` by no more than the edit asks for. */
export function isIdealStructure(edit: StructureEdit, before: string, after: string): boolean {
  return leavesRest(edit, before, after) || leavesRest(edit, unpadded(before), unpadded(after));
}

function leavesRest(edit: StructureEdit, before: string, after: string): boolean {
  const [patch] = editBetween(before, after);
  if (!patch) return false;
  const removed = before.slice(patch.from, patch.to);
  const { insert } = patch;
  switch (edit.kind) {
    case "insert":
      return putsIn(before, after, (added) => added.trim() === edit.text);
    case "delete":
      // Lists that meet must have different markers, whoever brings them together.
      return putsIn(withoutBullets(after), withoutBullets(before), (gone) =>
        withoutSpace(gone).includes(withoutSpace(withoutBullets(edit.text))),
      );
    case "move":
      return sorted(withoutBullets(before)) === sorted(withoutBullets(after));
    case "split":
      return removed.trim() === "" && insert.trim() === "";
    case "join":
      return putsIn(withoutMarks(after), withoutMarks(before), (gone) => /^[\s>]*$/.test(gone));
    case "typed":
      return putsIn(before, after, (added) => readsAsText(added) === edit.text.trim());
    case "unmark":
      return withoutMarks(before) === withoutMarks(after);
    case "drop":
      return dropsLines(before, after);
    case "nest":
      return bare(before) === bare(after);
    case "row":
      return removed === "" && insert.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").length <= 2;
    case "column":
      return lengthensLines(before, after);
    case "level":
      return (
        /^[#=\-\s]*$/.test(removed + insert) || withoutHeadingMarks(before) === withoutHeadingMarks(after)
      );
    case "image":
      return !/[\r\n]/.test(removed + insert) && after.includes(edit.text) && !removed.includes("](");
  }
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The characters of a text in order, but for white space: a block that moved brings nothing along and leaves nothing. */
function sorted(text: string): string {
  return [...withoutSpace(text)].toSorted().join("");
}

/** Whether `after` is `before` with something put in at one place, for which `fits` holds. */
function putsIn(before: string, after: string, fits: (added: string) => boolean): boolean {
  const grown = after.length - before.length;
  const [patch] = editBetween(before, after);
  if (grown < 0 || !patch) return grown === 0 && fits("");
  for (let at = Math.max(0, patch.from - grown); at <= patch.from; at++) {
    if (!after.startsWith(before.slice(at), at + grown) || !after.startsWith(before.slice(0, at))) continue;
    if (fits(after.slice(at, at + grown))) return true;
  }
  return false;
}

function withoutBullets(text: string): string {
  return text.replace(/^([\s>]*)(?:[-*+](?=\s)|(\d{1,9})[.)](?=\s))/gm, "$1$2");
}

function readsAsText(source: string): string {
  return source
    .replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .trim();
}

function withoutMarks(text: string): string {
  return text.replace(/[*_]/g, "");
}

/** Lines gone from one place, those after it with other numbers at most. */
function dropsLines(before: string, after: string): boolean {
  const old = withoutNumbers(before.split(/\r\n|\n|\r/));
  const now = withoutNumbers(after.split(/\r\n|\n|\r/));
  const bare = (lines: readonly string[]) => lines.map((line) => line.trimStart());
  const [left, right] = [bare(old), bare(now)];
  let start = 0;
  while (start < right.length && left[start] === right[start]) start++;
  const tail = right.slice(start);
  return (
    right.length < left.length &&
    tail.every((line, index) => line === left[left.length - tail.length + index])
  );
}

/** The lines without their indentation, markers and numbers. */
function bare(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|$))*/, ""))
    .filter((line) => line !== "")
    .join("\n");
}

/** Whether every line is as it was or has something more at one place. */
function lengthensLines(before: string, after: string): boolean {
  const [old, now] = [before.split(/\r\n|\n|\r/), after.split(/\r\n|\n|\r/)];
  return (
    old.length === now.length &&
    old.every((line, index) => {
      const [patch] = editBetween(line, now[index] ?? "");
      return !patch || line.slice(patch.from, patch.to).trim() === "";
    })
  );
}

/** Without what makes headings: an underlined one of a deeper level is written with hash marks. */
function withoutHeadingMarks(text: string): string {
  return withoutSpace(text.replace(/^[ \t>]*(?:=+|-+)[ \t]*$/gm, "").replace(/#/g, ""));
}

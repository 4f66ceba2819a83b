/** The difference of two texts by whole lines: how a text from elsewhere becomes an edit that keeps panes in place. */

import { diffArrays } from "diff";
import { lineAt } from "#core/document/parts";
import { editBetween, shiftEdit, type Edit } from "#core/document/patch";

/** Past this many changed lines the difference is one patch: finding the best one would cost more than it helps. */
const MOST_CHANGES = 2000;

/** Lines with their endings: joined, they are the text. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/** Whole lines that went and whole lines that came in their place, at `from` of the text before. */
export interface ChangedLines {
  readonly from: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The runs of lines in which two texts differ, in order. */
export function changedLines(before: string, after: string): readonly ChangedLines[] {
  const [middle] = editBetween(before, after);
  if (!middle) return [];
  const from = startOfLine(before, middle.from);
  const rest = endOfLine(before, middle.to) - middle.to;
  const old = linesOf(before.slice(from, middle.to + rest));
  const young = linesOf(after.slice(from, middle.from + middle.insert.length + rest));
  const parts = diffArrays(old, young, { maxEditLength: MOST_CHANGES });
  if (!parts) return [{ from, removed: old, added: young }];
  const runs: { from: number; removed: string[]; added: string[] }[] = [];
  let position = from;
  let open: (typeof runs)[number] | null = null;
  for (const { added, removed, value } of parts) {
    const length = value.reduce((sum, line) => sum + line.length, 0);
    if (!added && !removed) {
      open = null;
      position += length;
      continue;
    }
    if (!open) runs.push((open = { from: position, removed: [], added: [] }));
    (added ? open.added : open.removed).push(...value);
    if (removed) position += length;
  }
  return runs;
}

/**
 * The edit from `before` to `after`, as small as whole lines allow and smaller within each changed run.
 *
 * Two distant changes become two patches, so that what lies between them (a selection, a scroll position,
 * a block of the visual editor) is not touched.
 */
export function editLines(before: string, after: string): Edit {
  return changedLines(before, after).flatMap(({ from, removed, added }) =>
    shiftEdit(editBetween(removed.join(""), added.join("")), from),
  );
}

function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

/** Where the line that holds `offset` ends, its break included. */
function endOfLine(text: string, offset: number): number {
  if (offset > 0 && /[\r\n]/.test(text[offset - 1] ?? "")) return offset;
  return lineAt(text, offset).next;
}

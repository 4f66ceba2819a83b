/** The difference of two texts by whole lines: how a text from elsewhere becomes an edit that keeps panes in place. */

import { diffArrays } from "diff";
import { editBetween, type Edit, type Patch } from "#core/document/patch";

/** Past this many changed lines the difference is one patch: finding the best one would cost more than it helps. */
const MOST_CHANGES = 2000;

/** Lines with their endings: joined, they are the text. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

/**
 * The edit from `before` to `after`, as small as whole lines allow and smaller within each changed run.
 *
 * Two distant changes become two patches, so that what lies between them (a selection, a scroll position,
 * a block of the visual editor) is not touched.
 */
export function editLines(before: string, after: string): Edit {
  const [middle] = editBetween(before, after);
  if (!middle) return [];
  const from = startOfLine(before, middle.from);
  const old = before.slice(from, middle.to);
  const young = after.slice(from, middle.from) + middle.insert;
  const parts = diffArrays(linesOf(old), linesOf(young), { maxEditLength: MOST_CHANGES });
  if (!parts) return [middle];
  const patches: Patch[] = [];
  let position = from;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (!part) continue;
    const lines = part.value.join("");
    if (!part.added && !part.removed) {
      position += lines.length;
      continue;
    }
    const next = parts[index + 1];
    const isPair = next !== undefined && part.removed !== next.removed && (next.added || next.removed);
    const removed = part.removed ? lines : isPair && next.removed ? next.value.join("") : "";
    const added = part.added ? lines : isPair && next.added ? next.value.join("") : "";
    if (isPair) index++;
    for (const patch of editBetween(removed, added)) {
      patches.push({ from: patch.from + position, to: patch.to + position, insert: patch.insert });
    }
    position += removed.length;
  }
  return patches;
}

function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

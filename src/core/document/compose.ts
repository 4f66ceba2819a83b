/** Several edits that follow each other, as the one edit that does the same. */

import type { Edit, Patch } from "./patch.ts";

/** A stretch of an edit: keep or remove so many code units of the text before, or put in new ones. */
type Stretch =
  | { readonly kind: "keep"; readonly length: number }
  | { readonly kind: "remove"; readonly length: number }
  | { readonly kind: "insert"; readonly text: string };

/**
 * The edit that does what `first` and then `second` do.
 *
 * Only what either of them touched is touched: a typed burst in one paragraph composes to one patch there,
 * and edits in two places stay two patches.
 */
export function composeEdits(first: Edit, second: Edit): Edit {
  const earlier = stretchReader(first);
  const later = stretchReader(second);
  const composed: Stretch[] = [];
  while (earlier.hasMore() || later.hasMore()) {
    if (earlier.kind() === "remove") {
      composed.push(earlier.take(Number.POSITIVE_INFINITY));
    } else if (later.kind() === "insert") {
      composed.push(later.take(Number.POSITIVE_INFINITY));
    } else {
      // Both now speak of the same code units of the text in between.
      const length = Math.min(earlier.length(), later.length());
      const made = earlier.take(length);
      const fate = later.take(length);
      if (fate.kind === "keep") composed.push(made);
      else if (made.kind === "keep") composed.push(fate);
    }
  }
  return patchesOf(composed);
}

/** Reads an edit stretch by stretch, in pieces of any length; endless `keep` follows the last patch. */
function stretchReader(edit: Edit) {
  const stretches = stretchesOf(edit);
  let index = 0;
  let used = 0;
  const current = (): Stretch => stretches[index] ?? { kind: "keep", length: Number.POSITIVE_INFINITY };
  const lengthOf = (stretch: Stretch) => (stretch.kind === "insert" ? stretch.text.length : stretch.length);
  return {
    hasMore: () => index < stretches.length,
    kind: () => current().kind,
    length: () => lengthOf(current()) - used,
    take(most: number): Stretch {
      const stretch = current();
      const length = Math.min(most, lengthOf(stretch) - used);
      const piece: Stretch =
        stretch.kind === "insert"
          ? { kind: "insert", text: stretch.text.slice(used, used + length) }
          : { kind: stretch.kind, length };
      used += length;
      if (used >= lengthOf(stretch)) {
        index++;
        used = 0;
      }
      return piece;
    },
  };
}

function stretchesOf(edit: Edit): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let position = 0;
  for (const { from, to, insert } of edit) {
    if (from > position) stretches.push({ kind: "keep", length: from - position });
    if (to > from) stretches.push({ kind: "remove", length: to - from });
    if (insert !== "") stretches.push({ kind: "insert", text: insert });
    position = to;
  }
  return stretches;
}

function patchesOf(stretches: readonly Stretch[]): Edit {
  const patches: Patch[] = [];
  let position = 0;
  let open: { from: number; to: number; insert: string } | null = null;
  const close = () => {
    if (open && (open.to > open.from || open.insert !== "")) patches.push(open);
    open = null;
  };
  for (const stretch of stretches) {
    if (stretch.kind === "keep") {
      if (stretch.length > 0) close();
      position += stretch.length;
      continue;
    }
    open ??= { from: position, to: position, insert: "" };
    if (stretch.kind === "insert") open.insert += stretch.text;
    else open.to = position += stretch.length;
  }
  close();
  return patches;
}

/** Edits as stretches: the form in which two of them are composed or moved over each other. */

import type { Edit, Patch } from "./patch.ts";

/** A stretch of an edit: keep or remove so many code units of the text before, or put in new ones. */
export type Stretch =
  | { readonly kind: "keep"; readonly length: number }
  | { readonly kind: "remove"; readonly length: number }
  | { readonly kind: "insert"; readonly text: string };

/** Reads an edit stretch by stretch, in pieces of any length; endless `keep` follows the last patch. */
export function stretchReader(edit: Edit) {
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

/** The edit that stretches in order make. */
export function patchesOf(stretches: readonly Stretch[]): Edit {
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

/** Patches of one block's source, made piece by piece and put together. */

import type { Patch } from "../document/patch.ts";
import type { Span } from "./rewrite-tree.ts";
import type { Piece } from "./rewrite-loom.ts";

/** The patches that turn the old inline content at `content` into `pieces`. */
export function piecesToPatches(pieces: readonly Piece[], content: Span, source: string): Patch[] {
  const patches: Patch[] = [];
  let position = content.from;
  let insert = "";
  const flush = (to: number): void => {
    patches.push(...trimPatch({ from: position, to, insert }, source));
    insert = "";
  };
  for (const piece of pieces) {
    if (piece.kind === "written") {
      insert += piece.text;
      continue;
    }
    flush(piece.from);
    position = piece.to;
  }
  flush(content.to);
  return patches;
}

/** `patch` without what it replaces by itself; none when it changes nothing. Surrogate pairs stay whole. */
export function trimPatch(patch: Patch, source: string): Patch[] {
  const old = source.slice(patch.from, patch.to);
  const { insert } = patch;
  if (old === insert) return [];
  const shorter = Math.min(old.length, insert.length);
  let start = 0;
  while (start < shorter && old[start] === insert[start]) start++;
  if (start > 0 && isHigh(old.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === insert[insert.length - 1 - end]) end++;
  if (end > 0 && isLow(old.charCodeAt(old.length - end))) end--;
  return [{ from: patch.from + start, to: patch.to - end, insert: insert.slice(start, insert.length - end) }];
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `patches` in order, as one edit; `null` when two of them claim the same code units. */
export function orderPatches(patches: readonly Patch[]): Patch[] | null {
  const ordered = patches.toSorted((one, other) => one.from - other.from || one.to - other.to);
  let position = 0;
  for (const { from, to } of ordered) {
    if (from < position) return null;
    position = to;
  }
  return ordered;
}

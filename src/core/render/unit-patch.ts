/** What changed between two renderings of a page: the message a preview frame gets, and no more. */

import type { RenderedUnit } from "./renderer.ts";

/** Replace `removed` units from `from` on by `inserted`. */
export interface UnitPatch {
  readonly from: number;
  readonly removed: number;
  readonly inserted: readonly string[];
  /** The block of every unit after the change: an edit above moves all below. `null`: no one block's. */
  readonly blocks: readonly (number | null)[];
}

/** The smallest single replacement that turns `before` into `after`. */
export function patchBetween(before: readonly RenderedUnit[], after: readonly RenderedUnit[]): UnitPatch {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from]?.html === after[from]?.html) from++;
  let kept = 0;
  while (kept < shorter - from && before.at(-1 - kept)?.html === after.at(-1 - kept)?.html) kept++;
  return {
    from,
    removed: before.length - from - kept,
    inserted: after.slice(from, after.length - kept).map(({ html }) => html),
    blocks: after.map(({ block }) => block),
  };
}

/** `before` with `patch` applied. */
export function applyUnitPatch(before: readonly RenderedUnit[], patch: UnitPatch): readonly RenderedUnit[] {
  const html = before.map((unit) => unit.html);
  html.splice(patch.from, patch.removed, ...patch.inserted);
  return html.map((text, index) => ({ html: text, block: patch.blocks[index] ?? null }));
}

/** Places in a body, as those know them who show it by blocks and those who show it as text. */

import type { Body } from "./block.ts";

/** A place in a body: a block, by its index, and how much of it is before the place (0 to 1). */
export interface BlockPlace {
  readonly block: number;
  readonly fraction: number;
}

/** Where each block begins in the body's text, and last where the text ends. Ascending; never empty. */
export function blockStarts(body: Body): readonly number[] {
  let at = body.lead.length;
  const starts = [at];
  for (const { source, gap } of body.blocks) starts.push((at += source.length + gap.length));
  return starts;
}

/** The place at `offset` of the body's text, which may fall between two code units; the nearest for one outside. */
export function placeAt(starts: readonly number[], offset: number): BlockPlace {
  const block = Math.max(0, Math.min(lastAtOrBefore(starts, offset), starts.length - 2));
  const start = starts[block] ?? 0;
  const length = (starts[block + 1] ?? start) - start;
  const fraction = length === 0 ? 0 : Math.min(1, Math.max(0, (offset - start) / length));
  return { block, fraction };
}

/** The offset of a place; falls between two code units where the fraction does. The inverse of `placeAt`. */
export function offsetAt(starts: readonly number[], { block, fraction }: BlockPlace): number {
  const known = Math.max(0, Math.min(block, starts.length - 2));
  const start = starts[known] ?? 0;
  return start + fraction * ((starts[known + 1] ?? start) - start);
}

/** The index of the last of `starts`, which ascend, that is at or before `offset`; -1 when none is. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

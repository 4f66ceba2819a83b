/** Which pieces of an old sequence live on in a new one. */

import { diffArrays } from "diff";

/** Beyond this many insertions and deletions the middle counts as wholly replaced. */
const FAR = 3000;

/**
 * For each item of `after`, the index of the item of `before` that it continues, or -1.
 *
 * Items are the same when their keys are equal; the pairs ascend on both sides.
 */
export function alignKeys(before: readonly string[], after: readonly string[]): number[] {
  const pairs = new Array<number>(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) pairs[start] = start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
    pairs[after.length - end] = before.length - end;
  }
  const middle = diffArrays(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    { maxEditLength: FAR },
  );
  let from = start;
  let to = start;
  for (const { added, removed, count } of middle ?? []) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs[to + step] = from + step;
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
}

/** What `pairChildren` needs to know of a child. */
export interface Likeness {
  /** Equal for children that are wholly the same. */
  readonly key: string;
  /** Only children of the same kind continue each other. */
  readonly kind: string;
  /** What its words are, to tell an edited child from another one. */
  readonly text: string;
}

/**
 * For each child of `after`, the index of the child of `before` that it is or was made from, or -1.
 *
 * Children that are the same pair first; between them, those of the same kind that share the most words.
 */
export function pairChildren(before: readonly Likeness[], after: readonly Likeness[]): number[] {
  const pairs = alignKeys(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  let to = 0;
  while (to < after.length) {
    if (pairs[to] !== -1) {
      to++;
      continue;
    }
    let end = to;
    while (end < after.length && pairs[end] === -1) end++;
    const from = to === 0 ? 0 : (pairs[to - 1] ?? -1) + 1;
    const until = end === after.length ? before.length : (pairs[end] ?? before.length);
    pairRun(before.slice(from, until), after.slice(to, end)).forEach((pair, step) => {
      if (pair !== -1) pairs[to + step] = from + pair;
    });
    to = end;
  }
  return pairs;
}

/** The best pairing of two short runs that share no equal child, found by dynamic programming. */
function pairRun(before: readonly Likeness[], after: readonly Likeness[]): number[] {
  const width = after.length + 1;
  if (before.length * after.length > 40_000) return inOrder(before, after);
  const best = new Float64Array((before.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const paired = likeness(before[row], after[column]);
      best[row * width + column] = Math.max(
        at(row + 1, column),
        at(row, column + 1),
        paired === 0 ? 0 : paired + at(row + 1, column + 1),
      );
    }
  }
  const pairs = new Array<number>(after.length).fill(-1);
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    const paired = likeness(before[row], after[column]);
    if (paired > 0 && at(row, column) === paired + at(row + 1, column + 1)) pairs[column++] = row++;
    else if (at(row, column) === at(row + 1, column)) row++;
    else column++;
  }
  return pairs;
}

function inOrder(before: readonly Likeness[], after: readonly Likeness[]): number[] {
  return after.map(({ kind }, index) => (before[index]?.kind === kind ? index : -1));
}

/** 0 when one cannot have become the other; more than 1 the more words they share. */
function likeness(before: Likeness | undefined, after: Likeness | undefined): number {
  if (!before || !after || before.kind !== after.kind) return 0;
  return 1 + 4 * sharedPart(before.text, after.text);
}

/** The part of the longer text that the common beginning and end make up, from 0 to 1. */
export function sharedPart(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  const longer = Math.max(before.length, after.length);
  if (longer === 0) return 0;
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return (start + end) / longer;
}

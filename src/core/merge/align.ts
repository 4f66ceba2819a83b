/**
 * Which unit of one text is which of another.
 *
 * Equal units that are unique on both sides anchor the rest (Bram Cohen's patience diff, time n log n); the short
 * runs between anchors are matched by how many words they share, so that an edited block is still the same block.
 */

import type { Sequence, Unit } from "./sequence.ts";
import { similarity, wordsOf, type Words } from "./similarity.ts";

/** For each unit of the base, the unit of the other text that it became. */
export interface Alignment {
  /** By index in the base; -1: it is gone. */
  readonly to: readonly number[];
  /** Indices in the base of units that stand in another order now. */
  readonly moved: ReadonlySet<number>;
}

/** Align a text with its base. */
export function alignSequences(base: Sequence, side: Sequence): Alignment {
  const to = base.units.map(() => -1);
  if (base.rule.isUnordered) matchNames(base.units, side.units, to);
  const matched = new Set(to);
  if (base.rule.isUnordered) matchTexts(base.units, side.units, { to, matched });
  else new Aligner(base.units, side.units, to).align();
  return { to, moved: movedOf(to) };
}

function matchNames(base: readonly Unit[], side: readonly Unit[], to: number[]): void {
  const places = new Map<string, number>();
  for (const [index, { name }] of side.entries()) if (name !== null) places.set(name, index);
  for (const [index, { name }] of base.entries()) if (name !== null) to[index] = places.get(name) ?? -1;
}

/** Units without a name (comments between fields) are the same where their text is. */
function matchTexts(
  base: readonly Unit[],
  side: readonly Unit[],
  { to, matched }: { readonly to: number[]; readonly matched: ReadonlySet<number> },
): void {
  const places = new Map<string, number[]>();
  for (const [index, { text, name }] of side.entries()) {
    if (name === null && !matched.has(index)) places.set(text, [...(places.get(text) ?? []), index]);
  }
  for (const [index, { text, name }] of base.entries()) {
    if (name === null) to[index] = places.get(text)?.shift() ?? -1;
  }
}

/** The matches outside a longest run that keeps its order. */
function movedOf(to: readonly number[]): ReadonlySet<number> {
  const pairs = to.flatMap((other, index) => (other < 0 ? [] : [{ index, other }]));
  const kept = new Set(longestRising(pairs).map(({ index }) => index));
  return new Set(pairs.filter(({ index }) => !kept.has(index)).map(({ index }) => index));
}

interface Pair {
  readonly index: number;
  readonly other: number;
}

/** A longest subsequence whose `other` rises (patience sorting). `pairs` ascend by `index`. */
export function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [at, { other }] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.other ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = at;
  }
  const rising: Pair[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rising.push(pair);
  }
  return rising.toReversed();
}

/** Units `from` to `to` of the base, and `start` to `end` of the other text. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Above this many pairs a run without anchors is not compared pair by pair. */
const MOST_PAIRS = 20_000;
/** From this share of common words on, two blocks count as one that was edited. */
const ALIKE = 0.4;

class Aligner {
  private readonly base: readonly Unit[];
  private readonly side: readonly Unit[];
  private readonly to: number[];
  private readonly taken = new Set<number>();
  private readonly words = new Map<Unit, Words>();

  constructor(base: readonly Unit[], side: readonly Unit[], to: number[]) {
    this.base = base;
    this.side = side;
    this.to = to;
  }

  align(): void {
    const waiting: Stretch[] = [{ from: 0, to: this.base.length, start: 0, end: this.side.length }];
    for (let next = waiting.pop(); next; next = waiting.pop()) waiting.push(...this.narrow(next));
    this.findMoved();
    this.pairLeftovers();
  }

  private match(index: number, other: number): void {
    this.to[index] = other;
    this.taken.add(other);
  }

  private isSame(index: number, other: number): boolean {
    return this.base[index]?.text === this.side[other]?.text;
  }

  /** Match what is equal at both ends and the anchors between; what is left between them comes back. */
  private narrow(stretch: Stretch): Stretch[] {
    let { from, to, start, end } = stretch;
    while (from < to && start < end && this.isSame(from, start)) this.match(from++, start++);
    while (from < to && start < end && this.isSame(to - 1, end - 1)) this.match(--to, --end);
    if (from === to || start === end) return [];
    const anchors = this.anchorsIn({ from, to, start, end });
    if (anchors.length === 0) {
      this.pairAlike({ from, to, start, end });
      return [];
    }
    const rest: Stretch[] = [];
    let [left, top] = [from, start];
    for (const { index, other } of anchors) {
      this.match(index, other);
      rest.push({ from: left, to: index, start: top, end: other });
      [left, top] = [index + 1, other + 1];
    }
    return [...rest, { from: left, to, start: top, end }];
  }

  private anchorsIn({ from, to, start, end }: Stretch): readonly Pair[] {
    const here = uniqueTexts(this.base, from, to);
    const there = uniqueTexts(this.side, start, end);
    const pairs: Pair[] = [];
    for (const [text, index] of here) {
      const other = there.get(text);
      if (index >= 0 && other !== undefined && other >= 0) pairs.push({ index, other });
    }
    return longestRising(pairs);
  }

  /** The matches, in order, that have most in common. */
  private pairAlike({ from, to, start, end }: Stretch): void {
    const width = end - start + 1;
    if ((to - from) * (end - start) > MOST_PAIRS) return;
    const best = new Float64Array((to - from + 1) * width);
    const cellAt = (index: number, other: number) => (index - from) * width + (other - start);
    const likeness = (index: number, other: number) => this.likeness(index, other);
    for (let index = to - 1; index >= from; index--) {
      for (let other = end - 1; other >= start; other--) {
        const skipped = Math.max(best[cellAt(index + 1, other)] ?? 0, best[cellAt(index, other + 1)] ?? 0);
        const both = likeness(index, other) + (best[cellAt(index + 1, other + 1)] ?? 0);
        best[cellAt(index, other)] = Math.max(skipped, both);
      }
    }
    for (let index = from, other = start; index < to && other < end;) {
      const here = best[cellAt(index, other)] ?? 0;
      if (here === (best[cellAt(index + 1, other)] ?? 0)) index++;
      else if (here === (best[cellAt(index, other + 1)] ?? 0)) other++;
      else this.match(index++, other++);
    }
  }

  /** 2 for equal units, less than 1 for alike ones, 0 for strangers. */
  private likeness(index: number, other: number): number {
    const one = this.base[index];
    const two = this.side[other];
    if (!one || !two) return 0;
    if (one.text === two.text) return 2;
    const alike = similarity(this.wordsIn(one), this.wordsIn(two));
    return alike >= ALIKE ? alike : 0;
  }

  private wordsIn(unit: Unit): Words {
    const known = this.words.get(unit) ?? wordsOf(unit.text);
    this.words.set(unit, known);
    return known;
  }

  /** What is gone from one place and stands, unchanged, at another. */
  private findMoved(): void {
    const here = uniqueTexts(this.base, 0, this.base.length, (index) => (this.to[index] ?? -1) < 0);
    const there = uniqueTexts(this.side, 0, this.side.length, (other) => !this.taken.has(other));
    for (const [text, index] of here) {
      const other = there.get(text);
      if (index >= 0 && other !== undefined && other >= 0) this.match(index, other);
    }
  }

  /** Between two matches, as many units that went as came: each is the other, rewritten. */
  private pairLeftovers(): void {
    const moved = movedOf(this.to);
    let gone: number[] = [];
    let expected = 0;
    for (let index = 0; index <= this.base.length; index++) {
      const other = index < this.base.length ? (this.to[index] ?? -1) : this.side.length;
      if (moved.has(index)) continue;
      if (other < 0) {
        gone.push(index);
        continue;
      }
      const came: number[] = [];
      for (let at = expected; at < other; at++) if (!this.taken.has(at)) came.push(at);
      if (came.length === gone.length) {
        for (const [at, place] of gone.entries()) this.match(place, came[at] ?? -1);
      }
      gone = [];
      expected = other + 1;
    }
  }
}

/** Where each text stands that is there once; -1 for one that is there more often. */
function uniqueTexts(
  units: readonly Unit[],
  from: number,
  to: number,
  counts: (index: number) => boolean = () => true,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let index = from; index < to; index++) {
    const text = units[index]?.text ?? "";
    if (counts(index)) places.set(text, places.has(text) ? -1 : index);
  }
  return places;
}

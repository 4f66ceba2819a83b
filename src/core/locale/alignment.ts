/**
 * Which block of a translation is which of its source, with no dictionary.
 *
 * Needleman & Wunsch's dynamic programming (1970) over the blocks' features: kind first, then what translation leaves
 * alone (numbers, addresses, code, names: Simard, Foster & Isabelle's cognates, 1992), then lengths by Gale & Church
 * (A Program for Aligning Sentences in Bilingual Corpora, 1993), whose ratio is taken from the two texts themselves,
 * so that Japanese is no special case. Pairs that are known from elsewhere hold the rest in place.
 */

import type { Block } from "../markdown/block.ts";
import { featuresOf, type BlockFeatures } from "./block-features.ts";

export interface BlockPair {
  readonly source: number;
  readonly target: number;
}

/** Blocks in the order of both texts; what has no partner is in none of the pairs. */
export type BlockAlignment = readonly BlockPair[];

/** Above so many cells, what stands between known pairs is cut at its headings. */
const MOST_CELLS = 4_000_000;

/**
 * Align `target` with `source`. Pairs rise on both sides.
 *
 * `known`: pairs that are given, in order on both sides; they come back among the others.
 */
export function alignBlocks(
  source: readonly Block[],
  target: readonly Block[],
  known: BlockAlignment = [],
): BlockAlignment {
  const one = source.map(featuresOf);
  const two = target.map(featuresOf);
  const ratio = lengthRatio(one, two);
  const pairs: BlockPair[] = [];
  let from = { source: 0, target: 0 };
  for (const next of [...known, { source: source.length, target: target.length }]) {
    pairs.push(
      ...alignStretch(one.slice(from.source, next.source), two.slice(from.target, next.target), ratio).map(
        (pair) => ({ source: pair.source + from.source, target: pair.target + from.target }),
      ),
    );
    if (next.source < source.length) pairs.push(next);
    from = { source: next.source + 1, target: next.target + 1 };
  }
  return pairs;
}

/** How many letters of the target stand for one of the source. */
function lengthRatio(one: readonly BlockFeatures[], two: readonly BlockFeatures[]): number {
  const sum = (features: readonly BlockFeatures[]) =>
    features.reduce((total, { hasText, length }) => total + (hasText ? length : 0), 0);
  const ratio = sum(two) / Math.max(1, sum(one));
  // A translation that has only begun says nothing of the languages.
  return ratio > 0.5 && ratio < 2 ? ratio : 1;
}

/** What a block without a partner costs: pairs that are worse than two of these are none. */
const GAP = -0.45;
const [PAIR, SKIP_SOURCE, SKIP_TARGET] = [0, 1, 2] as const;

function alignStretch(
  one: readonly BlockFeatures[],
  two: readonly BlockFeatures[],
  ratio: number,
): BlockAlignment {
  if (one.length === 0 || two.length === 0) return [];
  const width = two.length + 1;
  if ((one.length + 1) * width > MOST_CELLS) return alignByPlace(one, two);
  const best = new Float64Array((one.length + 1) * width);
  const step = new Uint8Array(best.length);
  for (let row = 0; row <= one.length; row++) {
    for (let column = 0; column <= two.length; column++) {
      if (row === 0 && column === 0) continue;
      const at = row * width + column;
      const here = one[row - 1];
      const there = two[column - 1];
      let score = -Infinity;
      if (here && there) {
        const place = Math.abs(row / one.length - column / two.length);
        score = (best[at - width - 1] ?? 0) + pairScore(here, there, ratio) - 0.5 * place;
        step[at] = PAIR;
      }
      const skipSource = here ? (best[at - width] ?? 0) + GAP : -Infinity;
      const skipTarget = there ? (best[at - 1] ?? 0) + GAP : -Infinity;
      if (skipSource > score) [score, step[at]] = [skipSource, SKIP_SOURCE];
      if (skipTarget > score) [score, step[at]] = [skipTarget, SKIP_TARGET];
      best[at] = score;
    }
  }
  return traced(step, one.length, two.length);
}

function traced(step: Uint8Array, rows: number, columns: number): BlockAlignment {
  const pairs: BlockPair[] = [];
  for (let row = rows, column = columns; row > 0 || column > 0;) {
    const taken = step[row * (columns + 1) + column];
    if (taken === SKIP_SOURCE) row--;
    else if (taken === SKIP_TARGET) column--;
    else pairs.push({ source: --row, target: --column });
  }
  return pairs.toReversed();
}

/** For texts of thousands of blocks with nothing known: block by block as far as the kinds agree. */
function alignByPlace(one: readonly BlockFeatures[], two: readonly BlockFeatures[]): BlockAlignment {
  return one.flatMap((features, index) =>
    two[index]?.kind === features.kind ? [{ source: index, target: index }] : [],
  );
}

/** Kinds that one translator writes for another's. */
const ALIKE = new Set([
  "paragraph",
  "blockquote",
  "list",
  "island:html",
  "island:component",
  "island:directive",
  "island:lossy",
]);

/** Above 0 for likely translations, below for unlikely ones; `-Infinity` for what cannot be one. */
function pairScore(one: BlockFeatures, two: BlockFeatures, ratio: number): number {
  const isSame = one.kind === two.kind;
  if (!isSame && !(ALIKE.has(one.kind) && ALIKE.has(two.kind))) return -Infinity;
  const structure = isSame ? sameKindScore(one, two) : -0.6;
  return structure + tokenScore(one, two) - lengthPenalty(one, two, ratio);
}

function sameKindScore(one: BlockFeatures, two: BlockFeatures): number {
  if (one.kind === "heading") return one.size === two.size ? 1.4 : -0.2;
  const sizes = Math.abs(one.size - two.size) / Math.max(1, one.size, two.size);
  return (one.kind === "paragraph" ? 0.7 : 1.1) - 0.6 * sizes;
}

function tokenScore(one: BlockFeatures, two: BlockFeatures): number {
  if (one.tokenCount === 0 || two.tokenCount === 0) return 0;
  let common = 0;
  for (const [token, count] of one.tokens) common += Math.min(count, two.tokens.get(token) ?? 0);
  const fewer = Math.min(one.tokenCount, two.tokenCount);
  // By the smaller side: between Latin and other scripts one side has all its words as tokens.
  const share = common / fewer;
  const weight = Math.min(1, fewer / 3);
  return common === 0 ? -0.4 * Math.min(1, fewer / 4) : 1.6 * share * weight;
}

/** Gale & Church's variance of length for each letter of the source. */
const VARIANCE = 6.8;

function lengthPenalty(one: BlockFeatures, two: BlockFeatures, ratio: number): number {
  if (one.length === 0 || two.length === 0) return one.length === two.length ? 0 : 0.3;
  const mean = (one.length + two.length / ratio) / 2;
  const delta = (two.length - one.length * ratio) / Math.sqrt(mean * VARIANCE);
  return Math.min(1.5, 0.12 * delta * delta);
}

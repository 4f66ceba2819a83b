/** How each block of a translation stands to its source, by the ledger. */

import type { Block } from "../markdown/block.ts";
import { longestRising } from "../merge/align.ts";
import { alignBlocks, type BlockPair } from "./alignment.ts";
import { featuresOf } from "./block-features.ts";
import { contentHash } from "./content-hash.ts";
import { NOTHING, type LedgerFact } from "./ledger.ts";

/**
 * `current`: made from the source as it is. `stale`: made from another. `unchecked`: the ledger knows neither text.
 * `missing`: only the source has it. `target-only`: only the target. `moved`: current, at another place.
 */
export const blockStateKinds = ["current", "stale", "unchecked", "missing", "target-only", "moved"] as const;
export type BlockStateKind = (typeof blockStateKinds)[number];

export interface BlockRow {
  /** Index in the source's blocks; `null` for what only the target has. */
  readonly source: number | null;
  readonly target: number | null;
  readonly state: BlockStateKind;
  /** A person has seen it and left it as it is: a block left out, or one that stays until the source changes again. */
  readonly isLeft: boolean;
  /** For a stale block: hashes of the sources that it was made from. */
  readonly madeFrom: readonly string[];
}

/** The blocks' facts of one article in one locale. */
export type BlockFacts = readonly Pick<LedgerFact, "source" | "target" | "mark">[];

/**
 * The rows of a translation: one for each block of either side, in the source's order, each block that only the target
 * has behind the one that it follows there.
 */
export function blockRows(
  source: readonly Block[],
  target: readonly Block[],
  facts: BlockFacts,
): readonly BlockRow[] {
  const sides = { source: source.map(hashOfBlock), target: target.map(hashOfBlock) };
  const { pairs: known, alone } = knownPairs(sides, facts);
  const holding = known.filter(
    (pair) => !pair.isPlaced || !known.some((other) => other.isPlaced && crosses(pair, other)),
  );
  const inOrder = longestRising(holding.map(({ source: index, target: other }) => ({ index, other }))).map(
    ({ index, other }) => ({ source: index, target: other }),
  );
  const stayed = new Set(inOrder.map((pair) => pair.source));
  const moved = known.filter((pair) => !stayed.has(pair.source));
  const free = alignAround({ source, target, inOrder, moved, alone });
  const movedSources = new Set(moved.map((pair) => pair.source));
  const bySource = new Map([...free, ...moved].map((pair) => [pair.source, pair.target]));
  const paired = new Set(bySource.values());
  const judge = judgeOf(sides, facts);
  const rows: BlockRow[] = [];
  const targetOnly = (from: number): void => {
    for (let at = from; at < target.length && !paired.has(at); at++) rows.push(judge.alone("target", at));
  };
  targetOnly(0);
  for (const at of source.keys()) {
    const other = bySource.get(at);
    if (other === undefined) {
      rows.push(judge.alone("source", at));
      continue;
    }
    rows.push(
      judge.pair({ source: at, target: other }, movedSources.has(at), isSilent(source[at], target[other])),
    );
    targetOnly(other + 1);
  }
  return rows;
}

/** A block's hash as the ledger writes it. */
export function hashOfBlock(block: Block): string {
  return contentHash(block.source);
}

interface Sides {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** A pair that the ledger knows. `isPlaced`: a person put its blocks beside each other. */
interface KnownPair extends BlockPair {
  readonly isPlaced: boolean;
}

/** Whether the order of the two is another in the source than in the target. */
function crosses(one: BlockPair, other: BlockPair): boolean {
  return (one.source - other.source) * (one.target - other.target) < 0;
}

interface Known {
  readonly pairs: readonly KnownPair[];
  /** Blocks that a person put beside nothing. */
  readonly alone: { readonly source: readonly number[]; readonly target: readonly number[] };
}

/** What the ledger knows to the letter: what a person placed before all else. Equal texts go in their own order. */
function knownPairs({ source, target }: Sides, facts: BlockFacts): Known {
  const free = {
    source: Map.groupBy(source.keys(), (at) => source[at] ?? ""),
    target: Map.groupBy(target.keys(), (at) => target[at] ?? ""),
  };
  const pairsBy = (chosen: BlockFacts, isPlaced: boolean): readonly KnownPair[] => {
    const bySource = Map.groupBy(chosen, (fact) => fact.source);
    return source.flatMap((hash, at) => {
      if (!free.source.get(hash)?.includes(at)) return [];
      const made = bySource.get(hash)?.find((fact) => (free.target.get(fact.target)?.length ?? 0) > 0);
      const place = made === undefined ? undefined : free.target.get(made.target)?.shift();
      if (place === undefined) return [];
      free.source.set(hash, free.source.get(hash)?.filter((other) => other !== at) ?? []);
      return [{ source: at, target: place, isPlaced }];
    });
  };
  const full = facts.filter((fact) => fact.source !== NOTHING && fact.target !== NOTHING);
  const placed = pairsBy(
    full.filter(({ mark }) => mark === "placed"),
    true,
  );
  const alone = {
    source: facts.flatMap((fact) =>
      isPlacedAlone(fact, "target") ? (free.source.get(fact.source)?.splice(0, 1) ?? []) : [],
    ),
    target: facts.flatMap((fact) =>
      isPlacedAlone(fact, "source") ? (free.target.get(fact.target)?.splice(0, 1) ?? []) : [],
    ),
  };
  const made = pairsBy(
    full.filter(({ mark }) => mark !== "placed"),
    false,
  );
  return { pairs: [...placed, ...made].toSorted((a, b) => a.source - b.source), alone };
}

function isPlacedAlone(fact: BlockFacts[number], beside: "source" | "target"): boolean {
  return fact.mark === "placed" && fact[beside] === NOTHING;
}

interface Around {
  readonly source: readonly Block[];
  readonly target: readonly Block[];
  readonly inOrder: readonly BlockPair[];
  readonly moved: readonly BlockPair[];
  readonly alone: Known["alone"];
}

/** Align the rest, as if the moved blocks, and those that stand alone, were not there. */
function alignAround({ source, target, inOrder, moved, alone }: Around): readonly BlockPair[] {
  const gone = { source: new Set(alone.source), target: new Set(alone.target) };
  for (const pair of moved) {
    gone.source.add(pair.source);
    gone.target.add(pair.target);
  }
  const left = [...source.keys()].filter((at) => !gone.source.has(at));
  const right = [...target.keys()].filter((at) => !gone.target.has(at));
  const leftPlace = new Map(left.map((at, place) => [at, place]));
  const rightPlace = new Map(right.map((at, place) => [at, place]));
  const pick = (blocks: readonly Block[], places: readonly number[]): readonly Block[] =>
    places.flatMap((at) => blocks[at] ?? []);
  const known = inOrder.map((pair) => ({
    source: leftPlace.get(pair.source) ?? 0,
    target: rightPlace.get(pair.target) ?? 0,
  }));
  return alignBlocks(pick(source, left), pick(target, right), known).map((pair) => ({
    source: left[pair.source] ?? 0,
    target: right[pair.target] ?? 0,
  }));
}

/** The same text, with nothing in it to translate: code, a break, an import. */
function isSilent(source: Block | undefined, target: Block | undefined): boolean {
  return source !== undefined && source.source === target?.source && !featuresOf(source).hasText;
}

function judgeOf(sides: Sides, all: BlockFacts) {
  // Placing says which block is which, not that it is right.
  const facts = all.filter(({ mark }) => mark !== "placed");
  const placed = new Set(
    all.flatMap((fact) => (fact.mark === "placed" ? [`${fact.source} ${fact.target}`] : [])),
  );
  const present = { source: new Set(sides.source), target: new Set(sides.target) };
  const bySource = Map.groupBy(facts, (fact) => fact.source);
  const byTarget = Map.groupBy(facts, (fact) => fact.target);
  const alone = (side: "source" | "target", at: number): BlockRow => {
    const own = (side === "source" ? bySource : byTarget).get(sides[side][at] ?? "") ?? [];
    return {
      source: side === "source" ? at : null,
      target: side === "target" ? at : null,
      state: side === "source" ? "missing" : "target-only",
      isLeft: own.some((fact) => (side === "source" ? fact.target : fact.source) === NOTHING),
      madeFrom: [],
    };
  };
  const pair = ({ source, target }: BlockPair, isMoved: boolean, silent: boolean): BlockRow => {
    const here = sides.source[source] ?? "";
    const made = byTarget.get(sides.target[target] ?? "") ?? [];
    const exact = made.filter((fact) => fact.source === here);
    const row = { source, target, isLeft: exact.length > 0 && exact.every(({ mark }) => mark === "left") };
    if (exact.length > 0) return { ...row, state: isMoved ? "moved" : "current", madeFrom: [] };
    // Beside another block than it was taken to be made from, which is still there: that was a wrong alignment.
    const isPlaced = placed.has(`${here} ${sides.target[target] ?? ""}`);
    const others = made.flatMap((fact) =>
      fact.source === NOTHING || (isPlaced && present.source.has(fact.source)) ? [] : [fact.source],
    );
    if (silent) return { ...row, state: "current", madeFrom: [] };
    if (others.length > 0) return { ...row, state: "stale", madeFrom: others };
    // The source is as it was translated, and the translation was gone over since.
    const revised = (bySource.get(here) ?? []).some(
      (fact) => fact.target !== NOTHING && !(isPlaced && present.target.has(fact.target)),
    );
    return { ...row, state: revised ? "current" : "unchecked", madeFrom: [] };
  };
  return { alone, pair };
}

/** What a translation teaches: its blocks and sentences with what stands for them. */

import type { Block, Body } from "../markdown/block.ts";
import { featuresOf } from "../locale/block-features.ts";
import type { BlockRow } from "../locale/block-states.ts";
import { sentencesOf, type Segment } from "../segments/sentences.ts";
import { linesOf, type TextLine } from "../segments/text-line.ts";
import type { MemoryPair } from "./memory.ts";

/** A translation with its rows. `locales`: of both sides, as tags. */
export interface TaughtTranslation {
  readonly rows: readonly BlockRow[];
  readonly source: Body;
  readonly target: Body;
  readonly locales: { readonly source: string | null; readonly target: string | null };
}

/** States in which the target stands for the source as it is. */
const TRUE = new Set(["current", "moved", "unchecked"]);

/** Two blocks that stand for each other. */
export interface BlockCouple {
  readonly source: Block;
  readonly target: Block;
}

/** The blocks that stand for each other and hold text. */
export function couplesOf({ rows, source, target }: TaughtTranslation): readonly BlockCouple[] {
  return rows.flatMap((row) => {
    const one = row.source === null ? undefined : source.blocks[row.source];
    const other = row.target === null ? undefined : target.blocks[row.target];
    if (!one || !other || !TRUE.has(row.state) || one.source === other.source) return [];
    return featuresOf(one).hasText && featuresOf(other).hasText ? [{ source: one, target: other }] : [];
  });
}

/** Lines of two blocks that stand for each other: where both have as many. */
export function lineCouples({ source, target }: BlockCouple): readonly (readonly [TextLine, TextLine])[] {
  const one = linesOf(source);
  const other = linesOf(target);
  if (one.length !== other.length) return [];
  return one.flatMap((line, at) => {
    const there = other[at];
    return there && there.kind === line.kind ? [[line, there] as const] : [];
  });
}

/** The pairs of a translation. `from`: the target's path. */
export function memoryPairs(translation: TaughtTranslation, from: string): readonly MemoryPair[] {
  return couplesOf(translation).flatMap((couple) => {
    const { source, target } = couple;
    const whole: MemoryPair = { unit: "block", source: source.source, target: target.source, from };
    return [whole, ...sentencePairs(couple, translation.locales, from)];
  });
}

function sentencePairs(
  couple: BlockCouple,
  locales: TaughtTranslation["locales"],
  from: string,
): readonly MemoryPair[] {
  const lines = lineCouples(couple);
  return lines.flatMap(([line, there]) => {
    const one = ofText(sentencesOf(line, couple.source.source, locales.source));
    const other = ofText(sentencesOf(there, couple.target.source, locales.target));
    // One sentence that is the whole block was learnt as the block.
    if (one.length !== other.length || (one.length === 1 && lines.length === 1)) return [];
    return one.flatMap((segment, at): readonly MemoryPair[] => {
      const partner = other[at];
      if (!partner) return [];
      const source = couple.source.source.slice(segment.from, segment.to);
      const target = couple.target.source.slice(partner.from, partner.to);
      return source === target ? [] : [{ unit: "sentence", source, target, from }];
    });
  });
}

function ofText(segments: readonly Segment[]): readonly Segment[] {
  return segments.filter(({ isGap }) => !isGap);
}

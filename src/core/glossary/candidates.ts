/**
 * Terms that a site's translations show by themselves: what is emphasised or linked in a source and in its translation
 * alike, and short lines (headings, cells, items) that are always translated the same.
 */

import { lineCouples, type BlockCouple } from "../memory/pairs.ts";
import { inlineOf, textOf, type Inline } from "../segments/inline.ts";
import type { TextLine } from "../segments/text-line.ts";
import type { Term } from "./glossary.ts";

export interface TermCandidate {
  readonly source: string;
  readonly target: string;
  /** How often they stand for each other. */
  readonly times: number;
}

const LONGEST_SOURCE = 40;
const LONGEST_TARGET = 40;
const MOST_WORDS = 4;
const FEWEST_TIMES = 2;
/** Of all that stands for the source, so much must be this. */
const SHARE = 0.6;

/** A source and what stands for it. */
export type ShownPair = readonly [source: string, target: string];

/** What two blocks show of terms, each pair once. */
export function shownTerms(couple: BlockCouple): readonly ShownPair[] {
  return [...new Map(shownPairs(couple).map((pair) => [pair.join("\t"), pair])).values()];
}

/** The terms among what translations show, the most frequent first, without what `known` has. */
export function termCandidates(
  shown: Iterable<ShownPair>,
  known: readonly Term[],
  most: number,
): readonly TermCandidate[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [source, target] of shown) {
    const own = counts.get(source) ?? new Map<string, number>();
    own.set(target, (own.get(target) ?? 0) + 1);
    counts.set(source, own);
  }
  const have = new Set(known.map(({ source, target }) => `${source.toLowerCase()}\t${target.toLowerCase()}`));
  const found: TermCandidate[] = [];
  for (const [source, own] of counts) {
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    const [target, times] = [...own].toSorted((a, b) => b[1] - a[1])[0] ?? ["", 0];
    if (times < FEWEST_TIMES || times < all * SHARE) continue;
    if (!have.has(`${source.toLowerCase()}\t${target.toLowerCase()}`)) found.push({ source, target, times });
  }
  return found.toSorted((a, b) => b.times - a.times || (a.source < b.source ? -1 : 1)).slice(0, most);
}

function shownPairs(couple: BlockCouple): readonly ShownPair[] {
  return lineCouples(couple).flatMap(([line, there]) => {
    const marked = pairUp(markedTexts(line), markedTexts(there));
    const whole: ShownPair = [textOf(inlineOf(line.pieces)), textOf(inlineOf(there.pieces))];
    return [...marked, ...(line.kind === "raw" ? [] : [whole])].flatMap(([source, target]) => {
      const pair = [tidy(source), tidy(target)] as const;
      return isTerm(...pair) ? [pair] : [];
    });
  });
}

function pairUp(one: readonly string[], other: readonly string[]): readonly ShownPair[] {
  return one.length === other.length ? one.map((text, at) => [text, other[at] ?? ""] as const) : [];
}

function markedTexts({ pieces }: TextLine): readonly string[] {
  const kinds = new Map(
    pieces.flatMap((piece) => (piece.kind === "open" ? [[piece.code.id, piece.code.type] as const] : [])),
  );
  const texts: string[] = [];
  const visit = (inline: readonly Inline[]): void => {
    for (const one of inline) {
      if (typeof one === "string" || one.children === null) continue;
      const kind = kinds.get(one.id);
      if (kind === "strong" || kind === "emphasis" || kind === "link") texts.push(textOf(one.children));
      visit(one.children);
    }
  };
  visit(inlineOf(pieces));
  return texts;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replace(/^[\s"“”'(「『]+|[\s"“”':：.。,、)」』]+$/gu, "");
}

function isTerm(source: string, target: string): boolean {
  if (source === "" || target === "" || source.toLowerCase() === target.toLowerCase()) return false;
  if (source.length > LONGEST_SOURCE || target.length > LONGEST_TARGET) return false;
  if (source.split(" ").length > MOST_WORDS || /[.!?。！？]/.test(source)) return false;
  return /\p{L}{2}/u.test(source) && /\p{L}/u.test(target) && !/\d/.test(source);
}

/** What the memory has to say to a block: for all of it, and sentence by sentence. */

import type { Block } from "../markdown/block.ts";
import { applyEdit } from "../document/patch.ts";
import { sentencesOf, type Segment } from "../segments/sentences.ts";
import { linesOf } from "../segments/text-line.ts";
import type { Memory, MemoryMatch } from "./memory.ts";

export interface SentenceMatches {
  readonly text: string;
  readonly matches: readonly MemoryMatch[];
}

export interface Suggestions {
  readonly block: readonly MemoryMatch[];
  /** Of the sentences of a block that is more than one; those without a match left out. */
  readonly sentences: readonly SentenceMatches[];
  /** The block put together from its sentences' best matches, where each has one. */
  readonly assembled: string | null;
}

/** Below, a match is more work than a translation. */
export const LEAST_SCORE = 70;
const MOST_MATCHES = 5;
const MOST_SENTENCES = 40;

/** Languages that put no blank between sentences. */
const UNSPACED = new Set(["ja", "zh", "th", "lo", "km", "my"]);

export function putsBlanks(locale: string | null): boolean {
  return !UNSPACED.has((locale ?? "").split("-")[0] ?? "");
}

interface Locales {
  readonly source: string | null;
  readonly target: string | null;
}

/** What stands between two sentences in the target's language where the source's puts nothing. */
export function joinOf({ source, target }: Locales): string {
  return !putsBlanks(source) && putsBlanks(target) ? " " : "";
}

export function suggestionsFor(memory: Memory, block: Block, locales: Locales): Suggestions {
  const choice = { least: LEAST_SCORE, most: MOST_MATCHES };
  const whole = memory.match(block.source, choice);
  const segments = linesOf(block).flatMap((line) => sentencesOf(line, block.source, locales.source));
  const texts = segments.filter(({ isGap }) => !isGap);
  const isOneSentence = texts.length === 1 && linesOf(block).length === 1 && wraps(block, texts[0]);
  if (isOneSentence || texts.length > MOST_SENTENCES) return { block: whole, sentences: [], assembled: null };
  const sentences = texts.map((segment) => {
    const text = block.source.slice(segment.from, segment.to);
    return { segment, text, matches: memory.match(text, choice) };
  });
  const best = new Map(sentences.map(({ segment, matches }) => [segment, matches[0]]));
  const isWhole = texts.length > 0 && texts.every((segment) => best.get(segment) !== undefined);
  return {
    block: whole,
    sentences: sentences
      // What is shown for the whole block is not shown again.
      .map(({ text, matches }) => ({ text, matches: matches.filter((one) => !isAmong(whole, one)) }))
      .filter(({ matches }) => matches.length > 0),
    assembled: isWhole ? assembled(block, segments, { best, locales }) : null,
  };
}

function isAmong(shown: readonly MemoryMatch[], { source, target }: MemoryMatch): boolean {
  return shown.some((one) => one.source === source && one.target === target);
}

function wraps(block: Block, segment: Segment | undefined): boolean {
  return segment !== undefined && segment.from === 0 && segment.to === block.source.length;
}

function assembled(
  block: Block,
  segments: readonly Segment[],
  {
    best,
    locales,
  }: { readonly best: ReadonlyMap<Segment, MemoryMatch | undefined>; readonly locales: Locales },
): string {
  const hasBlanks = putsBlanks(locales.target);
  const edit = segments.flatMap((segment, at) => {
    const { from, to, isGap } = segment;
    if (!isGap) {
      const before = segments[at - 1];
      const isGlued = before?.isGap === false && before.to === from;
      return [{ from, to, insert: (isGlued ? joinOf(locales) : "") + (best.get(segment)?.target ?? "") }];
    }
    const isBlank =
      block.source.slice(from, to).trim() === "" && !/[\r\n]/.test(block.source.slice(from, to));
    return isBlank && !hasBlanks ? [{ from, to, insert: "" }] : [];
  });
  return applyEdit(block.source, edit);
}

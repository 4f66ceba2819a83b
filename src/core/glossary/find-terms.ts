/** Where terms stand in a text, and which of a block's are not translated as they should be. */

import type { Range } from "../document/parts.ts";
import type { Block } from "../markdown/block.ts";
import { linesOf } from "../segments/text-line.ts";
import type { Term } from "./glossary.ts";

/** A term where it stands. */
export interface FoundTerm extends Range {
  readonly term: Term;
}

const LETTERS_ALONE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]/u;
const patterns = new Map<string, RegExp>();

/** Finds `word` in a text: as a whole word, or, of a script without blanks, anywhere. */
function patternOf(word: string): RegExp {
  const known = patterns.get(word);
  if (known) return known;
  const escaped = word
    .normalize("NFC")
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "\\s+");
  const isOpen = (end: string): boolean => LETTERS_ALONE.test(end) || !/[\p{L}\p{N}]/u.test(end);
  const before = isOpen(word.slice(0, 1)) ? "" : "(?<![\\p{L}\\p{N}_])";
  const plural = /[a-z]$/i.test(word) ? "(?:s|es|’s|'s)?" : "";
  const after = isOpen(word.slice(-1)) ? "" : `${plural}(?![\\p{L}\\p{N}_])`;
  // An abbreviation ("IT") is not the word that its letters make.
  const isAbbreviation = /^[\p{Lu}\p{N}.&-]{2,6}$/u.test(word);
  const pattern = new RegExp(before + escaped + after, isAbbreviation ? "gu" : "giu");
  if (patterns.size > 20_000) patterns.clear();
  patterns.set(word, pattern);
  return pattern;
}

export function hasWord(text: string, word: string): boolean {
  const pattern = patternOf(word);
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** The terms in a block's text (not in its code and addresses), in order, the longest where several begin; in units of its source. */
export function termsIn(block: Block, terms: readonly Term[]): readonly FoundTerm[] {
  const found: FoundTerm[] = [];
  const words = terms.filter(({ use, source }) => use === "term" && source !== "");
  if (words.length === 0) return [];
  for (const { pieces } of linesOf(block)) {
    for (const piece of pieces) {
      if (piece.kind !== "text") continue;
      const text = block.source.slice(piece.from, piece.to);
      const lower = text.toLowerCase();
      for (const term of words) {
        if (!lower.includes(term.source.slice(0, 2).toLowerCase())) continue;
        for (const match of text.matchAll(patternOf(term.source)))
          found.push({
            term,
            from: piece.from + match.index,
            to: piece.from + match.index + match[0].length,
          });
      }
    }
  }
  return withoutOverlaps(found);
}

function withoutOverlaps(found: readonly FoundTerm[]): readonly FoundTerm[] {
  const kept: FoundTerm[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (one.from >= (kept.at(-1)?.to ?? 0) || isSamePlace(one, kept.at(-1))) kept.push(one);
  }
  return kept;
}

/** Two translations of one term are both worth knowing. */
function isSamePlace(one: FoundTerm, other: FoundTerm | undefined): boolean {
  return other !== undefined && one.from === other.from && one.to === other.to;
}

/** What is wrong with a translated block: a term without its translation, or a forbidden one. */
export type TermFault =
  | { readonly kind: "term-not-used"; readonly term: string; readonly expected: readonly string[] }
  | { readonly kind: "term-forbidden"; readonly found: string; readonly expected: readonly string[] };

/** The faults of `target` as a translation of `source`. */
export function termFaults(source: Block, target: Block, terms: readonly Term[]): readonly TermFault[] {
  const text = textOf(target);
  const found = termsIn(source, terms);
  const bySource = Map.groupBy(found, ({ term }) => term.source.toLowerCase());
  const missing = [...bySource.values()].flatMap((group): readonly TermFault[] => {
    const expected = [...new Set(group.map(({ term }) => term.target))];
    if (expected.some((word) => hasWord(text, word))) return [];
    return [{ kind: "term-not-used", term: group[0]?.term.source ?? "", expected }];
  });
  const sourceText = textOf(source);
  const forbidden = terms
    .filter(({ use }) => use === "forbidden")
    .filter((term) => hasWord(text, term.target) && (term.source === "" || hasWord(sourceText, term.source)))
    // A longer term that is right may hold the forbidden word.
    .filter(({ target: word }) => !found.some(({ term }) => hasWord(term.target, word)))
    .map(({ source: word, target: bad }): TermFault => {
      const expected = terms
        .filter((term) => term.use === "term" && term.source.toLowerCase() === word.toLowerCase())
        .map((term) => term.target);
      return { kind: "term-forbidden", found: bad, expected };
    });
  return [...missing, ...forbidden];
}

function textOf(block: Block): string {
  return linesOf(block)
    .map(({ pieces }) => pieces.map((piece) => (piece.kind === "text" ? piece.value : " ")).join(""))
    .join("\n");
}

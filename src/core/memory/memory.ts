/** The translation memory: texts that were translated before, and what is like a text that is to be. */

import { distanceWithin } from "./edit-distance.ts";
import { createGramIndex, type GramIndex } from "./gram-index.ts";

/** A text and its translation, both in Markdown. */
export interface MemoryPair {
  readonly unit: "block" | "sentence";
  readonly source: string;
  readonly target: string;
  /** Where it is from: a variant's path, or the name of a file that was taken in. */
  readonly from: string;
}

export interface MemoryMatch extends MemoryPair {
  /** 100: the same text. 99: the same but for case and blanks. Below: the share of characters that stay, in per cent. */
  readonly score: number;
  /** How often the pair is there. */
  readonly times: number;
}

export interface Memory {
  /** Distinct pairs. */
  readonly size: number;
  /** The best pairs whose source is like `text`, with a score of `least` (1 to 100) or above. */
  readonly match: (
    text: string,
    choice: { readonly least: number; readonly most: number },
  ) => readonly MemoryMatch[];
  /** The pairs that have all of `words` on one side. */
  readonly search: (words: string, most: number) => readonly MemoryMatch[];
}

/** Sources that read the same, with their pairs. */
interface Entry {
  readonly plain: string;
  readonly pairs: readonly (MemoryPair & { readonly times: number })[];
}

export function createMemory(pairs: Iterable<MemoryPair>): Memory {
  const entries = entriesOf(pairs);
  let index: GramIndex | null = null;
  const size = entries.reduce((sum, entry) => sum + entry.pairs.length, 0);
  return {
    size,
    match(text, { least, most }) {
      index ??= createGramIndex(entries.map(({ plain }) => plain));
      return bestMatches(entries, index, { text, least: least / 100, most });
    },
    search(words, most) {
      const wanted = plainOf(words)
        .split(" ")
        .filter((word) => word !== "");
      if (wanted.length === 0) return [];
      const found: MemoryMatch[] = [];
      for (const { plain, pairs: own } of entries) {
        for (const pair of own) {
          if (found.length >= most) return found;
          const target = plainOf(pair.target);
          const isIn = (side: string) => wanted.every((word) => side.includes(word));
          if (isIn(plain) || isIn(target)) found.push({ ...pair, score: 100 });
        }
      }
      return found;
    },
  };
}

/** As texts are compared: in one case and width, blanks joined. */
export function plainOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function entriesOf(pairs: Iterable<MemoryPair>): readonly Entry[] {
  const bySource = new Map<string, Map<string, MemoryPair & { times: number }>>();
  for (const pair of pairs) {
    const plain = plainOf(pair.source);
    if (plain === "" || pair.target.trim() === "") continue;
    const own = bySource.get(plain) ?? new Map<string, MemoryPair & { times: number }>();
    const key = `${pair.source}\u0000${pair.target}`;
    const known = own.get(key);
    if (known) known.times++;
    else own.set(key, { ...pair, times: 1 });
    bySource.set(plain, own);
  }
  return [...bySource]
    .map(([plain, own]) => ({ plain, pairs: [...own.values()].toSorted((a, b) => b.times - a.times) }))
    .toSorted((one, other) => one.plain.length - other.plain.length);
}

interface Wanted {
  readonly text: string;
  /** 0 to 1. */
  readonly least: number;
  readonly most: number;
}

function bestMatches(
  entries: readonly Entry[],
  index: GramIndex,
  { text, least, most }: Wanted,
): readonly MemoryMatch[] {
  const plain = plainOf(text);
  if (plain === "") return [];
  const best: { readonly entry: Entry; readonly share: number }[] = [];
  // What is not better than the last of the best needs no closer look.
  let floor = least;
  for (const { at, leastDistance } of index.candidates(plain, least)) {
    const entry = entries[at];
    if (!entry) continue;
    const longer = Math.max(plain.length, entry.plain.length);
    const limit = Math.floor((1 - floor) * longer + 1e-9);
    if (leastDistance > limit) continue;
    const distance = distanceWithin(plain, entry.plain, limit);
    if (distance > limit) continue;
    best.push({ entry, share: 1 - distance / longer });
    best.sort((one, other) => other.share - one.share);
    if (best.length > most) best.pop();
    if (best.length === most) floor = Math.max(floor, best.at(-1)?.share ?? 0);
  }
  return best
    .flatMap(({ entry, share }) =>
      entry.pairs.map((pair) => ({ ...pair, score: scoreOf(text, pair, share) })),
    )
    .toSorted((one, other) => other.score - one.score || other.times - one.times)
    .slice(0, most);
}

function scoreOf(text: string, pair: MemoryPair, share: number): number {
  const joined = (one: string): string => one.replace(/\s+/g, " ").trim();
  if (share === 1) return joined(text) === joined(pair.source) ? 100 : 99;
  return Math.min(98, Math.floor(share * 100));
}

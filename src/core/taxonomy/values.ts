/** The values that a field has over all articles: how often, in which spellings, and what stands for them elsewhere. */

import { textsOf } from "../health/values.ts";
import { spellingOf } from "../health/spelling.ts";
import { ownValue } from "../query/read-value.ts";
import type { ArticleRecord, VariantRecord } from "../query/record.ts";

export interface TaxonomyValue {
  readonly value: string;
  readonly files: number;
  /** Most files first; `null` where nothing says in which locale a file is. */
  readonly locales: readonly { readonly locale: string | null; readonly files: number }[];
  /** Other spellings of it that are in use. */
  readonly twins: readonly string[];
  /** What other locales have where one has this value. */
  readonly pairs: readonly { readonly locale: string; readonly value: string }[];
}

/** The values of `field`, most used first, then by their text. */
export function taxonomyOf(records: readonly ArticleRecord[], field: string): readonly TaxonomyValue[] {
  const articles = records.map(({ variants }) =>
    variants.map((variant) => ({ locale: variant.variant.locale, values: valuesOf(variant, field) })),
  );
  const counts = new Map<string, Map<string | null, number>>();
  for (const { locale, values } of articles.flat()) {
    for (const value of values) {
      const byLocale = counts.get(value) ?? new Map<string | null, number>();
      counts.set(value, byLocale);
      byLocale.set(locale, (byLocale.get(locale) ?? 0) + 1);
    }
  }
  const spellings = Map.groupBy(counts.keys(), spellingOf);
  const pairs = pairsOf(articles, counts);
  return [...counts]
    .map(([value, byLocale]) => ({
      value,
      files: [...byLocale.values()].reduce((sum, files) => sum + files, 0),
      locales: [...byLocale]
        .map(([locale, files]) => ({ locale, files }))
        .toSorted((a, b) => b.files - a.files || ((a.locale ?? "") < (b.locale ?? "") ? -1 : 1)),
      twins: (spellings.get(spellingOf(value)) ?? []).filter((other) => other !== value),
      pairs: pairs.get(value) ?? [],
    }))
    .toSorted((a, b) => b.files - a.files || (a.value < b.value ? -1 : 1));
}

/** A file of an article, and each of its values once, in its order. */
interface FileValues {
  readonly locale: string | null;
  readonly values: readonly string[];
}

function valuesOf({ fields }: VariantRecord, field: string): readonly string[] {
  if (fields === null) return [];
  return [...new Set(textsOf(ownValue(fields, field)).filter((text) => text.trim() !== ""))];
}

/** How often a value of one locale meets one of another, and how often at the same place of their lists. */
interface Meeting {
  articles: number;
  inPlace: number;
}

type Counts = ReadonlyMap<string, ReadonlyMap<string | null, number>>;
type Pairs = TaxonomyValue["pairs"];

/** Less than this of their files have both: no pair. */
const LEAST = 0.5;
/** What place in a list tells, where values always come together. */
const PLACE = 0.01;

/**
 * For each value and other locale, the value that shares most articles with it (Dice's coefficient, L. R. Dice, 1945),
 * where that is so from both sides.
 */
function pairsOf(articles: readonly (readonly FileValues[])[], counts: Counts): ReadonlyMap<string, Pairs> {
  const meetings = meetingsOf(articles);
  const best = new Map<string, { readonly value: string; readonly score: number }>();
  const scores: { readonly from: Side; readonly to: Side; readonly score: number }[] = [];
  for (const [key, { articles, inPlace }] of meetings) {
    const [from, to] = JSON.parse(key) as readonly [Side, Side];
    const total = filesOf(counts, from) + filesOf(counts, to);
    const share = (2 * articles) / total;
    if (share < LEAST) continue;
    const score = share + (PLACE * inPlace) / articles;
    scores.push({ from, to, score });
    const side = sideKey(from, to.locale);
    if (score > (best.get(side)?.score ?? 0)) best.set(side, { value: to.value, score });
  }
  const pairs = new Map<string, { locale: string; value: string }[]>();
  for (const { from, to } of scores) {
    const isMutual =
      best.get(sideKey(from, to.locale))?.value === to.value &&
      best.get(sideKey(to, from.locale))?.value === from.value;
    if (!isMutual || from.value === to.value) continue;
    const known = pairs.get(from.value) ?? [];
    const isKnown = known.some(({ locale, value }) => locale === to.locale && value === to.value);
    pairs.set(from.value, isKnown ? known : [...known, to]);
  }
  return pairs;
}

interface Side {
  readonly locale: string;
  readonly value: string;
}

function sideKey(from: Side, toLocale: string): string {
  return JSON.stringify([from.locale, from.value, toLocale]);
}

function filesOf(counts: Counts, { locale, value }: Side): number {
  return counts.get(value)?.get(locale) ?? 0;
}

function meetingsOf(articles: readonly (readonly FileValues[])[]): ReadonlyMap<string, Meeting> {
  const meetings = new Map<string, Meeting>();
  for (const files of articles) {
    for (const { locale: a, values } of files) {
      for (const { locale: b, values: theirs } of files) {
        if (a === null || b === null || a === b) continue;
        for (const [index, value] of values.entries()) {
          for (const [at, to] of theirs.entries()) {
            const key = JSON.stringify([
              { locale: a, value },
              { locale: b, value: to },
            ]);
            const meeting = meetings.get(key) ?? { articles: 0, inPlace: 0 };
            meetings.set(key, meeting);
            meeting.articles++;
            if (index === at) meeting.inPlace++;
          }
        }
      }
    }
  }
  return meetings;
}

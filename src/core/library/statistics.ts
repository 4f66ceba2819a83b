/** A site in numbers: what its articles' lists come to. */

import type { Article, Collection } from "./article.ts";
import { firstOf } from "./order.ts";

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** A locale of a collection: how many of its articles have it. */
export interface Coverage {
  readonly collection: string;
  readonly name: string;
  readonly locale: string;
  readonly have: number;
  readonly of: number;
}

const MOST_MONTHS = 36;

/**
 * How many articles are dated in each month (`2026-01`), from the first to the last without a gap; of a longer time,
 * the last three years. Articles without a date are in none.
 */
export function articlesByMonth(articles: readonly Article[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    const month = /^(\d{4})-(0[1-9]|1[0-2])/.exec(firstOf(article, "date") ?? "")?.[0];
    if (month !== undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const known = [...counts.keys()].toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last)
    .slice(-MOST_MONTHS)
    .map((name) => ({ name, count: counts.get(name) ?? 0 }));
}

function monthsBetween(first: string, last: string): readonly string[] {
  const from = numberOf(first);
  const months = Math.min(numberOf(last) - from, 12 * 200);
  return Array.from({ length: months + 1 }, (_, at) => {
    const number = from + at;
    return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** How many articles each category has, by the source variant; most first. */
export function articlesByCategory(articles: readonly Article[]): readonly Counted[] {
  return countEach(
    articles.flatMap((article) => {
      const category = firstOf(article, "category")?.trim() ?? "";
      return category === "" ? [] : [category];
    }),
  );
}

/** Each locale of each collection that has more than one. */
export function localeCoverage(
  collections: readonly Collection[],
  articles: readonly Article[],
): readonly Coverage[] {
  return collections.flatMap(({ id, name, locales }) => {
    if (locales.length < 2) return [];
    const own = articles.filter(({ collection }) => collection === id);
    return locales.map((locale) => ({
      collection: id,
      name,
      locale,
      have: own.filter(({ variants }) => variants.some((variant) => variant.locale === locale)).length,
      of: own.length,
    }));
  });
}

/** How often each of `values` is there; most first. */
export function countEach(values: readonly string[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

/** What a field is over the locales of articles, as the articles themselves have it: no site says so anywhere. */

import { isList, sameValue } from "../frontmatter/compare.ts";
import type { SiteFile, VariantPair } from "./site-file.ts";
import { comparedText, dateOf, isEmptyValue, scalarText } from "./values.ts";

/**
 * `date`: a day that both locales share. `shared`: the same value in both. `paired`: a closed set with a value for
 * each locale (`Reasoning` and `推論`). `list`: as many items in both. `translated`: texts that differ. `free`: no rule
 * shows in it.
 */
export type FieldRole = "date" | "shared" | "paired" | "list" | "translated" | "free";

/** So many pairs must speak for a role, and so large a part of them. */
const ENOUGH = 3;
const MOSTLY = 0.8;
const MANY = 0.6;

/** A variant's fields beside its source's. */
interface FieldPair {
  readonly source: Pick<SiteFile, "fields">;
  readonly other: Pick<SiteFile, "fields">;
}

/** The role that `name` has over all `pairs` in which both sides fill it. */
export function roleOf(pairs: readonly FieldPair[], name: string): FieldRole {
  const both = pairs.flatMap(({ source, other }) => {
    const [one, two] = [source.fields?.[name], other.fields?.[name]];
    return one === undefined || two === undefined || isEmptyValue(one) || isEmptyValue(two)
      ? []
      : [{ one, two, fields: source.fields }];
  });
  if (both.length < ENOUGH) return "free";
  const share = (holds: (pair: (typeof both)[number]) => boolean) => both.filter(holds).length / both.length;
  if (share(({ one, two }) => dateOf(one) !== null && dateOf(two) !== null) === 1)
    return share(({ one, two }) => dateOf(one) === dateOf(two)) >= MANY ? "date" : "free";
  const isSame = ({ one, two }: (typeof both)[number]) =>
    sameValue(one, two) || (comparedText(one) !== null && comparedText(one) === comparedText(two));
  if (share(isSame) >= MOSTLY) return "shared";
  if (share(({ one, two }) => isList(one) && isList(two)) === 1)
    return share(({ one, two }) => isList(one) && isList(two) && one.length === two.length) >= MANY
      ? "list"
      : "free";
  if (share(({ one, two }) => typeof one === "string" && typeof two === "string") < 1) return "free";
  // By articles: with many locales, a source's title stands in as many pairs and is no closed set for that.
  const articles = new Set(both.map(({ fields }) => fields)).size;
  const distinct = new Set(both.map(({ one }) => scalarText(one))).size;
  if (distinct <= articles / 2 && share(isSame) < MANY) return "paired";
  return share(isSame) <= 1 - MANY ? "translated" : "free";
}

/** A pair of values that stands alone, and the value that goes with the source's everywhere else. */
export interface OddPairing {
  readonly pair: VariantPair;
  readonly found: string;
  readonly expected: string;
}

/** The pairs whose value is not the one that its counterpart has at least three times, and nearly always. */
export function pairingsOf(pairs: readonly VariantPair[], name: string): readonly OddPairing[] {
  const counts = new Map<string, Map<string, number>>();
  const textsIn = ({ source, other }: VariantPair) =>
    [scalarText(source.fields?.[name]), scalarText(other.fields?.[name])] as const;
  const keyOf = ({ other }: VariantPair, value: string) => JSON.stringify([other.locale, value]);
  for (const pair of pairs) {
    const [one, two] = textsIn(pair);
    if (one === null || two === null) continue;
    const partners = counts.get(keyOf(pair, one)) ?? new Map<string, number>();
    counts.set(keyOf(pair, one), partners.set(two, (partners.get(two) ?? 0) + 1));
  }
  return pairs.flatMap((pair): OddPairing[] => {
    const [one, two] = textsIn(pair);
    if (one === null || two === null) return [];
    const partners = counts.get(keyOf(pair, one)) ?? new Map<string, number>();
    const total = [...partners.values()].reduce((sum, count) => sum + count, 0);
    const [expected, most] = [...partners].toSorted(([, a], [, b]) => b - a)[0] ?? ["", 0];
    const isOdd = two !== expected && most >= ENOUGH && most >= MOSTLY * total;
    return isOdd ? [{ pair, found: two, expected }] : [];
  });
}

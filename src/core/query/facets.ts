/** How many rows have each value of a closed set, and queries with a value put in or taken out. */

import { parseQuery } from "./parse.ts";
import { resolveName } from "./names.ts";
import type { Query } from "./query.ts";
import { readerOf } from "./read-value.ts";
import type { Row } from "./record.ts";
import { scanQuery, type Token } from "./scan.ts";

export interface FacetValue {
  /** As a query says it; a date's month: `2026-01`. `null`: rows without a value. */
  readonly value: string | null;
  readonly rows: number;
}

export interface Facet {
  readonly field: string;
  /** Most rows first, months latest first; at most as many as were asked for. */
  readonly values: readonly FacetValue[];
  /** How many values there are in all. */
  readonly distinct: number;
}

export interface FacetNeeds {
  readonly fields: readonly string[];
  readonly mostValues: number;
  /** The keys of the field, where somebody has them. */
  readonly keys?: FacetKeys | null;
}

/** What a row counts for: each of its values once, as a query says them; `[null]` for none. */
export type FacetKeys = (row: Row) => readonly (string | null)[];

const NONE: readonly null[] = [null];

/** The keys of `field`; `null` where the name means no field. */
export function facetKeys(field: string, fields: readonly string[]): FacetKeys | null {
  const resolved = resolveName(field, fields);
  if (resolved === null || resolved.kind === "question") return null;
  const { read } = readerOf(resolved);
  const isDate = resolved.kind === "built-in" && resolved.field === "date";
  const isProblems = resolved.kind === "built-in" && resolved.field === "problems";
  return ({ record, variants }) => {
    const own = new Set<string | null>();
    for (const variant of variants) {
      for (const value of read(variant, record)) {
        const text = String(value);
        own.add(isDate ? monthOf(text) : isProblems ? problemState(Number(value)) : text);
      }
    }
    if (isProblems && own.has("some")) own.delete("none");
    return own.size === 0 ? NONE : [...own];
  };
}

/** Count the values of `field` in `rows`; a row counts once for each of its values. */
export function facetOf(
  rows: readonly Row[],
  field: string,
  { fields, mostValues, keys = facetKeys(field, fields) }: FacetNeeds,
): Facet {
  if (keys === null) return { field, values: [], distinct: 0 };
  const resolved = resolveName(field, fields);
  const isDate = resolved?.kind === "built-in" && resolved.field === "date";
  const counts = new Map<string | null, number>();
  for (const row of rows) for (const value of keys(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts]
    .map(([value, count]) => ({ value, rows: count }))
    .toSorted(
      (a, b) => Number(a.value === null) - Number(b.value === null) || (isDate ? later(a, b) : more(a, b)),
    );
  return { field, values: sorted.slice(0, mostValues), distinct: sorted.length };
}

function more(a: FacetValue, b: FacetValue): number {
  return b.rows - a.rows || ((a.value ?? "") < (b.value ?? "") ? -1 : 1);
}

function later(a: FacetValue, b: FacetValue): number {
  return (a.value ?? "") < (b.value ?? "") ? 1 : -1;
}

function monthOf(date: string): string | null {
  return /^\d{4}-\d{2}/.exec(date)?.[0] ?? null;
}

function problemState(count: number): string {
  return count > 0 ? "some" : "none";
}

/** The query without its terms of `field` where those simply hold beside others: what a facet's own counts are over. */
export function withoutField(query: Query, field: string, fields: readonly string[]): Query {
  const isOwn = (part: Query): boolean =>
    part.kind === "field" && isSameField(part.name, field, fields) && part.comparison === ":";
  if (isOwn(query)) return { kind: "all" };
  if (query.kind !== "and") return query;
  const parts = query.parts.filter((part) => !isOwn(part));
  const [first] = parts;
  if (first === undefined) return { kind: "all" };
  return parts.length === 1 ? first : { kind: "and", parts };
}

function isSameField(name: string, other: string, fields: readonly string[]): boolean {
  const [a, b] = [resolveName(name, fields), resolveName(other, fields)];
  if (a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The values that `text` asks for by simple terms of `field`: what stands chosen in a facet. */
export function chosenValues(text: string, field: string, fields: readonly string[]): readonly string[] {
  const chosen = termsOf(text, field, fields).flatMap(({ values }) => values.map((value) => value.text));
  return chosen.filter((value) => value !== "");
}

/**
 * The query's text with `value` put in among those of `field`, or taken out where it stands there. Further values
 * of a field are alternatives. All else that was typed stays as it is.
 */
export function toggleValue(
  text: string,
  { field, value }: { readonly field: string; readonly value: string },
  fields: readonly string[],
): string {
  const terms = termsOf(text, field, fields);
  const holder = terms.find((term) => term.values.some((each) => each.text === value));
  if (holder) {
    const kept = holder.values.filter((each) => each.text !== value);
    const term =
      kept.length === 0 ? "" : `${holder.name}:${kept.map((each) => written(each.text)).join(",")}`;
    return tidied(text.slice(0, holder.from), term, text.slice(holder.to));
  }
  const [first] = terms;
  if (first) return `${text.slice(0, first.to)},${written(value)}${text.slice(first.to)}`;
  return tidied(text, `${field}:${written(value)}`, "");
}

type FieldToken = Extract<Token, { kind: "field" }>;

/** Terms `field:…` that hold beside the others: not negated, not in a group, not one of alternatives. */
function termsOf(text: string, field: string, fields: readonly string[]): readonly FieldToken[] {
  const { query } = parseQuery(text);
  if (query.kind === "or") return [];
  const tokens = scanQuery(text);
  let depth = 0;
  return tokens.filter((token, index): token is FieldToken => {
    if (token.kind === "open") depth++;
    if (token.kind === "close") depth = Math.max(0, depth - 1);
    if (token.kind !== "field" || depth > 0 || token.comparison !== ":" || token.values.length === 0)
      return false;
    const before = tokens[index - 1];
    const isNegated =
      before?.kind === "minus" || (before?.kind === "word" && /^not$/i.test(before.value.text));
    return !isNegated && isSameField(token.name, field, fields);
  });
}

function tidied(before: string, term: string, after: string): string {
  return [before.trimEnd(), term, after.trimStart()].filter((part) => part !== "").join(" ");
}

/** A value as it is typed: in quotes where it would not be read as one. */
export function written(value: string): string {
  return /^[^\s"“”「」＂()（）|｜,、，]+$/u.test(value) ? value : `"${value.replaceAll('"', "")}"`;
}

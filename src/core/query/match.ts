/** A query asked of rows. */

import { folded } from "../words/folded.ts";
import { valueTest } from "./compare.ts";
import { nearName, resolveName, type Question } from "./names.ts";
import { parseQuery } from "./parse.ts";
import type { Query, QueryProblem } from "./query.ts";
import { isListValue, readerOf } from "./read-value.ts";
import type { Row, VariantRecord } from "./record.ts";
import { scanQuery } from "./scan.ts";

/** What names and questions of a query mean here. */
export interface QuerySurroundings {
  /** Names of frontmatter fields, inner ones with dots. */
  readonly fields: readonly string[];
  /** Locales that articles have or may lack. */
  readonly locales: readonly string[];
}

export interface CompiledQuery {
  readonly query: Query;
  readonly problems: readonly QueryProblem[];
  /**
   * Whether the row is asked for: one of its variants meets the whole query. Text may stand in any of the row's
   * variants, word by word. A term of a field that there is not is met by none.
   */
  readonly matches: (row: Row) => boolean;
}

/** Understand `text` once, to be asked of many rows. */
export function compileQuery(text: string, surroundings: QuerySurroundings): CompiledQuery {
  const { query, problems } = parseQuery(text);
  const unknown = unknownFields(text, surroundings);
  return {
    query,
    problems: [...problems, ...unknown].toSorted((a, b) => a.from - b.from),
    matches: rowTest(query, surroundings),
  };
}

/** The test of a query that was read before. */
export function rowTest(query: Query, surroundings: QuerySurroundings): (row: Row) => boolean {
  const test = testOf(query, surroundings);
  return (row) => row.variants.some((variant) => test(variant, row));
}

function unknownFields(text: string, surroundings: QuerySurroundings): readonly QueryProblem[] {
  return scanQuery(text).flatMap((token) => {
    if (token.kind !== "field") return [];
    const resolved = resolveName(token.name, surroundings.fields);
    if (resolved === null)
      return [unknownField(token.name, { from: token.from, to: token.nameTo }, surroundings)];
    if (resolved.kind !== "question" || resolved.question === "is") return [];
    return token.values
      .filter(({ text: value }) => value.trim() !== "" && presenceTest(value, surroundings) === null)
      .map((value) => unknownField(value.text, value, surroundings));
  });
}

function unknownField(
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
  { fields }: QuerySurroundings,
): QueryProblem {
  const near = nearName(name, fields);
  return { code: "unknown-field", from, to, details: { field: name, ...(near === null ? {} : { near }) } };
}

type Test = (variant: VariantRecord, row: Row) => boolean;

function testOf(query: Query, surroundings: QuerySurroundings): Test {
  switch (query.kind) {
    case "all":
      return () => true;
    case "and": {
      const tests = query.parts.map((part) => testOf(part, surroundings));
      return (variant, row) => tests.every((test) => test(variant, row));
    }
    case "or": {
      const tests = query.parts.map((part) => testOf(part, surroundings));
      return (variant, row) => tests.some((test) => test(variant, row));
    }
    case "not": {
      const test = testOf(query.part, surroundings);
      return (variant, row) => !test(variant, row);
    }
    case "text":
      return (_, row) => row.variants.some((variant) => searchTextOf(variant).includes(query.text));
    case "field":
      return fieldTest(query, surroundings);
  }
}

function fieldTest(query: Extract<Query, { kind: "field" }>, surroundings: QuerySurroundings): Test {
  const { name, comparison, values } = query;
  const resolved = resolveName(name, surroundings.fields);
  if (resolved === null) return () => false;
  if (resolved.kind === "question") {
    const tests = values.map((value) => questionTest(resolved.question, value, surroundings));
    return (variant, row) => tests.some((test) => test(variant, row));
  }
  const reader = readerOf(resolved);
  const tests = values.map((value) => valueTest(comparison, value));
  const field = resolved.kind === "own" ? resolved.field : null;
  // Loops, and nothing made on the way: this runs for every file at every key.
  return (variant, { record }) => {
    const own = reader.read(variant, record);
    if (own.length === 0) return false;
    const likeness = field !== null && isListValue(variant.fields, field) ? "is" : reader.likeness;
    for (const value of own) for (const test of tests) if (test(value, likeness)) return true;
    return false;
  };
}

const never: Test = () => false;

function questionTest(question: Question, value: string, surroundings: QuerySurroundings): Test {
  if (question === "is") return stateTest(folded(value));
  const has = presenceTest(value, surroundings);
  if (has === null) return never;
  return question === "has" ? has : (variant, row) => !has(variant, row);
}

function stateTest(state: string): Test {
  switch (state) {
    case "draft":
    case "下書き":
      return ({ variant }) => variant.draft;
    case "published":
    case "公開":
      return ({ variant }) => !variant.draft;
    case "broken":
      return ({ variant }) => variant.errors > 0;
    case "translated":
      return (_, { record }) => record.article.variants.length > 1;
    default:
      return never;
  }
}

/** Whether there is a field's value, or, for a locale's name, the article's variant in it; `null` for neither. */
function presenceTest(value: string, { fields, locales }: QuerySurroundings): Test | null {
  const resolved = resolveName(value, fields);
  if (resolved === null || resolved.kind === "question") {
    const wanted = folded(value);
    const locale = locales.find((each) => each.toLowerCase() === wanted);
    if (locale === undefined) return null;
    return (_, { record }) => record.article.variants.some((variant) => variant.locale === locale);
  }
  const { read } = readerOf(resolved);
  // No number of problems is as good as none; no draft mark as good as `false`.
  return (variant, { record }) => read(variant, record).some((each) => each !== 0 && each !== false);
}

const searchTexts = new WeakMap<VariantRecord, string>();

/** Made once for each record: a filter runs at every key. */
function searchTextOf(record: VariantRecord): string {
  const known = searchTexts.get(record);
  if (known !== undefined) return known;
  const { title, description, category, tags, path } = record.variant;
  const text = folded(
    [title, description, category, ...tags, path].filter((part) => part !== null).join("\n"),
  );
  searchTexts.set(record, text);
  return text;
}

/** Rows of an index as a query asks for them: filtered, sorted, counted by facets, a page at a time. */

import { completeQuery, type Completion } from "#core/query/complete";
import { facetKeys, facetOf, withoutField, type Facet, type FacetKeys } from "#core/query/facets";
import { groupRows, type GroupedRows, type Grouping } from "#core/query/grouped-rows";
import { compileQuery, rowTest, type CompiledQuery } from "#core/query/match";
import { resolveName, scannedCounts } from "#core/query/names";
import { sortRows, type SortKey } from "#core/query/order";
import type { QueryProblem } from "#core/query/query";
import type { ArticleRecord, Row, RowLayout } from "#core/query/record";
import type { IndexSnapshot, WorkspaceIndex } from "./workspace-index.ts";
import { fieldNames } from "./field-names.ts";

/** What a table, a calendar, a board or a bulk edit is about. */
export interface TableQuery {
  /** `null`: all. */
  readonly collection: string | null;
  readonly query: string;
  readonly layout: RowLayout;
}

export interface TableView extends TableQuery {
  readonly sort: readonly SortKey[];
  /** BCP 47 tag: the reader's. Titles and other values are of the variant in it, where there is one. */
  readonly language: string;
}

export interface FoundRows {
  readonly rows: readonly Row[];
  /** Rows of the collection, whatever the query. */
  readonly all: number;
  /** Names of the frontmatter fields in the collection, inner ones with dots, most frequent first. */
  readonly fields: readonly string[];
  readonly problems: readonly QueryProblem[];
  readonly facets: readonly Facet[];
}

export interface Table {
  /** All rows that `view` asks for, in order; `facets` are counted over them. */
  readonly find: (view: TableView, facets: readonly string[]) => Promise<FoundRows>;
  /** The rows of `found`, which `find` gave, by a field; made once while they are the same. */
  readonly group: (found: FoundRows, by: Grouping) => GroupedRows;
  /** The files that a query is about: in a layout of articles all of an article's, else those that meet it. By path. */
  readonly paths: (about: TableQuery) => Promise<readonly string[]>;
  readonly complete: (place: TableQuery & { readonly caret: number }) => Promise<Completion>;
}

const MOST_FACET_VALUES = 300;
const MOST_COMPLETIONS = 1000;

/** A collection's articles, and what can be asked of them. */
interface Records {
  readonly records: readonly ArticleRecord[];
  readonly fields: readonly string[];
  readonly locales: readonly string[];
}

interface RowsOfRecords extends Records {
  readonly rows: readonly Row[];
  /** What each row counts for in a facet: found out once, and not at every key. */
  readonly keysOf: (field: string) => FacetKeys | null;
}

export function openTable(index: Pick<WorkspaceIndex, "read">): Table {
  // Each stays the same while a person types a query.
  const recordsOf = rememberLast(recordsIn);
  const rowsOf = rememberLast((known: Records, view: TableView): RowsOfRecords => ({
    ...known,
    rows: rowsIn(known, view),
    keysOf: keptKeys(known.fields),
  }));
  const sortedOf = rememberLast((known: RowsOfRecords, { sort, language }: TableView): RowsOfRecords => ({
    ...known,
    rows: sortRows(known.rows, sort, { fields: known.fields, language }),
  }));
  const foundOf = rememberLast((sorted: RowsOfRecords, { query }: TableView) => {
    const compiled = compileQuery(query, sorted);
    return { compiled, rows: query.trim() === "" ? sorted.rows : sorted.rows.filter(compiled.matches) };
  });
  const collectionOf = (snapshot: IndexSnapshot, collection: string | null): Records =>
    recordsOf(snapshot, collection, JSON.stringify(collection));
  return {
    async find(view, facets) {
      const { collection, layout, language, sort, query } = view;
      const snapshot = await index.read();
      const known = collectionOf(snapshot, collection);
      const unsorted = rowsOf(known, view, JSON.stringify([layout, language]));
      // Counts arrive while bodies are read: what may depend on them is of one state of those.
      const bodies = snapshot.bodiesVersion();
      const isByCounts = sort.some(({ by }) => isScannedCount(by, known.fields));
      const sorted = sortedOf(unsorted, view, JSON.stringify([sort, isByCounts ? bodies : null]));
      const { compiled, rows } = foundOf(sorted, view, `${bodies} ${query}`);
      return {
        rows,
        all: sorted.rows.length,
        fields: known.fields,
        problems: compiled.problems,
        facets: facets.map((field) => countFacet({ field, sorted, rows, compiled })),
      };
    },
    group: groupedOnce(),
    async paths({ collection, query, layout }) {
      const known = collectionOf(await index.read(), collection);
      const { matches } = compileQuery(query, known);
      return rowsIn(known, { layout, language: "" })
        .filter(matches)
        .flatMap(({ variants }) => variants.map(({ variant }) => variant.path))
        .toSorted((a, b) => (a < b ? -1 : 1));
    },
    async complete({ caret, query, collection, layout }) {
      const known = collectionOf(await index.read(), collection);
      const { fields, locales } = known;
      const valuesOf = (field: string) => {
        // Whichever variant comes first in a row, its values are the same.
        const rows = rowsIn(known, { layout, language: "" });
        return facetOf(rows, field, { fields, mostValues: MOST_COMPLETIONS }).values.flatMap(
          ({ value, rows: count }) => (value === null ? [] : [{ value, rows: count }]),
        );
      };
      return completeQuery(query, caret, { fields, locales, valuesOf });
    },
  };
}

/** The keys of fields, kept by row. Counts that arrive while bodies are read are not kept. */
function keptKeys(fields: readonly string[]): RowsOfRecords["keysOf"] {
  const kept = new Map<string, FacetKeys | null>();
  return (field) => {
    const known = kept.get(field);
    if (known !== undefined) return known;
    const keys = facetKeys(field, fields);
    const own = keys === null || isScannedCount(field, fields) ? keys : keptByRow(keys);
    kept.set(field, own);
    return own;
  };
}

function keptByRow(keys: FacetKeys): FacetKeys {
  const byRow = new Map<Row, readonly (string | null)[]>();
  // Rows of one value, which most are, share it.
  const single = new Map<string | null, readonly (string | null)[]>();
  const shared = (found: readonly (string | null)[]): readonly (string | null)[] => {
    const [only = null] = found;
    if (found.length !== 1) return found;
    const known = single.get(only);
    if (known === undefined) single.set(only, found);
    return known ?? found;
  };
  return (row) => {
    const known = byRow.get(row);
    if (known !== undefined) return known;
    const found = shared(keys(row));
    byRow.set(row, found);
    return found;
  };
}

/** Groups of rows, made once while those and what they are grouped by are the same. */
function groupedOnce(): Table["group"] {
  const groupsOf = rememberLast((rows: readonly Row[], asked: readonly [Grouping, readonly string[]]) =>
    groupRows(rows, ...asked),
  );
  return ({ rows, fields }, by) => groupsOf(rows, [by, fields], JSON.stringify([by, fields]));
}

function recordsIn(snapshot: IndexSnapshot, collection: string | null): Records {
  const records = snapshot.records.filter(
    ({ article }) => collection === null || article.collection === collection,
  );
  const collections = snapshot.collections.filter(({ id }) => collection === null || id === collection);
  return {
    records,
    fields: fieldNames(records),
    locales: [...new Set(collections.flatMap(({ locales }) => locales))],
  };
}

function isScannedCount(name: string, fields: readonly string[]): boolean {
  const resolved = resolveName(name, fields);
  return resolved?.kind === "built-in" && scannedCounts.some((count) => count === resolved.field);
}

/** The last result, given again for the same source and key. */
function rememberLast<Source, Asked, Result>(
  make: (source: Source, asked: Asked) => Result,
): (source: Source, asked: Asked, key: string) => Result {
  let last: { readonly source: Source; readonly key: string; readonly result: Result } | null = null;
  return (source, asked, key) => {
    if (last?.source !== source || last.key !== key) last = { source, key, result: make(source, asked) };
    return last.result;
  };
}

function rowsIn(
  { records }: Records,
  { layout, language }: Pick<TableView, "layout" | "language">,
): readonly Row[] {
  return records.flatMap((record) => rowsFor({ record, variants: record.variants }, layout, language));
}

function rowsFor(row: Row, layout: RowLayout, language: string): readonly Row[] {
  if (layout === "variant")
    return row.variants.map((variant) => ({ record: row.record, variants: [variant] }));
  const own = row.variants.find(({ variant }) => variant.locale?.toLowerCase().split("-")[0] === language);
  if (!own || own === row.variants[0]) return [row];
  return [{ record: row.record, variants: [own, ...row.variants.filter((variant) => variant !== own)] }];
}

interface FacetCount {
  readonly field: string;
  readonly sorted: RowsOfRecords;
  /** What the whole query finds. */
  readonly rows: readonly Row[];
  readonly compiled: CompiledQuery;
}

function countFacet({ field, sorted, rows, compiled }: FacetCount): Facet {
  const needs = { fields: sorted.fields, mostValues: MOST_FACET_VALUES, keys: sorted.keysOf(field) };
  const others = withoutField(compiled.query, field, sorted.fields);
  if (others === compiled.query) return facetOf(rows, field, needs);
  return facetOf(sorted.rows.filter(rowTest(others, sorted)), field, needs);
}

/** Rows of an index as a query asks for them: filtered, sorted, counted by facets, a page at a time. */

import { completeQuery, type Completion } from "#core/query/complete";
import { facetOf, withoutField, type Facet } from "#core/query/facets";
import { compileQuery, rowTest, type CompiledQuery } from "#core/query/match";
import { sortRows, type SortKey } from "#core/query/order";
import type { QueryProblem } from "#core/query/query";
import type { Row, RowLayout } from "#core/query/record";
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
  readonly problems: readonly QueryProblem[];
  readonly facets: readonly Facet[];
}

export interface Table {
  /** All rows that `view` asks for, in order; `facets` are counted over them. */
  readonly find: (view: TableView, facets: readonly string[]) => Promise<FoundRows>;
  readonly complete: (place: TableQuery & { readonly caret: number }) => Promise<Completion>;
  /** Names of the frontmatter fields in the collection, inner ones with dots, most frequent first. */
  readonly fields: (collection: string | null) => Promise<readonly string[]>;
}

const MOST_FACET_VALUES = 300;
const MOST_COMPLETIONS = 1000;

/** What stays the same while a person types a query: rows, their order, the names in them. */
interface Prepared {
  readonly rows: readonly Row[];
  readonly fields: readonly string[];
  readonly locales: readonly string[];
}

export function openTable(index: Pick<WorkspaceIndex, "read">): Table {
  const rowsOf = rememberLast(
    (snapshot: IndexSnapshot, { collection, layout, language }: TableView): Prepared => {
      const records = snapshot.records.filter(
        ({ article }) => collection === null || article.collection === collection,
      );
      const collections = snapshot.collections.filter(({ id }) => collection === null || id === collection);
      return {
        rows: records.flatMap((record) => rowsFor({ record, variants: record.variants }, layout, language)),
        fields: fieldNames(records),
        locales: [...new Set(collections.flatMap(({ locales }) => locales))],
      };
    },
  );
  const sortedOf = rememberLast((prepared: Prepared, { sort, language }: TableView): Prepared => ({
    ...prepared,
    rows: sortRows(prepared.rows, sort, { fields: prepared.fields, language }),
  }));
  const foundOf = rememberLast((sorted: Prepared, { query }: TableView) => {
    const compiled = compileQuery(query, sorted);
    return { compiled, rows: query.trim() === "" ? sorted.rows : sorted.rows.filter(compiled.matches) };
  });
  const prepare = async (view: TableView): Promise<Prepared> => {
    const { collection, layout, language } = view;
    return rowsOf(await index.read(), view, JSON.stringify([collection, layout, language]));
  };
  return {
    async find(view, facets) {
      const prepared = await prepare(view);
      // Counts arrive while the index is built: an order by them is made anew each time.
      const isByCounts = view.sort.some(({ by }) => COUNTS.has(by));
      const sorted = sortedOf(prepared, view, isByCounts ? null : JSON.stringify(view.sort));
      const asksCounts =
        [...COUNTS].some((name) => view.query.includes(name)) || /[^\x20-\x7e]/.test(view.query);
      const { compiled, rows } = foundOf(sorted, view, asksCounts ? null : view.query);
      return {
        rows,
        all: prepared.rows.length,
        problems: compiled.problems,
        facets: facets.map((field) => countFacet({ field, sorted, rows, compiled })),
      };
    },
    async complete({ caret, ...query }) {
      const { rows, fields, locales } = await prepare({ ...query, sort: [], language: "en" });
      const valuesOf = (field: string) =>
        facetOf(rows, field, { fields, mostValues: MOST_COMPLETIONS }).values.flatMap(
          ({ value, rows: count }) => (value === null ? [] : [{ value, rows: count }]),
        );
      return completeQuery(query.query, caret, { fields, locales, valuesOf });
    },
    async fields(collection) {
      return (await prepare({ collection, query: "", layout: "variant", sort: [], language: "en" })).fields;
    },
  };
}

const COUNTS: ReadonlySet<string> = new Set(["words", "characters", "headings", "links", "images"]);

/** The last result, given again for the same source and key; a key of `null` is never the same. */
function rememberLast<Source, Result>(
  make: (source: Source, view: TableView) => Result,
): (source: Source, view: TableView, key: string | null) => Result {
  let last: { readonly source: Source; readonly key: string; readonly result: Result } | null = null;
  return (source, view, key) => {
    if (last !== null && last.source === source && last.key === key) return last.result;
    const result = make(source, view);
    last = key === null ? null : { source, key, result };
    return result;
  };
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
  readonly sorted: Prepared;
  /** What the whole query finds. */
  readonly rows: readonly Row[];
  readonly compiled: CompiledQuery;
}

function countFacet({ field, sorted, rows, compiled }: FacetCount): Facet {
  const needs = { fields: sorted.fields, mostValues: MOST_FACET_VALUES };
  const others = withoutField(compiled.query, field, sorted.fields);
  if (others === compiled.query) return facetOf(rows, field, needs);
  return facetOf(sorted.rows.filter(rowTest(others, sorted)), field, needs);
}

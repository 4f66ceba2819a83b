/** The table's calls over the index of an open folder. */

import { plainValue, type FieldValue } from "#core/frontmatter/values";
import { resolveName } from "#core/query/names";
import { ownValue, readerOf } from "#core/query/read-value";
import type { Row, RowLayout } from "#core/query/record";
import type { Handlers } from "#contract/calls";
import type { CellValue, TableRowValue } from "#contract/table";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { KeptTables } from "./storage/kept-tables.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface TableCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Pick<Workspace, "table" | "value">;
  readonly kept: KeptTables;
}

export type TableCalls = "table.read" | "table.complete" | "table.kept" | "table.keep";

export function rowId({ record, variants }: Row, layout: RowLayout): string {
  return layout === "article" ? record.article.id : (variants[0]?.variant.path ?? "");
}

/** A row as either call gives it. */
export function rowMaker(columns: readonly string[], fields: readonly string[], layout: RowLayout) {
  const cells = cellsOf(columns, fields);
  return (row: Row): TableRowValue => rowValue(row, layout, cells);
}

export function tableCalls({ workspaceOf, kept }: TableCallsNeeds): Pick<Handlers, TableCalls> {
  return {
    async "table.read"({ workspace, columns, facets, from, count, ...view }) {
      const { table } = workspaceOf(workspace);
      const found = await table.find(view, facets);
      const valueOf = rowMaker(columns, found.fields, view.layout);
      return {
        rows: found.rows.slice(from, from + count).map(valueOf),
        total: found.rows.length,
        all: found.all,
        problems: found.problems,
        facets: found.facets,
      };
    },
    async "table.complete"({ workspace, ...place }) {
      return workspaceOf(workspace).table.complete(place);
    },
    async "table.kept"({ workspace }) {
      return { text: await kept.read(workspaceOf(workspace).value.root) };
    },
    async "table.keep"({ workspace, text }) {
      await kept.write(workspaceOf(workspace).value.root, text);
      return {};
    },
  };
}

type Cells = (row: Row) => CellValue[];

/** The values of the row's first variant; a column that names nothing is empty. */
function cellsOf(columns: readonly string[], fields: readonly string[]): Cells {
  const readers = columns.map((column) => cellReader(column, fields));
  return (row) => readers.map((read) => read(row));
}

function cellReader(column: string, fields: readonly string[]): (row: Row) => CellValue {
  const resolved = resolveName(column, fields);
  if (resolved === null || resolved.kind === "question") return () => null;
  if (resolved.kind === "own") {
    return ({ variants: [first] }) =>
      cellValue(first?.fields ? ownValue(first.fields, resolved.field) : null);
  }
  const { read } = readerOf(resolved);
  const isList = resolved.field === "tag";
  return ({ record, variants: [first] }) => {
    const values = first === undefined ? [] : read(first, record);
    return isList ? [...values] : (values[0] ?? null);
  };
}

function cellValue(value: FieldValue | undefined): CellValue {
  if (value === undefined || value === null) return null;
  const plain = plainValue(value);
  if (plain === null || typeof plain !== "object") return plain;
  const isScalar = (item: FieldValue): item is string | number | boolean =>
    item !== null && typeof item !== "object";
  if (Array.isArray(plain) && plain.every(isScalar)) return plain;
  return { json: JSON.stringify(plain) };
}

function rowValue(row: Row, layout: RowLayout, cells: Cells): TableRowValue {
  const { record, variants } = row;
  const { id, collection, key } = record.article;
  const [first = record.variants[0]] = variants;
  if (first === undefined) throw new RangeError("an article has a variant");
  const path = first.variant.path as ContentPath;
  return {
    id: rowId(row, layout),
    article: id,
    collection,
    key,
    path,
    locale: first.variant.locale,
    variants: record.article.variants.map((variant) => ({
      path: variant.path as ContentPath,
      locale: variant.locale,
      draft: variant.draft,
      errors: variant.errors,
      warnings: variant.warnings,
    })),
    cells: cells(row),
  };
}

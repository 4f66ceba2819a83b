/** Calls of the table: articles by a query, a page at a time, however many there are. */

import { z } from "zod";
import { queryProblemCodes } from "#core/query/query";
import { rowLayouts } from "#core/query/record";
import { ContentPath, inWorkspace, WorkspaceId } from "./values.ts";

export const LONGEST_QUERY = 4000;
export const LARGEST_PAGE = 500;
export const FieldName = z.string().min(1).max(300);

/** What rows there are: a collection (`null`: all), a query, and one row for an article or for each variant. */
export const TableQueryValue = z.object({
  collection: z.string().max(4096).nullable(),
  query: z.string().max(LONGEST_QUERY),
  layout: z.enum(rowLayouts),
});

export const SortKeyValue = z.object({ by: FieldName, direction: z.enum(["ascending", "descending"]) });

/** A value as a cell shows it: dates as written, maps as JSON in `{ json }`. */
const CellValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
  z.object({ json: z.string() }),
]);
export type CellValue = z.infer<typeof CellValue>;

const RowVariantValue = z.object({
  path: ContentPath,
  locale: z.string().nullable(),
  draft: z.boolean(),
  errors: z.number().int(),
  warnings: z.number().int(),
});

export const TableRowValue = z.object({
  /** The article's id; in a layout of variants, the file's path. */
  id: z.string(),
  article: z.string(),
  collection: z.string(),
  key: z.string(),
  /** The file whose values the row shows; the first that an edit of a cell is written to. */
  path: ContentPath,
  locale: z.string().nullable(),
  /** All locales of the article, whatever the row is for. */
  variants: z.array(RowVariantValue),
  /** In the order of the columns that were asked for. */
  cells: z.array(CellValue),
});
export type TableRowValue = z.infer<typeof TableRowValue>;

const QueryProblemValue = z.object({
  code: z.enum(queryProblemCodes),
  from: z.number().int(),
  to: z.number().int(),
  details: z.record(z.string(), z.string()),
});

const FacetValue = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.string().nullable(), rows: z.number().int() })),
  distinct: z.number().int(),
});

export const tableContract = {
  /** A page of rows from `from`, and how many there are. Reads what is known; asks nothing of the disk. */
  "table.read": {
    input: inWorkspace.extend({
      ...TableQueryValue.shape,
      sort: z.array(SortKeyValue).max(8),
      /** BCP 47 tag of the reader. */
      language: z.string().max(35),
      columns: z.array(FieldName).max(60),
      facets: z.array(FieldName).max(30),
      from: z.number().int().min(0),
      count: z.number().int().min(0).max(LARGEST_PAGE),
    }),
    output: z.object({
      rows: z.array(TableRowValue),
      /** Rows that the query finds, and rows without it. */
      total: z.number().int(),
      all: z.number().int(),
      problems: z.array(QueryProblemValue),
      facets: z.array(FacetValue),
    }),
  },
  /** What could be meant at the caret of a query. */
  "table.complete": {
    input: inWorkspace.extend({ ...TableQueryValue.shape, caret: z.number().int().min(0) }),
    output: z.object({
      from: z.number().int(),
      to: z.number().int(),
      suggestions: z.array(
        z.object({
          insert: z.string(),
          kind: z.enum(["field", "value"]),
          label: z.string(),
          rows: z.number().int().nullable(),
        }),
      ),
    }),
  },
  /** What the window keeps of its tables for this workspace, as text that only the window reads; `null` for nothing yet. */
  "table.kept": { input: inWorkspace, output: z.object({ text: z.string().nullable() }) },
  "table.keep": {
    input: inWorkspace.extend({ text: z.string().max(500_000) }),
    output: z.object({}),
  },
} as const;

export const tableEvents = {
  /** Bodies are being read for the index; `read` is `total` when all were. Counts may be others from now on. */
  "index.progress": z.object({ workspace: WorkspaceId, read: z.number().int(), total: z.number().int() }),
} as const;

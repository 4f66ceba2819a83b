/** The rows in sight, fetched a page at a time; what was shown stays until its successor is there. */

import { useCallback, useMemo } from "react";
import type { TablePage, TableRequest, TableRow, TableSource } from "./table-source.ts";
import { useParts } from "./use-parts.ts";

const PAGE = 100;

export type TableView = Omit<TableRequest, "from" | "count">;

export interface TableRows {
  /** `null` until the first page is there. */
  readonly found: Omit<TablePage, "rows"> | null;
  readonly rowAt: (index: number) => TableRow | undefined;
  /** Ask for the rows from `from` to `to`, where they are not there yet. */
  readonly need: (from: number, to: number) => void;
  /** Every row from `from` to `to`, fetched. */
  readonly fetch: (from: number, to: number) => Promise<readonly TableRow[]>;
  readonly failed: boolean;
  readonly retry: () => void;
}

export function useTableRows(source: TableSource, view: TableView): TableRows {
  const read = useCallback(
    // Facets are counted over all rows: once is enough.
    (from: number, isAnew: boolean) =>
      source.read({ ...view, facets: isAnew ? view.facets : [], from, count: PAGE }),
    [source, view],
  );
  const parts = useParts<TableRow, TablePage>({ source, size: PAGE, read });
  const fetch = useCallback(
    async (from: number, to: number) => {
      const rows: TableRow[] = [];
      for (let at = from; at <= to; at += PAGE) {
        const page = await source.read({ ...view, facets: [], from: at, count: Math.min(PAGE, to - at + 1) });
        rows.push(...page.rows);
      }
      return rows;
    },
    [source, view],
  );
  return useMemo(() => ({ ...parts, found: parts.page, fetch }), [parts, fetch]);
}

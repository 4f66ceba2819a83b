/** The rows in sight, fetched a page at a time; what was shown stays until its successor is there. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { takeAnswer } from "../../state/take-answer.ts";
import type { TablePage, TableRequest, TableRow, TableSource } from "./table-source.ts";

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

interface Loaded {
  readonly view: TableView;
  readonly found: Omit<TablePage, "rows">;
  readonly pages: ReadonlyMap<number, readonly TableRow[]>;
}

export function useTableRows(source: TableSource, view: TableView): TableRows {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<number>());
  const first = useRef(0);
  useEffect(() => source.onChange(() => setRound((count) => count + 1)), [source]);
  useEffect(() => {
    asked.current = new Set([first.current]);
    return takeAnswer(
      source.read({ ...view, from: first.current * PAGE, count: PAGE }),
      ({ rows, ...found }) => {
        // A shorter list may end before the page that was in sight.
        if (rows.length === 0 && found.total > 0) asked.current.clear();
        setFailed(false);
        setLoaded({ view, found, pages: new Map([[first.current, rows]]) });
      },
      () => setFailed(true),
    );
  }, [source, view, round]);
  const need = useCallback(
    (from: number, to: number) => {
      first.current = Math.floor(from / PAGE);
      if (loaded === null) return;
      for (let page = first.current; page * PAGE <= to && page * PAGE < loaded.found.total; page++) {
        if (asked.current.has(page)) continue;
        asked.current.add(page);
        const under = asked.current;
        source.read({ ...loaded.view, facets: [], from: page * PAGE, count: PAGE }).then(
          ({ rows }) => {
            if (asked.current !== under) return;
            setLoaded((before) => before && { ...before, pages: new Map(before.pages).set(page, rows) });
          },
          () => under.delete(page),
        );
      }
    },
    [source, loaded],
  );
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
  return useMemo(
    () => ({
      found: loaded?.found ?? null,
      rowAt: (index: number) => loaded?.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
      need,
      fetch,
      failed,
      retry: () => setRound((count) => count + 1),
    }),
    [loaded, need, fetch, failed],
  );
}

/** Rows, however many, fetched a part at a time as they come into sight; what was shown stays until its successor is there. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { takeAnswer } from "../../state/take-answer.ts";
import type { TableSource } from "./table-source.ts";

export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  /** Of all parts. */
  readonly total: number;
}

export interface PartsNeeds<Page> {
  readonly source: Pick<TableSource, "onChange">;
  /** Rows of a part. */
  readonly size: number;
  /**
   * Rows from a place on, as many as a part has; the same function while it asks the same. `isAnew`: what else the page
   * tells is wanted as well.
   */
  readonly read: (from: number, isAnew: boolean) => Promise<Page>;
}

export interface Parts<Row, Page> {
  /** Another whenever rows were read anew; `null` until the first is there. */
  readonly page: Page | null;
  readonly rowAt: (index: number) => Row | undefined;
  /** Ask for the rows from `from` to `to`, where they are not there yet; another function whenever some may be missing. */
  readonly need: (from: number, to: number) => void;
  readonly failed: boolean;
  readonly retry: () => void;
}

interface Loaded<Row, Page> extends Pick<PartsNeeds<Page>, "read"> {
  readonly page: Page;
  readonly parts: ReadonlyMap<number, readonly Row[]>;
  /** The parts that were asked for since rows were read anew. */
  readonly asked: Set<number>;
}

export function useParts<Row, Page extends RowsPage<Row>>({
  source,
  size,
  read,
}: PartsNeeds<Page>): Parts<Row, Page> {
  const [loaded, setLoaded] = useState<Loaded<Row, Page> | null>(null);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  /** The part that is first in sight: a shorter list may end before it, and then others are needed. */
  const first = useRef(0);
  useEffect(() => source.onChange(() => setRound((count) => count + 1)), [source]);
  useEffect(() => {
    const part = first.current;
    return takeAnswer(
      read(part * size, true),
      (page) => {
        setFailed(false);
        setLoaded({ read, page, parts: new Map([[part, page.rows]]), asked: new Set([part]) });
      },
      () => setFailed(true),
    );
  }, [read, size, round]);
  const need = useCallback(
    (from: number, to: number) => {
      first.current = Math.floor(from / size);
      if (loaded === null) return;
      const { asked, page } = loaded;
      for (let part = first.current; part * size <= to && part * size < page.total; part++) {
        if (asked.has(part)) continue;
        asked.add(part);
        loaded.read(part * size, false).then(
          ({ rows }) =>
            setLoaded((before) =>
              before?.asked === asked ? { ...before, parts: new Map(before.parts).set(part, rows) } : before,
            ),
          () => asked.delete(part),
        );
      }
    },
    [loaded, size],
  );
  return useMemo(
    () => ({
      page: loaded?.page ?? null,
      rowAt: (index: number) => loaded?.parts.get(Math.floor(index / size))?.[index % size],
      need,
      failed,
      retry: () => setRound((count) => count + 1),
    }),
    [loaded, size, need, failed],
  );
}

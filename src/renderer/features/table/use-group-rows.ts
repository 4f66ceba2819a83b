/** The rows of one group, however many, fetched a part at a time as they come into sight. */

import { useCallback, useEffect, useRef, useState } from "react";
import type { GroupRow, GroupsRequest, TableSource } from "./table-source.ts";

const PART = 50;

export interface GroupRows {
  /** `null` until the first part is there. */
  readonly total: number | null;
  readonly rowAt: (index: number) => GroupRow | undefined;
  /** Ask for the rows from `from` to `to`, where they are not there yet. */
  readonly need: (from: number, to: number) => void;
}

interface Loaded {
  readonly of: GroupsRequest;
  readonly total: number;
  readonly parts: ReadonlyMap<number, readonly GroupRow[]>;
}

/** `request` without parts; the same value while it asks the same. */
export function useGroupRows(source: TableSource, request: GroupsRequest, group: string | null): GroupRows {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<number>());
  const first = useRef(0);
  useEffect(() => source.onChange(() => setRound((count) => count + 1)), [source]);
  const read = useCallback(
    async (part: number) => {
      const parts = [{ group, from: part * PART, count: PART }];
      const [found] = (await source.groups({ ...request, parts })).parts;
      return found ?? { rows: [], total: 0 };
    },
    [source, request, group],
  );
  useEffect(() => {
    let isOver = false;
    asked.current = new Set([first.current]);
    read(first.current).then(
      ({ rows, total }) => {
        if (isOver) return;
        // A shorter list may end before the part that was in sight.
        if (rows.length === 0 && total > 0) asked.current.clear();
        setLoaded({ of: request, total, parts: new Map([[first.current, rows]]) });
      },
      // The view tells of a failure: it asks for the same.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [read, request, round]);
  const total = loaded?.total ?? 0;
  const need = useCallback(
    (from: number, to: number) => {
      first.current = Math.floor(from / PART);
      for (let part = first.current; part * PART <= to && part * PART < total; part++) {
        if (asked.current.has(part)) continue;
        asked.current.add(part);
        const under = asked.current;
        read(part).then(
          ({ rows }) => {
            if (asked.current !== under) return;
            setLoaded((before) => before && { ...before, parts: new Map(before.parts).set(part, rows) });
          },
          () => under.delete(part),
        );
      }
    },
    [read, total],
  );
  return {
    total: loaded?.total ?? null,
    rowAt: (index) => loaded?.parts.get(Math.floor(index / PART))?.[index % PART],
    need,
  };
}

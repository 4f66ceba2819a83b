/** Parts of a query's groups, fetched at once and again whenever rows may be others; what was shown stays meanwhile. */

import { useEffect, useState } from "react";
import type { GroupsPage, GroupsRequest, TableSource } from "./table-source.ts";

export interface Groups {
  /** `null` until the first answer is there. */
  readonly page: GroupsPage | null;
  /** What `page` answers. */
  readonly request: GroupsRequest | null;
  /** Another number with every answer. */
  readonly round: number;
  readonly failed: boolean;
  readonly retry: () => void;
}

interface Loaded {
  readonly page: GroupsPage;
  readonly request: GroupsRequest;
  readonly round: number;
}

/** `request` must stay the same value while it asks the same; `null` asks nothing. */
export function useGroups(source: TableSource, request: GroupsRequest | null): Groups {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  const [asked, setAsked] = useState(0);
  useEffect(() => source.onChange(() => setAsked((count) => count + 1)), [source]);
  useEffect(() => {
    if (request === null) return undefined;
    let isOver = false;
    source.groups(request).then(
      (page) => {
        if (isOver) return;
        setFailed(false);
        setLoaded((before) => ({ page, request, round: (before?.round ?? 0) + 1 }));
      },
      () => isOver || setFailed(true),
    );
    return () => {
      isOver = true;
    };
  }, [source, request, asked]);
  return {
    page: loaded?.page ?? null,
    request: loaded?.request ?? null,
    round: loaded?.round ?? 0,
    failed,
    retry: () => setAsked((count) => count + 1),
  };
}

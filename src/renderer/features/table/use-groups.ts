/** Parts of a query's groups, fetched at once and again whenever rows may be others; what was shown stays meanwhile. */

import { useEffect, useMemo, useState } from "react";
import { takeAnswer } from "../../state/take-answer.ts";
import { CARD_COLUMNS } from "./article-card.tsx";
import type { GroupsPage, GroupsRequest, TableSource } from "./table-source.ts";
import type { TableView } from "./use-table-rows.ts";

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

/** What asks for no part of the groups of a view by a field; the same value while it is the same. */
export function useGroupsRequest(
  view: TableView,
  field: string,
  per: GroupsRequest["by"]["per"],
): GroupsRequest {
  const { collection, query, layout, sort, language } = view;
  return useMemo(
    () => ({
      collection,
      query,
      layout,
      sort: [...sort],
      language,
      columns: [...CARD_COLUMNS],
      by: { field, per },
      parts: [],
      find: null,
    }),
    [collection, query, layout, sort, language, field, per],
  );
}

/** `request` must stay the same value while it asks the same. */
export function useGroups(source: TableSource, request: GroupsRequest): Groups {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  const [asked, setAsked] = useState(0);
  useEffect(() => source.onChange(() => setAsked((count) => count + 1)), [source]);
  useEffect(
    () =>
      takeAnswer(
        source.groups(request),
        (page) => {
          setFailed(false);
          setLoaded((before) => ({ page, request, round: (before?.round ?? 0) + 1 }));
        },
        () => setFailed(true),
      ),
    [source, request, asked],
  );
  return {
    page: loaded?.page ?? null,
    request: loaded?.request ?? null,
    round: loaded?.round ?? 0,
    failed,
    retry: () => setAsked((count) => count + 1),
  };
}

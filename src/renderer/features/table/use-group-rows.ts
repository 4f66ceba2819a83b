/** The rows of one group, however many, fetched a part at a time as they come into sight. */

import { useCallback } from "react";
import type { GroupRow, GroupsRequest, TableSource } from "./table-source.ts";
import { useParts, type Parts, type RowsPage } from "./use-parts.ts";

const PART = 50;

/** `request` without parts; the same value while it asks the same. The view tells of a failure: it asks for the same. */
export function useGroupRows(
  source: TableSource,
  request: GroupsRequest,
  group: string | null,
): Parts<GroupRow, RowsPage<GroupRow>> {
  const read = useCallback(
    async (from: number) => {
      const { parts } = await source.groups({ ...request, parts: [{ group, from, count: PART }] });
      return parts[0] ?? { rows: [], total: 0 };
    },
    [source, request, group],
  );
  return useParts({ source, size: PART, read });
}

/** The calls of calendars and boards over the index of an open folder. */

import type { GroupedRows, Grouping } from "#core/query/grouped-rows";
import type { Row } from "#core/query/record";
import { monthOf } from "#core/views/days";
import type { Handlers } from "#contract/calls";
import { MOST_GROUPS } from "#contract/groups";
import type { ContentPath } from "#contract/values";
import { rowId, rowMaker, type TableCallsNeeds } from "./table-calls.ts";

export function groupCalls({
  workspaceOf,
}: Pick<TableCallsNeeds, "workspaceOf">): Pick<Handlers, "table.groups"> {
  return {
    async "table.groups"({ workspace, columns, by, parts, find, ...view }) {
      const { table } = workspaceOf(workspace);
      const found = await table.find(view, []);
      const grouped = table.group(found, by);
      const valueOf = rowMaker(columns, found.fields, view.layout);
      const rowOf = (row: Row) => ({
        ...valueOf(row),
        alike: grouped.alike(row).map(({ variant }) => variant.path as ContentPath),
      });
      return {
        parts: parts.map(({ group, from, count }) => {
          const rows = grouped.groups.get(group) ?? [];
          return { rows: rows.slice(from, from + count).map(rowOf), total: rows.length };
        }),
        counts: countsOf(grouped, by),
        found: find === null ? null : placeOf(grouped, (row) => rowId(row, view.layout) === find),
      };
    },
  };
}

interface Count {
  readonly value: string | null;
  readonly rows: number;
}

function countsOf({ groups }: GroupedRows, { per }: Grouping): Count[] {
  const counts = new Map<string | null, number>();
  for (const [key, rows] of groups) {
    const value = per === "day" && key !== null ? monthOf(key) : key;
    counts.set(value, (counts.get(value) ?? 0) + rows.length);
  }
  const all = [...counts].map(([value, rows]) => ({ value, rows }));
  // A calendar's months are few and all of use; a board's values may be as many as there are articles.
  return per === "day" ? all : all.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_GROUPS);
}

function placeOf({ groups }: GroupedRows, isIt: (row: Row) => boolean) {
  for (const [group, rows] of groups) {
    const index = rows.findIndex(isIt);
    if (index >= 0) return { group, index };
  }
  return null;
}

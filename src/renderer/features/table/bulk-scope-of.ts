/** What of the table is handed over to be edited in bulk. */

import type { BulkScope } from "../../state/bulk-scope.ts";
import type { CellRange } from "./table-keys.ts";
import type { TableRows } from "./use-table-rows.ts";
import type { TableState } from "./use-table-view.ts";

/** All that the table shows. */
export function scopeOf({ collection, query, layout }: TableState): BulkScope {
  return { collection, query, layout, picked: null, values: null };
}

/** The files of the rows that are selected: all locales where a row is an article. */
export async function pickedScope(
  state: TableState,
  { fetch }: TableRows,
  { top, bottom }: CellRange,
): Promise<BulkScope> {
  const picked = (await fetch(top, bottom)).flatMap(({ path, variants }) =>
    state.layout === "variant" ? [path] : variants.map((variant) => variant.path),
  );
  return { ...scopeOf(state), picked };
}

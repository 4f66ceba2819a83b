/** Rows by the one value that each has of a field: a board's lanes, a calendar's days. */

import { dayOf } from "../views/days.ts";
import { resolveName } from "./names.ts";
import { readerOf } from "./read-value.ts";
import type { Row, VariantRecord } from "./record.ts";

export interface Grouping {
  readonly field: string;
  /** `day`: by the day that a date is on, whatever its time. */
  readonly per: "value" | "day";
}

export interface GroupedRows {
  /** In the order of the rows; `null`: those without a value, or without a day. */
  readonly groups: ReadonlyMap<string | null, readonly Row[]>;
  /** The variants of a row that have the value that the row is grouped by: what moves when the row does. */
  readonly alike: (row: Row) => readonly VariantRecord[];
}

/** Group the rows by the first value that a variant of theirs has; a name that means no field groups nothing. */
export function groupRows(
  rows: readonly Row[],
  { field, per }: Grouping,
  fields: readonly string[],
): GroupedRows {
  const resolved = resolveName(field, fields);
  if (resolved === null || resolved.kind === "question")
    return { groups: new Map([[null, rows]]), alike: ({ variants }) => variants };
  const { read } = readerOf(resolved);
  const keyOf = (variant: VariantRecord, { record }: Row): string | null => {
    const [value] = read(variant, record);
    if (value === undefined) return null;
    return per === "day" ? dayOf(String(value)) : String(value);
  };
  const rowKey = (row: Row): string | null => {
    for (const variant of row.variants) {
      const key = keyOf(variant, row);
      if (key !== null) return key;
    }
    return null;
  };
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const key = rowKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return {
    groups,
    alike(row) {
      const key = rowKey(row);
      return row.variants.filter((variant) => keyOf(variant, row) === key);
    },
  };
}

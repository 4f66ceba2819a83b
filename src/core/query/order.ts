/** Rows in the order of several fields. */

import { resolveName } from "./names.ts";
import { readerOf, type Scalar } from "./read-value.ts";
import type { Row } from "./record.ts";

/** A field by its name in queries, and which way. The first that tells two rows apart decides. */
export interface SortKey {
  readonly by: string;
  readonly direction: "ascending" | "descending";
}

/**
 * The rows sorted as readers of `language` (a BCP 47 tag) sort; numbers by value, in texts too. What lacks a value
 * comes last in both directions; equal rows keep their order. A row's title is never missing: its file's name stands in.
 */
export function sortRows(
  rows: readonly Row[],
  keys: readonly SortKey[],
  context: { readonly fields: readonly string[]; readonly language: string },
): readonly Row[] {
  // The language is given: the machine's has no part in it.
  // oxlint-disable-next-line no-restricted-globals
  const collate = new Intl.Collator(context.language, { numeric: true }).compare;
  const columns = keys.flatMap(({ by, direction }) => {
    const resolved = resolveName(by, context.fields);
    if (resolved === null || resolved.kind === "question") return [];
    const { read } = readerOf(resolved);
    const isTitle = resolved.kind === "built-in" && resolved.field === "title";
    const values = rows.map((row) => valueOf(row, read) ?? (isTitle ? row.record.article.key : null));
    return [{ values: comparable(values), sign: direction === "ascending" ? 1 : -1 }];
  });
  const compare = (a: number, b: number): number => {
    for (const { values, sign } of columns) {
      const order = compareValues(values[a] ?? null, values[b] ?? null, sign, collate);
      if (order !== 0) return order;
    }
    return a - b;
  };
  return rows
    .map((_, index) => index)
    .toSorted(compare)
    .flatMap((index) => rows[index] ?? []);
}

type Value = Scalar | null;

function valueOf({ record, variants }: Row, read: ReturnType<typeof readerOf>["read"]): Value {
  for (const variant of variants) {
    const [first] = read(variant, record);
    if (first !== undefined) return first;
  }
  return null;
}

const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Dates compare as they are written, which is far faster than as language. */
function comparable(values: readonly Value[]): readonly Value[] {
  const isDates = values.every((value) => value === null || (typeof value === "string" && DATE.test(value)));
  return isDates
    ? values.map((value) => (value === null ? null : Number(dateNumber(String(value)))))
    : values;
}

function dateNumber(date: string): string {
  return date.replace(/\D/g, "").padEnd(14, "0").slice(0, 14);
}

function compareValues(a: Value, b: Value, sign: number, collate: (a: string, b: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * collate(String(a), String(b));
}

/** The values that a field has across a collection: completion for tags and closed sets. */

import { ownValue } from "#core/query/read-value";
import { isWritten, type FieldMap, type FieldValue } from "#core/frontmatter/values";

export interface CountedValue {
  readonly value: string;
  readonly count: number;
}

const MOST_VALUES = 1000;

/** The texts, numbers and list items that `field` has in `files`, most used first. `seo.keywords` looks inside `seo`. */
export function countValues(files: readonly FieldMap[], field: string): readonly CountedValue[] {
  const counts = new Map<string, number>();
  for (const fields of files) {
    for (const text of textsOf(ownValue(fields, field))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item: FieldValue) => (Array.isArray(item) ? [] : textsOf(item)));
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return typeof value === "object" && value !== null && isWritten(value) ? [value.text] : [];
}

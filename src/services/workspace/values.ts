/** The values that a field has across a collection: completion for tags and closed sets. */

import { countEach } from "#core/library/statistics";
import { ownValue } from "#core/query/read-value";
import { isWritten, type FieldMap, type FieldValue } from "#core/frontmatter/values";

export interface CountedValue {
  readonly value: string;
  readonly count: number;
}

const MOST_VALUES = 1000;

/** The texts, numbers and list items that `field` has in `files`, most used first. `seo.keywords` looks inside `seo`. */
export function countValues(files: readonly FieldMap[], field: string): readonly CountedValue[] {
  const counted = countEach(files.flatMap((fields) => textsOf(ownValue(fields, field))));
  return counted.slice(0, MOST_VALUES).map(({ name, count }) => ({ value: name, count }));
}

function textsOf(value: FieldValue | undefined): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((item: FieldValue) => (Array.isArray(item) ? [] : textsOf(item)));
  if (typeof value === "string") return value.trim() === "" ? [] : [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return typeof value === "object" && value !== null && isWritten(value) ? [value.text] : [];
}

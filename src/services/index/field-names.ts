/** Which fields the frontmatter of articles has. */

import { isMap } from "#core/frontmatter/compare";
import type { FieldMap } from "#core/frontmatter/values";
import type { ArticleRecord } from "#core/query/record";

/** More than these are named by nobody: a file of generated keys must not fill every menu. */
const MOST_NAMES = 300;
const DEEPEST = 3;

/** The names in `records`, inner ones with dots, the most frequent first. */
export function fieldNames(records: readonly ArticleRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { variants } of records) {
    for (const { fields } of variants) if (fields !== null) countNames(fields, "", counts);
  }
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}

function countNames(fields: FieldMap, before: string, counts: Map<string, number>, depth = 1): void {
  for (const name of Object.keys(fields)) {
    const path = before === "" ? name : `${before}.${name}`;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const value = fields[name];
    if (depth < DEEPEST && value !== undefined && isMap(value)) countNames(value, path, counts, depth + 1);
  }
}

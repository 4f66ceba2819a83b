/** Values that go together over locales, as the articles have them: `Reasoning` and `推論`, tag by tag. */

import { isList } from "../frontmatter/compare.ts";
import { valueIn, type FieldMap } from "../frontmatter/values.ts";
import { scalarText } from "../health/values.ts";

/** The frontmatter of a variant beside that of its article's source. */
export interface PairedFields {
  readonly source: FieldMap | null;
  readonly target: FieldMap | null;
}

/** Such a part of a value's counterparts must be the same one. */
const MOSTLY = 0.6;

/**
 * By each text of the source's field `name`, the text that stands for it in the target's; a list is read item by item
 * where both sides have as many. Only one that nearly always stands there counts.
 */
export function valuePairs(pairs: readonly PairedFields[], name: string): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { source, target } of pairs) {
    const [one, two] = [itemsOf(source, name), itemsOf(target, name)];
    if (one.length !== two.length) continue;
    for (const [at, text] of one.entries()) {
      const other = two[at];
      if (text === null || other === null || other === undefined) continue;
      const partners = counts.get(text) ?? new Map<string, number>();
      counts.set(text, partners.set(other, (partners.get(other) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].flatMap(([text, partners]) => {
      const total = [...partners.values()].reduce((sum, count) => sum + count, 0);
      const [best] = [...partners].toSorted(([, a], [, b]) => b - a);
      return best && best[1] >= MOSTLY * total ? [[text, best[0]] as const] : [];
    }),
  );
}

function itemsOf(fields: FieldMap | null, name: string): readonly (string | null)[] {
  const value = fields === null ? undefined : valueIn(fields, name);
  return isList(value) ? value.map(scalarText) : [scalarText(value)];
}

/** What takes the place of hits. */

import type { Edit } from "../document/patch.ts";
import type { SearchHit } from "./query.ts";

/**
 * The text that takes the place of `hit`. After a regular expression, `$&` is what was found, `$1` to `$99` and
 * `$<name>` are what its groups found, `$$` is a dollar sign; any other dollar sign, and every text else, is itself.
 */
export function replacementOf(hit: SearchHit, template: string, isRegex: boolean): string {
  if (!isRegex) return template;
  return template.replace(/\$(?:(\$)|(&)|(\d\d?)|<([^<>]*)>)/g, (all: string, ...found: unknown[]) => {
    const [dollar, whole, number, name] = found as (string | undefined)[];
    if (dollar !== undefined) return "$";
    if (whole !== undefined) return hit.text;
    if (name !== undefined)
      return hit.names && Object.hasOwn(hit.names, name) ? (hit.names[name] ?? "") : all;
    return groupText(hit.groups ?? [], number ?? "") ?? all;
  });
}

/** `$12` is the twelfth group where there are so many, else the first one and a 2, as in ECMAScript. */
function groupText(groups: readonly (string | null)[], number: string): string | null {
  const group = Number(number);
  if (group >= 1 && group <= groups.length) return groups[group - 1] ?? "";
  const first = Number(number.charAt(0));
  if (number.length === 2 && first >= 1 && first <= groups.length)
    return (groups[first - 1] ?? "") + number.charAt(1);
  return null;
}

/** The edit of a document that replaces `hits`, which are in its order. */
export function replacingEdit(hits: readonly SearchHit[], template: string, isRegex: boolean): Edit {
  return hits.map((hit) => ({
    from: hit.from,
    to: hit.to,
    insert: replacementOf(hit, template, isRegex),
  }));
}

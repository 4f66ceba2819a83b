/** Texts that no person wrote, on which the parser's time grows with a power of their length. */

import { lineAt } from "../document/parts.ts";

/** Container markers at the start of one line. */
const MOST_MARKERS = 100;
/** Columns before a list marker: as deep as 100 lists within each other. */
const DEEPEST_INDENT = 200;
/** Runs of `*`, `_` and `~` without a blank line between: micromark pairs them in quadratic time. */
const MOST_RUNS = 5000;
/** Parentheses or angle brackets that are opened and not closed, without a blank line between: each is sought to the end. */
const MOST_OPEN = 500;

const MARKERS = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${MOST_MARKERS}}`);
const DEEP_ITEM = new RegExp(`^[ \\t>]{${DEEPEST_INDENT},}(?:[-+*]|\\d{1,9}[.)])[ \\t]`);

/** Whether `text` can be parsed in reasonable time. Where it cannot, it is one island. */
export function isReadable(text: string): boolean {
  let runs = 0;
  let open = 0;
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const content = text.slice(at, line.end);
    if (content.trim() === "") {
      runs = 0;
      open = 0;
    } else {
      runs += count(content, /\*+|_+|~+/g);
      open += count(content, /[(<]/g) - count(content, /[)>]/g);
    }
    if (runs > MOST_RUNS || open > MOST_OPEN || MARKERS.test(content) || DEEP_ITEM.test(content))
      return false;
    at = line.next;
  }
  return true;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

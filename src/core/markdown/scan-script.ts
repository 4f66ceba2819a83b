/** JavaScript inside Markdown, scanned for its brackets only: nothing is parsed, nothing is run. */

const CLOSERS: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/** How far a scan may look, in UTF-16 units. Longer expressions are read as text. */
const LONGEST = 20_000;
/** How deep brackets may nest. It bounds the work on hostile text, where every bracket begins a new scan. */
const DEEPEST = 200;

/**
 * The offset after the bracket that closes the one at `open`, or -1 when nothing closes it.
 *
 * Strings, template literals and comments are passed over. A quote that its line does not close is an
 * apostrophe (JSX text may hold one).
 */
export function endOfBrackets(text: string, open: number): number {
  const expected: string[] = [];
  const limit = Math.min(text.length, open + LONGEST);
  for (let at = open; at < limit; at++) {
    const character = text[at] ?? "";
    const closer = CLOSERS[character];
    if (closer !== undefined) {
      if (expected.push(closer) > DEEPEST) return -1;
    } else if (character === "}" || character === ")" || character === "]") {
      if (expected.pop() !== character) return -1;
      if (expected.length === 0) return at + 1;
    } else at = skipLiteral(text, at, limit);
  }
  return -1;
}

/**
 * The offset of the first blank line after `from`, or of the end, at which all brackets that were opened are
 * closed; the first blank line when there is no such place.
 */
export function endOfStatements(text: string, from: number): number {
  let depth = 0;
  let firstBlank = -1;
  const limit = Math.min(text.length, from + LONGEST);
  for (let at = from; at < limit; at++) {
    const character = text[at] ?? "";
    if (character === "\n" || character === "\r") {
      const blank = /^(?:\r\n|\n|\r)[ \t]*(?=\r|\n|$)/.exec(text.slice(at, at + 1000));
      if (blank !== null) {
        if (depth <= 0) return at;
        if (firstBlank < 0) firstBlank = at;
      }
    } else if (character in CLOSERS) depth++;
    else if (character === "}" || character === ")" || character === "]") depth--;
    else at = skipLiteral(text, at, limit);
  }
  if (depth > 0 && firstBlank >= 0) return firstBlank;
  return limit === text.length ? trimEnd(text) : firstBlank;
}

function trimEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return end;
}

/** The last offset of the string, template or comment that begins at `at`; `at` when none does, `limit` when it never ends. */
function skipLiteral(text: string, at: number, limit: number): number {
  const character = text[at];
  if (character === '"' || character === "'") {
    for (let end = at + 1; end < limit && text[end] !== "\n" && text[end] !== "\r"; end++) {
      if (text[end] === "\\") end++;
      else if (text[end] === character) return end;
    }
    return at;
  }
  if (character === "`") {
    for (let end = at + 1; end < limit; end++) {
      if (text[end] === "\\") end++;
      else if (text[end] === "`") return end;
    }
    return limit;
  }
  if (character === "/" && text[at + 1] === "*") {
    const end = text.slice(at + 2, limit).indexOf("*/");
    return end < 0 ? limit : at + 2 + end + 1;
  }
  return at;
}

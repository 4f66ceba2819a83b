/** The text between the tags of an island: raw HTML, components, directives. */

import type { Piece } from "./text-line.ts";

/** Tags, comments, expressions, shortcodes, directive marks, entities and the blanks around them. */
const TAGS =
  /\s*(?:<!--[^]*?-->|<\/?[A-Za-z](?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^>"'{])*>|<\/?>|\{\{[^]*?\}\}|\{%[^]*?%\}|\{[^{}]*\}|^[ \t]*:{2,}[^\r\n]*|&(?:#\d+|#x[\da-f]+|\w+);|\s*(?:\r\n|\r|\n)\s*)+\s*/gim;

/** The pieces of an island's source. Inside `<style>`, `<script>` and `<pre>` nothing is text. */
export function rawPieces(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let count = 0;
  const text = (to: number): void => {
    if (to > at) pieces.push({ kind: "text", value: source.slice(at, to), from: at, to });
    at = to;
  };
  const alone = (to: number): void => {
    count++;
    const code = { id: count, type: "island", open: source.slice(at, to), close: null } as const;
    pieces.push({ kind: "alone", code, from: at, to });
    at = to;
  };
  for (const match of source.matchAll(TAGS)) {
    if (match.index < at || match[0] === "") continue;
    text(match.index);
    alone(endOfRaw(source, match.index + match[0].length, match[0]));
  }
  text(source.length);
  return pieces;
}

/** Where a tag's part ends: behind the closing tag of what is no prose. */
function endOfRaw(source: string, end: number, tags: string): number {
  const opened = /<(style|script|pre|code|svg|math|textarea)\b(?:"[^"]*"|'[^']*'|[^>"'])*(?<!\/)>\s*$/i.exec(
    tags,
  );
  if (!opened) return end;
  const close = source.toLowerCase().indexOf(`</${(opened[1] ?? "").toLowerCase()}`, end);
  return close < 0 ? source.length : close;
}

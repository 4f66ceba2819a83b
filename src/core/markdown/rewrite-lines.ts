/** Line prefixes: the `>` and the indentation that containers put before each of their lines. */

const BREAK = /\r\n|\n|\r/;

/** The prefix that a further line of the container must have whose content begins at `offset` of `source`. */
export function linePrefix(source: string, offset: number): string {
  let start = offset;
  while (start > 0 && source[start - 1] !== "\n" && source[start - 1] !== "\r") start--;
  // A list marker or a footnote's label stands only on the first line; its width is indentation below.
  return source.slice(start, offset).replace(/[^>\t ]/g, " ");
}

/** `text` (lines ended by "\n") with `prefix` before all lines but the first, ended as `eol` says. */
export function withPrefix(text: string, prefix: string, eol: string): string {
  const blank = prefix.trimEnd();
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? line : (line === "" ? blank : prefix) + line))
    .join(eol);
}

/** The reverse: a slice of a source whose further lines carry `prefix`, as lines ended by "\n" without it. */
export function withoutPrefix(slice: string, prefix: string): string {
  const [first = "", ...rest] = slice.split(BREAK);
  return [first, ...rest.map((line) => line.slice(prefixLength(line, prefix)))].join("\n");
}

/** How much of `line` is the prefix, where `prefix` is what its containers ask for. Lazy lines have less of it. */
function prefixLength(line: string, prefix: string): number {
  let at = 0;
  for (const part of prefix.match(/[\t ]*>[\t ]?|[\t ]+/g) ?? []) {
    if (part.includes(">")) {
      const quote = /^[\t ]*>[\t ]?/.exec(line.slice(at));
      if (!quote) return at;
      at += quote[0].length;
    } else {
      const end = at + part.length;
      while (at < end && (line[at] === " " || line[at] === "\t")) at++;
    }
  }
  return at;
}

/** The offset just after the line ending at `offset`, or `null` when there is none. */
export function afterLineEnding(source: string, offset: number): number | null {
  if (source[offset] === "\n") return offset + 1;
  if (source[offset] === "\r") return source[offset + 1] === "\n" ? offset + 2 : offset + 1;
  return null;
}

/** The offset of the first code unit of the line that `offset` is in. */
export function lineStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && source[start - 1] !== "\n" && source[start - 1] !== "\r") start--;
  return start;
}

/** The offset of the end of the line that `offset` is in, before its line ending. */
export function lineEnd(source: string, offset: number): number {
  let end = offset;
  while (end < source.length && source[end] !== "\n" && source[end] !== "\r") end++;
  return end;
}

/** How many lines of `gap` are blank; a container's `>` does not count. */
export function blankLines(gap: string): number {
  return gap
    .split(BREAK)
    .slice(1, -1)
    .filter((line) => /^[\t >]*$/.test(line)).length;
}

/** Whether a blank line is in `gap`, so that what stands behind it begins anew. */
export function hasBlankLine(gap: string): boolean {
  return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(gap);
}

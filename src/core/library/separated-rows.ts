/** Tables of separated values (RFC 4180, and with other marks than the comma): quotes around a value double those in it. */

/** What ends a value that has no quotes around it. */
const ENDS = { ",": /[,\r\n]/g, ";": /[;\r\n]/g, "\t": /[\t\r\n]/g } as const;

export type Separator = keyof typeof ENDS;

/** Every row's values; empty lines are left out. A quote that is never closed is a character. */
export function separatedRows(text: string, separator: Separator): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const { value, end } = quotedValue(text, at, separator) ?? plainValue(text, at, separator);
    row.push(value);
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === separator) continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, ""]);
  return rows;
}

interface Value {
  readonly value: string;
  /** Where the separator, the line ending or the text's end is behind it. */
  readonly end: number;
}

/** By hand: a value of millions of letters is more than the stack of a pattern holds. */
function quotedValue(text: string, from: number, separator: Separator): Value | null {
  if (text[from] !== '"') return null;
  let close = text.indexOf('"', from + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close + 1;
  const isWhole = end === text.length || text[end] === separator || text[end] === "\n" || text[end] === "\r";
  if (close < 0 || !isWhole) return null;
  return { value: text.slice(from + 1, close).replaceAll('""', '"'), end };
}

function plainValue(text: string, from: number, separator: Separator): Value {
  const mark = new RegExp(ENDS[separator]);
  mark.lastIndex = from;
  const end = mark.exec(text)?.index ?? text.length;
  return { value: text.slice(from, end), end };
}

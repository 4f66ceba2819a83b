/** Tables of separated values (RFC 4180, and with other marks than the comma): quotes around a value double those in it. */

const PATTERNS = {
  ",": /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy,
  ";": /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|\n|\r|$)/gy,
  "\t": /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy,
} as const;

export type Separator = keyof typeof PATTERNS;

/** Every row's values; empty lines are left out. A quote that is never closed is a character. */
export function separatedRows(text: string, separator: Separator): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const value = new RegExp(PATTERNS[separator]);
  while (value.lastIndex < text.length) {
    const found = value.exec(text);
    if (found === null) break;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === separator) continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, ""]);
  return rows;
}

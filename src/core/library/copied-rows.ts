/** Rows of cells as other programs take them. */

export type CopyFormat = "tsv" | "csv" | "markdown";

/** Rows of cells as text; the first row is the head. */
export function copyText(rows: readonly (readonly string[])[], format: CopyFormat): string {
  switch (format) {
    case "tsv":
      return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
    case "csv":
      return rows.map((row) => row.map(csvCell).join(",")).join("\r\n");
    case "markdown": {
      const line = (row: readonly string[]): string =>
        `| ${row.map((cell) => cell.replace(/\s+/g, " ").replace(/[|\\]/g, "\\$&")).join(" | ")} |`;
      const [head = [], ...body] = rows;
      return [line(head), `|${head.map(() => " --- |").join("")}`, ...body.map(line)].join("\n");
    }
  }
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is kept from being one. */
function csvCell(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[-+]?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

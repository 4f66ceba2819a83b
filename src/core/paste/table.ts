/** Pasted tables: rectangles of one-line cells, the first row their head. */

import type { Element } from "hast";
import type { VisualNode } from "../visual/node.ts";
import { attributeOf, elementsIn, hasClass, holds, isUnseen, styleOf } from "./element.ts";
import { withoutFullBold } from "./line.ts";

interface Cell {
  readonly content: readonly VisualNode[];
  readonly alignment: string | null;
}

const NONE: Cell = { content: [], alignment: null };
const MOST_COLUMNS = 200;

/** Whether the table only lays out a page: one cell, a role that says so, or what no cell of Markdown can hold. */
export function isLayout(table: Element): boolean {
  const cells = rowsOf(table).flatMap(cellsOf);
  return (
    cells.length < 2 ||
    /^(?:presentation|none)$/.test(attributeOf(table, "role")) ||
    holds(table, ({ tagName }) => /^(?:table|h[1-6]|pre|blockquote)$/.test(tagName))
  );
}

/** The table with the text that `lineIn` finds in each cell; `null` when there is none. Merged cells are empty after the first. */
export function tableNode(
  table: Element,
  lineIn: (cell: Element) => readonly VisualNode[],
): VisualNode | null {
  const rows = gridOf(rowsOf(table), lineIn);
  if (!rows.flat().some(({ content }) => content.length > 0)) return null;
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const alignments = columns.map((at) => rows.find((row) => row[at]?.alignment)?.[at]?.alignment ?? null);
  const made = rows.map((row, index): VisualNode => {
    const head = index === 0;
    const cells = columns.map((at): VisualNode => {
      const { content: line } = row[at] ?? NONE;
      const content = head ? withoutFullBold(line) : line;
      const paragraph: VisualNode =
        content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" };
      const attrs = { colspan: 1, rowspan: 1, colwidth: null, alignment: alignments[at] ?? null };
      return { type: head ? "table_header" : "table_cell", attrs, content: [paragraph] };
    });
    return { type: head ? "table_header_row" : "table_row", content: cells };
  });
  return { type: "table", content: made };
}

function rowsOf(table: Element): readonly Element[] {
  return elementsIn(table.children).flatMap((child) => {
    if (isUnseen(child)) return [];
    if (child.tagName === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function cellsOf(row: Element): readonly Element[] {
  return elementsIn(row.children).filter(
    (cell) => (cell.tagName === "td" || cell.tagName === "th") && !isUnseen(cell),
  );
}

function gridOf(
  rows: readonly Element[],
  lineIn: (cell: Element) => readonly VisualNode[],
): readonly (readonly Cell[])[] {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const element of cellsOf(row)) {
      while (grid[y]?.[x]) x++;
      const cell = { content: lineIn(element), alignment: alignmentOf(element) };
      const wide = spanOf(element, "colSpan");
      const high = Math.min(spanOf(element, "rowSpan"), rows.length - y);
      for (let down = 0; down < high; down++) {
        for (let right = 0; right < wide && x + right < MOST_COLUMNS; right++) {
          const line = grid[y + down];
          if (line) line[x + right] = down === 0 && right === 0 ? cell : NONE;
        }
      }
      x += wide;
    }
  }
  return grid.map((row) => Array.from(row, (cell): Cell => cell ?? NONE)).filter((row) => row.length > 0);
}

function spanOf(cell: Element, name: "colSpan" | "rowSpan"): number {
  const span = Math.trunc(Number(attributeOf(cell, name)));
  return span > 1 ? Math.min(span, MOST_COLUMNS) : 1;
}

/** Left is what a column is without a word. */
function alignmentOf(cell: Element): string | null {
  const said = attributeOf(cell, "align") || styleOf(cell, "text-align");
  if (hasClass(cell, /^text-center$/) || said === "center") return "center";
  return said === "right" || said === "end" ? "right" : null;
}

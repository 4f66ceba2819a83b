/** Rows and columns of the table that the cursor is in. Markdown's tables are plain grids: no cell spans another. */

import { Fragment, type Node } from "@milkdown/kit/prose/model";
import { Selection, type Command, type EditorState } from "@milkdown/kit/prose/state";

export type Alignment = "left" | "center" | "right" | "none";

/** Where the cursor is in a table; row 0 is the header. */
export interface TablePlace {
  readonly table: Node;
  /** Of the table in the document. */
  readonly position: number;
  readonly row: number;
  readonly column: number;
}

export function tablePlace({ selection }: EditorState): TablePlace | null {
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const table = $from.node(depth);
    if (table.type.name !== "table") continue;
    const row = Math.min($from.index(depth), table.childCount - 1);
    const cells = table.child(row);
    const column = $from.depth > depth ? Math.min($from.index(depth + 1), cells.childCount - 1) : 0;
    return { table, position: $from.before(depth), row, column };
  }
  return null;
}

export function alignmentAt({ table, column }: TablePlace): Alignment {
  const alignment: unknown = table.firstChild?.maybeChild(column)?.attrs["alignment"];
  return alignment === "left" || alignment === "center" || alignment === "right" ? alignment : "none";
}

/** The rows after a command, and the cell that the cursor goes to. */
interface Grid {
  readonly rows: readonly Node[];
  readonly row: number;
  readonly column: number;
}

function gridCommand(change: (place: TablePlace) => Grid | null): Command {
  return (state, dispatch) => {
    const place = tablePlace(state);
    const grid = place && change(place);
    if (!place || !grid) return false;
    if (!dispatch) return true;
    const table = place.table.copy(Fragment.from(grid.rows));
    const from = place.position;
    const transaction = state.tr.replaceWith(from, from + place.table.nodeSize, table);
    const cell = from + 1 + positionIn(table, grid);
    dispatch(transaction.setSelection(Selection.near(transaction.doc.resolve(cell + 1))).scrollIntoView());
    return true;
  };
}

function positionIn(table: Node, { row, column }: Pick<Grid, "row" | "column">): number {
  let position = 0;
  for (let at = 0; at < row; at++) position += table.child(at).nodeSize;
  position += 1;
  for (let at = 0; at < column; at++) position += table.child(row).child(at).nodeSize;
  return position;
}

/** Beside the cursor's row; a row above the header would be the header, so there is none. */
export function addRow(side: 0 | 1): Command {
  return gridCommand(({ table, row, column }) => withRow(table, row + side, column));
}

/** Tab in the last cell goes on in a new row, as it does in every table that people know. */
export const continueBehindLastCell: Command = gridCommand(({ table, row, column }) => {
  const isLast = row === table.childCount - 1 && column === table.child(row).childCount - 1;
  return isLast ? withRow(table, row + 1, 0) : null;
});

/** The rows with an empty one at `row`, and the cursor in its `column`. */
function withRow(table: Node, row: number, column: number): Grid | null {
  const { table_row: type, table_cell: cell } = table.type.schema.nodes;
  if (row === 0 || !type || !cell) return null;
  const header = table.child(0);
  const cells = header.children.map(({ attrs }) => cell.createAndFill({ alignment: attrs["alignment"] }));
  const young = type.create(
    null,
    cells.filter((each) => each !== null),
  );
  return { rows: table.children.toSpliced(row, 0, young), row, column };
}

export function addColumn(side: 0 | 1): Command {
  return gridCommand(({ table, row, column }) => {
    const at = column + side;
    const rows = table.children.map((each) => {
      const young = each.child(0).type.createAndFill();
      return each.copy(Fragment.from(young ? each.children.toSpliced(at, 0, young) : each.children));
    });
    return { rows, row, column: at };
  });
}

/** Rows move below the header. */
export function moveRow(direction: -1 | 1): Command {
  return gridCommand(({ table, row, column }) => {
    const other = row + direction;
    if (row < 1 || other < 1 || other >= table.childCount) return null;
    return { rows: swapped(table.children, row, other), row: other, column };
  });
}

export function moveColumn(direction: -1 | 1): Command {
  return gridCommand(({ table, row, column }) => {
    const other = column + direction;
    if (other < 0 || other >= table.child(0).childCount) return null;
    const rows = table.children.map((each) =>
      each.copy(Fragment.from(swapped(each.children, column, other))),
    );
    return { rows, row, column: other };
  });
}

function swapped(nodes: readonly Node[], one: number, other: number): readonly Node[] {
  return nodes.map((node, index) => nodes[index === one ? other : index === other ? one : index] ?? node);
}

/** The header stays: without it there is no table. */
export const deleteRow: Command = gridCommand(({ table, row, column }) =>
  row === 0
    ? null
    : { rows: table.children.toSpliced(row, 1), row: Math.min(row, table.childCount - 2), column },
);

export const deleteColumn: Command = gridCommand(({ table, row, column }) => {
  const width = table.child(0).childCount;
  if (width < 2) return null;
  const rows = table.children.map((each) => each.copy(Fragment.from(each.children.toSpliced(column, 1))));
  return { rows, row, column: Math.min(column, width - 2) };
});

export function alignColumn(alignment: Alignment): Command {
  return gridCommand((place) => {
    const { table, row, column } = place;
    if (alignmentAt(place) === alignment) return null;
    const rows = table.children.map((each) => {
      const cell = each.child(column);
      const attrs = { ...cell.attrs, alignment: alignment === "none" ? null : alignment };
      return each.copy(each.content.replaceChild(column, cell.type.create(attrs, cell.content, cell.marks)));
    });
    return { rows, row, column };
  });
}

/** A table to fill: a header and two rows of three. */
export function emptyTable({ schema }: EditorState): Node | null {
  const { table, table_header_row, table_row, table_header, table_cell } = schema.nodes;
  if (!table || !table_header_row || !table_row || !table_header || !table_cell) return null;
  const cells = (type: typeof table_cell) =>
    Array.from({ length: 3 }, () => type.createAndFill()).filter((cell) => cell !== null);
  return table.create(null, [
    table_header_row.create(null, cells(table_header)),
    table_row.create(null, cells(table_cell)),
    table_row.create(null, cells(table_cell)),
  ]);
}

/** Where keys lead in a table, as in a spreadsheet. */

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

export interface PressedKey {
  readonly key: string;
  readonly isMod: boolean;
}

/** The cell that a key of movement leads to; `null` for other keys. */
export function placeAfter({ key, isMod }: PressedKey, from: CellPlace, size: TableSize): CellPlace | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (row: number, column: number): CellPlace => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  switch (key) {
    case "ArrowDown":
      return to(isMod ? last.row : from.row + 1, from.column);
    case "ArrowUp":
      return to(isMod ? 0 : from.row - 1, from.column);
    case "ArrowRight":
      return to(from.row, isMod ? last.column : from.column + 1);
    case "ArrowLeft":
      return to(from.row, isMod ? 0 : from.column - 1);
    case "Home":
      return to(isMod ? 0 : from.row, 0);
    case "End":
      return to(isMod ? last.row : from.row, last.column);
    case "PageDown":
      return to(from.row + size.page, from.column);
    case "PageUp":
      return to(from.row - size.page, from.column);
    default:
      return null;
  }
}

/** The cell after or before, at a line's end the next line's; `null` beyond the table, where Tab leaves it. */
export function placeBeside(from: CellPlace, step: 1 | -1, size: TableSize): CellPlace | null {
  const at = from.row * size.columns + from.column + step;
  if (at < 0 || at >= size.rows * size.columns) return null;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

/** Two corners as a stretch of rows and columns. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeOf(one: CellPlace, other: CellPlace): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

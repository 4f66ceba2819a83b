/** Keys and presses of the grid, heard on the grid itself: its cells come and go. */

import type { KeyboardEvent, MouseEvent } from "react";
import { isEditable } from "./cell-text.ts";
import type { EditedCell, TableGridProps } from "./table-grid.tsx";
import { placeAfter, placeBeside, type CellPlace, type CellRange, type TableSize } from "./table-keys.ts";
import { takesUndo } from "./undo-keys.ts";

export interface GridKeysNeeds extends TableGridProps {
  readonly active: CellPlace;
  readonly range: CellRange;
  readonly rowHeight: number;
  readonly move: (place: CellPlace, isExtended?: boolean) => void;
  readonly edit: (cell: EditedCell) => void;
}

type Pressed = KeyboardEvent<HTMLDivElement>;

export function gridKeys(needs: GridKeysNeeds) {
  return {
    onKeyDown(event: Pressed) {
      if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
      if (moved(needs, event) || commanded(needs, event) || begun(needs, event)) event.preventDefault();
    },
    onClick({ target, shiftKey }: MouseEvent<HTMLDivElement>) {
      const place = placeOf(target);
      if (place) needs.move(place, shiftKey);
    },
    onDoubleClick({ target }: MouseEvent<HTMLDivElement>) {
      const place = placeOf(target);
      const row = place && needs.rows.rowAt(place.row);
      if (!place || !row) return;
      if (needs.columns[place.column]?.shape) beginEdit(needs, place, null);
      else needs.onOpen(row);
    },
  };
}

/** The cell that was pressed; `null` in the head, and in a field that is being typed in. */
function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof Element) || target.closest("input, select")) return null;
  const cell = target.closest<HTMLElement>("[role=gridcell]");
  if (!cell) return null;
  return { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) };
}

function moved({ active, total, columns, gridRef, rowHeight, move }: GridKeysNeeds, event: Pressed): boolean {
  if (total === 0) return false;
  const page = Math.max(1, Math.floor((gridRef.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
  const size: TableSize = { rows: total, columns: columns.length, page };
  const isMod = event.ctrlKey || event.metaKey;
  const next =
    event.key === "Tab"
      ? placeBeside(active, event.shiftKey ? -1 : 1, size)
      : placeAfter({ key: event.key, isMod }, active, size);
  if (next === null) return false;
  move(next, event.shiftKey && event.key !== "Tab");
  return true;
}

function commanded(needs: GridKeysNeeds, event: Pressed): boolean {
  const { active, range, rows, total, columns } = needs;
  if (takesUndo(event, needs.onUndo)) return true;
  const isMod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const row = rows.rowAt(active.row);
  if (isMod && key === "c") needs.onCopy(range);
  else if (isMod && key === "a" && total > 0) {
    needs.move({ row: 0, column: 0 });
    needs.move({ row: total - 1, column: columns.length - 1 }, true);
  } else if (isMod && key === "enter" && row) needs.onOpen(row);
  else return false;
  // The window has keys of its own for the article that is open.
  event.stopPropagation();
  return true;
}

function begun(needs: GridKeysNeeds, event: Pressed): boolean {
  const { active, rows, columns } = needs;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const row = rows.rowAt(active.row);
  const column = columns[active.column];
  if (!row || !column) return false;
  if (event.key === "Enter" && column.shape === null) needs.onOpen(row);
  else if (event.key === "Enter" || event.key === "F2") beginEdit(needs, active, null);
  else if (event.key === "Delete" && isEditable(column.shape, needs.valueAt(row, active.column)))
    needs.onWrite(row, column, undefined);
  else if (event.key.length === 1 && event.key !== "/" && event.key !== " " && column.shape !== null)
    beginEdit(needs, active, event.key);
  else return false;
  return true;
}

function beginEdit(needs: GridKeysNeeds, place: CellPlace, typed: string | null): void {
  const row = needs.rows.rowAt(place.row);
  const column = needs.columns[place.column];
  if (!row || !column) return;
  if (isEditable(column.shape, needs.valueAt(row, place.column))) needs.edit({ ...place, typed });
  else needs.onRefuse(row, column);
}

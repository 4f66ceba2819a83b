/** The rows as a grid of cells, of which only those in sight are drawn; keys as in a spreadsheet. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { SortKey } from "#core/query/order";
import type { FieldValue } from "#core/frontmatter/values";
import type { CellValue } from "#contract/table";
import { CellContent } from "./cell.tsx";
import { CellEditor, type Onward } from "./cell-editor.tsx";
import { widthOf, type Column, type ColumnLayout } from "./columns.ts";
import { TableHeader } from "./table-header.tsx";
import { rangeOf, type CellPlace, type CellRange } from "./table-keys.ts";
import type { TableRow } from "./table-source.ts";
import { gridKeys } from "./grid-keys.ts";
import { useColumnName } from "./use-column-name.ts";
import type { TableRows } from "./use-table-rows.ts";

/** Pixels, as in table.css. */
const ROW = 34;
const HEADER = 30;

export interface EditedCell extends CellPlace {
  /** What was typed to begin with; `null`: the value is edited. */
  readonly typed: string | null;
}

export interface TableGridProps {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly columns: readonly Column[];
  readonly layout: ColumnLayout;
  readonly rows: TableRows;
  readonly total: number;
  readonly sort: readonly SortKey[];
  readonly valueAt: (row: TableRow, column: number) => CellValue | undefined;
  readonly onSort: (sort: readonly SortKey[]) => void;
  readonly onWidth: (column: string, width: number) => void;
  readonly onOpen: (row: TableRow) => void;
  readonly onWrite: (row: TableRow, column: Column, value: FieldValue | undefined) => void;
  readonly onCopy: (range: CellRange) => void;
  readonly onUndo: (isRedo: boolean) => void;
  readonly onRefuse: (row: TableRow, column: Column) => void;
  readonly onRange: (range: CellRange) => void;
}

export function TableGrid(props: TableGridProps) {
  const { gridRef, columns, layout, rows, total, sort, onSort, onWidth, onRange } = props;
  const { t } = useTranslation("table");
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<CellPlace | null>(null);
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const at = {
    row: Math.max(0, Math.min(active.row, total - 1)),
    column: Math.min(active.column, columns.length - 1),
  };
  const range = rangeOf(at, anchor ?? at);
  const virtual = useRows(props);
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { need } = rows;
  useEffect(() => need(from, to), [need, from, to]);
  useEffect(() => onRange({ ...range }), [range.top, range.bottom, range.left, range.right]); // oxlint-disable-line react/exhaustive-deps
  const move = (place: CellPlace, isExtended = false) => {
    setAnchor(isExtended ? (anchor ?? at) : null);
    setActive(place);
    virtual.scrollToIndex(place.row);
  };
  const keys = gridKeys({ ...props, active: at, range, rowHeight: ROW, move, edit: setEdited });
  const pinnedAt = (index: number) =>
    index < layout.pinned
      ? columns.slice(0, index).reduce((sum, column) => sum + widthOf(column, layout), 0)
      : null;
  const width = columns.reduce((sum, column) => sum + widthOf(column, layout), 0);
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      aria-label={t("rows")}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      aria-activedescendant={cellId(at)}
      className="table-grid"
      {...keys}
    >
      <div className="table-extent" style={{ minWidth: width }}>
        <TableHeader {...{ columns, layout, sort, onSort, onWidth, pinnedAt }} />
        <div role="rowgroup" className="table-body" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <GridRow
              key={index}
              index={index}
              top={start - HEADER}
              {...{ props, pinnedAt, range, active: at, edited, setEdited, move }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function useRows({ gridRef, total }: TableGridProps) {
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  return useVirtualizer({
    count: total,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
  });
}

export function cellId({ row, column }: CellPlace): string {
  return `table-cell-${row}-${column}`;
}

interface GridRowProps {
  readonly index: number;
  readonly top: number;
  readonly props: TableGridProps;
  readonly pinnedAt: (index: number) => number | null;
  readonly range: CellRange;
  readonly active: CellPlace;
  readonly edited: EditedCell | null;
  readonly setEdited: (edited: EditedCell | null) => void;
  readonly move: (place: CellPlace) => void;
}

function GridRow({ index, top, ...rest }: GridRowProps) {
  const { props, range } = rest;
  const row = props.rows.rowAt(index);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="table-row"
      data-in-range={index >= range.top && index <= range.bottom}
      style={{ transform: `translateY(${top}px)` }}
    >
      {props.columns.map((column, at) => (
        <GridCell key={column.id} place={{ row: index, column: at }} column={column} row={row} {...rest} />
      ))}
    </div>
  );
}

interface GridCellProps extends Omit<GridRowProps, "index" | "top"> {
  readonly place: CellPlace;
  readonly column: Column;
  /** `undefined` until it is fetched. */
  readonly row: TableRow | undefined;
}

function GridCell({
  place,
  column,
  row,
  props,
  pinnedAt,
  range,
  active,
  edited,
  setEdited,
  move,
}: GridCellProps) {
  const left = pinnedAt(place.column);
  const isIn =
    place.row >= range.top &&
    place.row <= range.bottom &&
    place.column >= range.left &&
    place.column <= range.right;
  const isActive = place.row === active.row && place.column === active.column;
  const isEdited = edited?.row === place.row && edited.column === place.column && row !== undefined;
  return (
    <div
      id={cellId(place)}
      role="gridcell"
      aria-colindex={place.column + 1}
      aria-selected={isIn}
      data-readonly={column.shape === null}
      data-active={isActive}
      data-pinned={left !== null}
      data-row={place.row}
      data-column={place.column}
      className="table-cell"
      style={{ width: widthOf(column, props.layout), ...(left === null ? {} : { insetInlineStart: left }) }}
    >
      {isEdited ? (
        <EditedContent {...{ place, column, row, props, edited, setEdited, move }} />
      ) : row === undefined ? null : (
        <CellContent column={column} row={row} value={props.valueAt(row, place.column)} />
      )}
    </div>
  );
}

interface EditedContentProps extends Pick<
  GridCellProps,
  "place" | "column" | "props" | "setEdited" | "move"
> {
  readonly row: TableRow;
  readonly edited: EditedCell;
}

function EditedContent({ place, column, row, props, edited, setEdited, move }: EditedContentProps) {
  const { t } = useTranslation("table");
  const name = useColumnName()(column.id);
  const { columns, total, gridRef, onWrite } = props;
  const leave = (onward: Onward) => {
    setEdited(null);
    const count = columns.length;
    const step = onward === "next" ? 1 : onward === "previous" ? -1 : 0;
    const at = place.row * count + place.column + step;
    if (onward === "down") move({ row: Math.min(total - 1, place.row + 1), column: place.column });
    else if (step !== 0 && at >= 0 && at < total * count)
      move({ row: Math.floor(at / count), column: at % count });
    if (onward !== "stay") gridRef.current?.focus();
  };
  return (
    <CellEditor
      label={t("editCell", { name, article: row.key })}
      shape={column.shape ?? { kind: "text", long: false }}
      value={props.valueAt(row, place.column)}
      typed={edited.typed}
      lang={row.locale}
      onWrite={(value, onward) => {
        onWrite(row, column, value);
        leave(onward);
      }}
      onCancel={() => {
        setEdited(null);
        gridRef.current?.focus();
      }}
    />
  );
}

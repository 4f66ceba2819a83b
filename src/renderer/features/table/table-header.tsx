/** The head of the table: names that sort, and edges that are dragged. */

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { SortKey } from "#core/query/order";
import { Icon } from "../../ui/icon.tsx";
import { NARROWEST, widthOf, type Column, type ColumnLayout } from "./columns.ts";
import { useColumnName } from "./use-column-name.ts";

export interface TableHeaderProps {
  readonly columns: readonly Column[];
  readonly layout: ColumnLayout;
  readonly sort: readonly SortKey[];
  readonly onSort: (sort: readonly SortKey[]) => void;
  readonly onWidth: (column: string, width: number) => void;
  /** Pixels from the start at which a pinned column stays; `null` for others. */
  readonly pinnedAt: (index: number) => number | null;
}

export function TableHeader(props: TableHeaderProps) {
  return (
    <div role="rowgroup" className="table-heading">
      <div role="row" aria-rowindex={1} className="table-row table-header">
        {props.columns.map((column, index) => (
          <HeaderCell key={column.id} column={column} index={index} {...props} />
        ))}
      </div>
    </div>
  );
}

type HeaderCellProps = TableHeaderProps & { readonly column: Column; readonly index: number };

function HeaderCell({ column, index, layout, sort, onSort, onWidth, pinnedAt }: HeaderCellProps) {
  const { t } = useTranslation("table");
  const name = useColumnName()(column.id);
  const place = sort.findIndex(({ by }) => by === column.id);
  const own = sort[place];
  const left = pinnedAt(index);
  const width = widthOf(column, layout);
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={own?.direction ?? "none"}
      className="table-cell table-head-cell"
      data-pinned={left !== null}
      style={{ width, ...(left === null ? {} : { insetInlineStart: left }) }}
    >
      <button
        type="button"
        className="table-sort"
        title={t("sortHint")}
        onClick={(event) => onSort(sortAfter(sort, column, event.shiftKey))}
      >
        <span>{name}</span>
        {own ? <Icon of={own.direction === "ascending" ? ArrowUp : ArrowDown} size={12} /> : null}
        {own && sort.length > 1 ? <span className="table-count">{place + 1}</span> : null}
      </button>
      <Edge name={name} width={width} onWidth={(next) => onWidth(column.id, next)} />
    </div>
  );
}

/** Pressed: sorted by this column alone, or the other way round; with Shift, after the others, or let go. */
function sortAfter(sort: readonly SortKey[], { id, shape }: Column, isAdded: boolean): readonly SortKey[] {
  const own = sort.find(({ by }) => by === id);
  // The newest first is what a person looks for in dates.
  const isDate = id === "date" || shape?.kind === "date" || shape?.kind === "date-time";
  const first = isDate ? ("descending" as const) : ("ascending" as const);
  const turned = own?.direction === "ascending" ? ("descending" as const) : ("ascending" as const);
  if (!isAdded) return [{ by: id, direction: own && sort.length === 1 ? turned : first }];
  if (!own) return [...sort, { by: id, direction: first }];
  if (own.direction === first) return sort.map((key) => (key === own ? { by: id, direction: turned } : key));
  return sort.filter((key) => key !== own);
}

const STEP = 16;

interface EdgeProps {
  readonly name: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

function Edge({ name, width, onWidth }: EdgeProps) {
  const { t } = useTranslation("table");
  const begun = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const set = (next: number) => onWidth(Math.max(NARROWEST, Math.min(1200, Math.round(next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    begun.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (begun.current) set(begun.current.width + event.clientX - begun.current.x);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const turn = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (turn === 0) return;
    event.preventDefault();
    event.stopPropagation();
    set(width + turn * STEP);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t("resizeColumn", { name })}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={1200}
      tabIndex={0}
      className="table-edge"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (begun.current = null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** The articles of one group as a column of cards, of which only those in sight are drawn. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from "react";
import { classes } from "../../ui/classes.ts";
import { ArticleCard } from "./article-card.tsx";
import type { Dragging } from "./use-dragging.ts";
import { useGroupRows } from "./use-group-rows.ts";
import type { Move } from "./use-moves.ts";
import type { GroupRow, GroupsRequest, TableSource } from "./table-source.ts";

/** Pixels, as in views.css: a card and the gap below it. */
const CARD = 78;

/** For who decides what keys do. */
export interface CardListHandle {
  readonly focus: () => void;
  readonly rowAt: (index: number) => GroupRow | undefined;
  readonly count: () => number;
}

export interface CardListProps {
  readonly ref: Ref<CardListHandle>;
  /** In the page: ids of its cards begin with it. */
  readonly id: string;
  readonly label: string;
  readonly source: TableSource;
  readonly request: GroupsRequest;
  readonly group: string | null;
  readonly moves: readonly Move[];
  readonly dragging: Dragging;
  /** The card that keys are for. */
  readonly active: number;
  readonly isTabStop: boolean;
  readonly onActive: (index: number) => void;
  readonly onOpen: (row: GroupRow) => void;
  /** True where the key was taken. */
  readonly onKey: (event: KeyboardEvent, row: GroupRow | undefined) => boolean;
}

export function CardList(props: CardListProps) {
  const { ref, id, label, source, request, group, moves, dragging, active, isTabStop, onActive, onOpen } =
    props;
  const rows = useGroupRows(source, request, group);
  const scroller = useRef<HTMLDivElement>(null);
  const arrived = moves.filter(({ to }) => to === group);
  // Where it was; also what was moved back, which stands among those that arrived.
  const left = new Set(moves.map(({ row }) => row.id));
  const count = arrived.length + (rows.page?.total ?? 0);
  const rowAt = (index: number) => arrived[index]?.row ?? rows.rowAt(index - arrived.length);
  const at = Math.max(0, Math.min(active, count - 1));
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { need } = rows;
  const hidden = arrived.length;
  useEffect(() => need(Math.max(0, from - hidden), Math.max(0, to - hidden)), [need, from, to, hidden]);
  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus(),
    rowAt,
    count: () => count,
  }));
  const go = (index: number) => {
    const place = Math.max(0, Math.min(count - 1, index));
    onActive(place);
    virtual.scrollToIndex(place);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
      tabIndex={isTabStop ? 0 : -1}
      className="card-list"
      onClick={({ target }) => {
        const card = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
        const index = Number(card?.dataset["index"] ?? -1);
        const row = rowAt(index);
        if (row === undefined) return;
        onActive(index);
        onOpen(row);
      }}
      onKeyDown={(event) => {
        if (props.onKey(event, rowAt(at))) event.preventDefault();
        else {
          const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? CARD) / CARD) - 1);
          const next = indexAfter(event, at, { count, page });
          if (next === null) return;
          event.preventDefault();
          go(next);
        }
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rowAt(index);
          const isLeft = row !== undefined && index >= arrived.length && left.has(row.id);
          return (
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={isTabStop && index === at}
              aria-setsize={count}
              aria-posinset={index + 1}
              data-article={row?.article}
              className={classes("card", isLeft && "is-leaving", index < arrived.length && "is-arriving")}
              style={{ transform: `translateY(${start}px)` }}
              data-index={index}
              {...(row && !isLeft ? dragging.itemHandlers(row, group) : {})}
            >
              {row ? <ArticleCard row={row} /> : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The card that a key of movement leads to; `null` for other keys. */
function indexAfter(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  at: number,
  { count, page }: { readonly count: number; readonly page: number },
): number | null {
  if (altKey || ctrlKey || metaKey) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  return steps[key] ?? null;
}

/** What a person has made of the table of each collection: kept on this machine between starts. */

import { useCallback, useEffect, useMemo, useState } from "react";
import type { SortKey } from "#core/query/order";
import type { RowLayout } from "#core/query/record";
import { firstLayout, type Column, type ColumnLayout } from "./columns.ts";

/** Ways to see the same articles. */
export const ways = ["table", "calendar", "board"] as const;
export type Way = (typeof ways)[number];

export interface TableState {
  readonly collection: string | null;
  readonly query: string;
  readonly layout: RowLayout;
  readonly sort: readonly SortKey[];
  /** `null`: as they are before anybody chose. */
  readonly columns: ColumnLayout | null;
  readonly way: Way;
  /** The fields that a calendar and a board are by; `null` before anybody chose. */
  readonly calendarBy: string | null;
  readonly boardBy: string | null;
}

export interface SavedView extends TableState {
  readonly name: string;
}

/** Kept for each workspace: where the person was, and views by name. */
export interface Kept {
  readonly last: TableState | null;
  readonly views: readonly SavedView[];
}

const NOTHING: Kept = { last: null, views: [] };
const MOST_VIEWS = 100;
const KEEP_AFTER_MILLISECONDS = 500;

export interface TableViews {
  readonly state: TableState;
  readonly change: (part: Partial<TableState>) => void;
  readonly views: readonly SavedView[];
  readonly save: (name: string) => void;
  readonly show: (name: string) => void;
  readonly remove: (name: string) => void;
}

export function useTableView(first: TableState, kept: Kept, keep: (text: string) => void): TableViews {
  const [current, setCurrent] = useState(kept);
  const state = current.last ?? first;
  const update = useCallback((make: (before: Kept) => Kept) => setCurrent(make), []);
  useEffect(() => {
    if (current === kept) return undefined;
    const timer = setTimeout(() => keep(JSON.stringify(current)), KEEP_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [current, kept, keep]);
  return useMemo(
    () => ({
      state,
      change: (part) => update((before) => ({ ...before, last: { ...(before.last ?? first), ...part } })),
      views: current.views,
      save: (name) =>
        update(({ last, views }) => ({
          last,
          views: [...views.filter((view) => view.name !== name), { ...(last ?? first), name }].slice(
            -MOST_VIEWS,
          ),
        })),
      show: (name) =>
        update((before) => {
          const view = before.views.find((one) => one.name === name);
          if (!view) return before;
          const { name: _, ...last } = view;
          return { ...before, last };
        }),
      remove: (name) =>
        update(({ last, views }) => ({ last, views: views.filter((view) => view.name !== name) })),
    }),
    [state, current.views, first, update],
  );
}

export function layoutOf(state: TableState, columns: readonly Column[]): ColumnLayout {
  const layout = state.columns ?? firstLayout(columns);
  const shown = layout.shown.filter((id) => columns.some((column) => column.id === id));
  return shown.length > 0 ? { ...layout, shown } : firstLayout(columns);
}

/** What was kept as text; nothing for what is not that. */
export function readKept(text: string | null): Kept {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<Kept> | null;
    if (kept === null) return NOTHING;
    const last = isState(kept.last) ? withWay(kept.last) : null;
    return { last, views: (kept.views ?? []).filter(isState).map(withWay) };
  } catch {
    return NOTHING;
  }
}

/** What was kept before there were other ways is a table. */
function withWay<State extends TableState>(state: State): State {
  const { way, calendarBy, boardBy } = state as Partial<TableState>;
  const nameOr = (name: unknown) => (typeof name === "string" ? name : null);
  const known = ways.find((each) => each === way) ?? "table";
  return { ...state, way: known, calendarBy: nameOr(calendarBy), boardBy: nameOr(boardBy) };
}

/** What an older version or somebody's hand left is passed over where it is not what is kept now. */
function isState(value: unknown): value is SavedView {
  if (typeof value !== "object" || value === null) return false;
  const { query, layout, sort, columns } = value as Partial<SavedView>;
  return (
    typeof query === "string" &&
    (layout === "article" || layout === "variant") &&
    Array.isArray(sort) &&
    (columns === null || (Array.isArray(columns?.shown) && typeof columns.widths === "object"))
  );
}

/** What stands on the days of a calendar. */

import { monthOf, type Day, type Month } from "#core/views/days";
import type { GroupRow } from "./table-source.ts";
import type { Groups } from "./use-groups.ts";
import type { Move } from "./use-moves.ts";

/** So many articles are drawn on a day; of more, one fewer and how many there are besides. */
const DRAWN = 3;

export interface DayItems {
  /** Those that are drawn. */
  readonly rows: readonly GroupRow[];
  readonly total: number;
  /** Not all are drawn: there is a place to see them from. */
  readonly hasMore: boolean;
  /** Places that keys go to. */
  readonly places: number;
}

/** The articles of a day with those that were just moved to it, and without those that were moved away. */
export function dayItems(
  day: Day,
  { page, request }: Pick<Groups, "page" | "request">,
  moves: readonly Move[],
): DayItems {
  const index = request?.parts.findIndex(({ group }) => group === day) ?? -1;
  const part = page?.parts[index];
  const moved = new Set(moves.filter(({ to }) => to !== day).map(({ row }) => row.id));
  const arrived = moves.filter(({ to }) => to === day).map(({ row }) => row);
  const isBack = (id: string) => arrived.some((row) => row.id === id);
  const own = (part?.rows ?? []).filter(({ id }) => !moved.has(id) && !isBack(id));
  const left = moves.filter(({ from, to }) => from === day && to !== day).length;
  // Moved back before it was gone from the day's rows: it is one of them still.
  const back = (part?.rows ?? []).filter(({ id }) => isBack(id)).length;
  const total = Math.max(own.length, (part?.total ?? 0) - left - back) + arrived.length;
  const all = [...own, ...arrived];
  const hasMore = total > DRAWN;
  const rows = hasMore ? [...own.slice(0, Math.max(0, DRAWN - 1 - arrived.length)), ...arrived] : all;
  return { rows, total, hasMore, places: rows.length + Number(hasMore) };
}

/** This month where it has articles; else the latest before it that has, else the first after it. */
export function monthAtFirst(
  counts: readonly { readonly value: string | null; readonly rows: number }[],
  now: Month,
): Month {
  const months = counts.flatMap(({ value }) => value ?? []).toSorted();
  return months.findLast((month) => month <= now) ?? months[0] ?? now;
}

/** The day of the person's own clock. */
export function today(): Day {
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

export function isOutside(day: Day, month: Month): boolean {
  return monthOf(day) !== month;
}

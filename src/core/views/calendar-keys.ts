/** Where keys lead in a calendar, and where they carry an article. */

import { daysAfter, monthsAfter, weekStart, type Day } from "./days.ts";

/** An article of a day, by its place in it; 0 on a day without any. */
export interface CalendarPlace {
  readonly day: Day;
  readonly item: number;
}

export interface CalendarKeysNeeds {
  /** How many places a day has that can be gone to. */
  readonly itemsOn: (day: Day) => number;
  /** 0 for Sunday. */
  readonly firstWeekday: number;
}

export interface CalendarKey {
  readonly key: string;
  readonly isShift: boolean;
}

/** The last of a day, however many it turns out to have. */
export const LAST_ITEM = Number.MAX_SAFE_INTEGER;

/** The place that a key leads to; `null` for other keys. A day that is not in sight yet is entered at its end or start. */
export function placeAfter(
  pressed: CalendarKey,
  { day, item }: CalendarPlace,
  { itemsOn, firstWeekday }: CalendarKeysNeeds,
): CalendarPlace | null {
  const items = itemsOn(day);
  const at = Math.min(item, Math.max(0, items - 1));
  if (pressed.key === "ArrowDown" && at + 1 < items) return { day, item: at + 1 };
  if (pressed.key === "ArrowUp" && at > 0) return { day, item: at - 1 };
  if (pressed.key === "Home") return { day: weekStart(day, firstWeekday), item: 0 };
  if (pressed.key === "End") return { day: daysAfter(weekStart(day, firstWeekday), 6), item: 0 };
  const to = dayAfter(pressed, day);
  if (to === null) return null;
  return { day: to, item: pressed.key === "ArrowUp" ? LAST_ITEM : 0 };
}

/** The day that a key leads to from `day`, and carries an article to that is moved by it; `null` for other keys. */
export function dayAfter({ key, isShift }: CalendarKey, day: Day): Day | null {
  switch (key) {
    case "ArrowLeft":
      return daysAfter(day, -1);
    case "ArrowRight":
      return daysAfter(day, 1);
    case "ArrowUp":
      return daysAfter(day, -7);
    case "ArrowDown":
      return daysAfter(day, 7);
    case "PageUp":
      return monthsAfter(day, isShift ? -12 : -1);
    case "PageDown":
      return monthsAfter(day, isShift ? 12 : 1);
    default:
      return null;
  }
}

/** Dates as they are written, moved by days. */

import { dateOfNumber, dayNumber } from "../frontmatter/day-numbers.ts";
import { isRealDate } from "../frontmatter/scalar-reading.ts";

/**
 * The date `text`, `days` later (or earlier), in the same form: `2026-01-31T09:00+09:00` keeps its time and zone.
 * `null` for what does not begin with a real date, or would leave the years 1 to 9999.
 */
export function shiftDate(text: string, days: number): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])(.*)$/s.exec(text);
  if (!match || !isRealDate(text.slice(0, 10))) return null;
  const [year, month, day] = dateOfNumber(
    dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) + days,
  );
  if (year < 1 || year > 9999) return null;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}${match[4] ?? ""}`;
}

/** Days as they are written, `2026-03-31`: counted in the Gregorian calendar, and in no time zone. */

import { dateOfNumber, dayNumber, daysIn } from "../frontmatter/day-numbers.ts";
import { isRealDate } from "../frontmatter/scalar-reading.ts";

/** `YYYY-MM-DD` of a real day from the year 2 to 9998, so that whole weeks can be written; compares as text. */
export type Day = string;
/** `YYYY-MM`. */
export type Month = string;

const FIRST_DAY: Day = "0002-01-01";
const LAST_DAY: Day = "9998-12-31";

const DAY = /^\d{4}-\d{2}-\d{2}(?=$|[Tt\s])/;

/** The day that a date or time begins with; `null` where it begins with none. */
export function dayOf(text: string): Day | null {
  const day = DAY.exec(text)?.[0] ?? null;
  return day !== null && day >= FIRST_DAY && day <= LAST_DAY && isRealDate(day) ? day : null;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** So many days later, or earlier; at most the first and the last that there are. */
export function daysAfter(day: Day, days: number): Day {
  const number = Math.max(FIRST_NUMBER, Math.min(LAST_NUMBER, numberOf(day) + days));
  return dayWith(number);
}

/** The same day of a month so many months later; the last one of a month that is shorter. */
export function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const index = Math.max(24, Math.min(9998 * 12 + 11, year * 12 + (month - 1) + months));
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return written(newYear, newMonth, Math.min(date, daysIn(newYear, newMonth)));
}

/** 0 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((numberOf(day) + 4) % 7) + 7) % 7;
}

/** The first day of the week that `day` is in; weeks begin with `firstWeekday` (0 for Sunday). */
export function weekStart(day: Day, firstWeekday: number): Day {
  return daysAfter(day, -((weekdayOf(day) - firstWeekday + 7) % 7));
}

/** The whole weeks that a month has days in. */
export function weeksOf(month: Month, firstWeekday: number): readonly (readonly Day[])[] {
  const first = `${month}-01`;
  const from = weekStart(first, firstWeekday);
  const [year, number] = partsOf(first);
  const before = numberOf(first) - numberOf(from);
  const weeks = Math.ceil((before + daysIn(year, number)) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => dayWith(numberOf(from) + week * 7 + weekday)),
  );
}

function partsOf(day: Day): readonly [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function written(year: number, month: number, date: number): Day {
  const digits = (value: number, length: number) => String(value).padStart(length, "0");
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

function numberOf(day: Day): number {
  return dayNumber(...partsOf(day));
}

function dayWith(number: number): Day {
  return written(...dateOfNumber(number));
}

const FIRST_NUMBER = numberOf(FIRST_DAY);
const LAST_NUMBER = numberOf(LAST_DAY);

/** Days as they are written, `2026-03-31`: counted in the Gregorian calendar, and in no time zone. */

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
  return written(newYear, newMonth, Math.min(date, lengthOf(newYear, newMonth)));
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
  const weeks = Math.ceil((before + lengthOf(year, number)) / 7);
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

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01 (Howard Hinnant, `days_from_civil`: years begin in March, so that leap days end them). */
function numberOf(day: Day): number {
  const [year, month, date] = partsOf(day);
  const inMarch = month > 2 ? year : year - 1;
  const era = Math.floor(inMarch / 400);
  const ofEra = inMarch - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The way back (`civil_from_days`). */
function dayWith(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  const year = years + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, ofYear - Math.floor((153 * part + 2) / 5) + 1);
}

const FIRST_NUMBER = numberOf(FIRST_DAY);
const LAST_NUMBER = numberOf(LAST_DAY);

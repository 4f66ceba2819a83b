/** Dates between their written form and a calendar: the day that stands in the file, in no time zone. */

import { CalendarDate, CalendarDateTime } from "@internationalized/date";
import { isRealDate } from "#core/frontmatter/scalar-reading";
import { isWritten, written, type FieldValue } from "#core/frontmatter/values";

/** A date as it is written: its numbers, and everything between and after them. */
export interface WrittenDate {
  readonly value: CalendarDate | CalendarDateTime;
  readonly granularity: "day" | "minute" | "second";
  /** What follows the time as it stands: a fraction, a zone. */
  readonly tail: string;
  /** "T", "t" or white space. */
  readonly separator: string;
  /** Whether each number after the year has two digits: `2026-1-5` has not. */
  readonly isPadded: boolean;
}

const FORM = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2}))?(.*))?$/;

/** Take a written date apart; `null` where the text is no date, or a day that does not exist. */
export function parseWrittenDate(text: string): WrittenDate | null {
  const match = FORM.exec(text);
  if (!match || !isRealDate(text)) return null;
  const [, year, month, day, separator = "T", hour, minute, second, tail = ""] = match;
  if (hour !== undefined && !/^(?:\.\d*)?[ \t]*(?:Z|z|[-+]\d{1,2}(?::?\d{2})?)?$/.test(tail)) return null;
  const isPadded = month?.length === 2 && day?.length === 2;
  const date = [Number(year), Number(month), Number(day)] as const;
  if (hour === undefined) {
    return { value: new CalendarDate(...date), granularity: "day", separator, tail, isPadded };
  }
  return {
    value: new CalendarDateTime(...date, Number(hour), Number(minute), Number(second ?? 0)),
    granularity: second === undefined ? "minute" : "second",
    separator,
    tail,
    isPadded,
  };
}

/** Another day or time in the very form of `before`. */
export function writeDateLike(before: WrittenDate, value: CalendarDate | CalendarDateTime): string {
  const two = (number: number, isPadded = true): string => String(number).padStart(isPadded ? 2 : 1, "0");
  const year = String(value.year).padStart(4, "0");
  const day = `${year}-${two(value.month, before.isPadded)}-${two(value.day, before.isPadded)}`;
  if (before.granularity === "day" || !("hour" in value)) return day;
  const seconds = before.granularity === "second" ? `:${two(value.second)}` : "";
  return `${day}${before.separator}${two(value.hour)}:${two(value.minute)}${seconds}${before.tail}`;
}

/** The form of a date that is written for the first time: a day alone, or a time with the zone `offset` ("+09:00"). */
export function freshForm(kind: "date" | "date-time", offset: string): WrittenDate {
  const granularity = kind === "date" ? "day" : "second";
  const value = new CalendarDate(2000, 1, 1);
  return { value, granularity, separator: "T", tail: kind === "date" ? "" : offset, isPadded: true };
}

/** This machine's offset from UTC at a local day and time, as it is written: "+09:00", "Z". */
export function localOffset(value: CalendarDate | CalendarDateTime): string {
  const time = "hour" in value ? ([value.hour, value.minute] as const) : ([0, 0] as const);
  const minutes = -new Date(value.year, value.month - 1, value.day, ...time).getTimezoneOffset();
  if (minutes === 0) return "Z";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

/** The text of a field's value where it could be a date: quoted or not. */
export function dateText(value: FieldValue | undefined): string | null {
  if (typeof value === "string") return value;
  return value !== undefined && value !== null && isWritten(value) ? value.text : null;
}

/** What is set for the new text: a string where one stood (its quotes stay), else a date without quotes. */
export function dateValue(
  before: FieldValue | undefined,
  text: string,
  kind: "date" | "date-time",
): FieldValue {
  return typeof before === "string" && before !== "" ? text : written(kind, text);
}

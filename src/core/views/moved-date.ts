/** A date that was moved to another day of the calendar. */

import { isWritten, written, type FieldValue } from "../frontmatter/values.ts";
import type { FieldShape } from "../schema/field.ts";
import { dayOf, type Day } from "./days.ts";

/**
 * What stands in a date's field once it is on `day`: its day is replaced, and its time and zone, quotes or none
 * are as they were. Where it was no date, the day; with a time where `shape` asks for one.
 */
export function movedDate(before: FieldValue | undefined, day: Day, { kind }: FieldShape): FieldValue {
  if (typeof before === "string" && dayOf(before) !== null) return day + before.slice(day.length);
  const isDate = before !== undefined && isWritten(before) && dayOf(before.text) !== null;
  if (isDate) return written(before.kind, day + before.text.slice(day.length));
  return kind === "date-time" ? written("date-time", `${day}T00:00:00Z`) : written("date", day);
}

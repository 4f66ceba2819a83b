import { CalendarDate, CalendarDateTime } from "@internationalized/date";
import { describe, expect, test } from "vitest";
import { isWritten, written } from "../../../../src/core/frontmatter/values.ts";
import {
  dateText,
  dateValue,
  freshForm,
  localOffset,
  parseWrittenDate,
  writeDateLike,
} from "../../../../src/renderer/features/form/written-date.ts";

const day = new CalendarDate(2027, 11, 30);
const time = new CalendarDateTime(2027, 11, 30, 23, 59, 58);

describe("written dates", () => {
  test.each([
    ["2026-01-05", "2027-11-30"],
    ["2026-1-5", "2027-11-30"],
    ["2026-01-05T10:00:00Z", "2027-11-30T23:59:58Z"],
    ["2026-01-05T10:00:00.000Z", "2027-11-30T23:59:58.000Z"],
    ["2026-01-05 10:00:00 +09:00", "2027-11-30 23:59:58 +09:00"],
    ["2026-01-05T10:00+0900", "2027-11-30T23:59+0900"],
    ["2026-01-05  1:00:00", "2027-11-30  23:59:58"],
  ])("[UI41] %s keeps its form with another day", (text, expected) => {
    const form = parseWrittenDate(text);
    if (!form) throw new Error("no date");
    expect(writeDateLike(form, form.granularity === "day" ? day : time)).toBe(expected);
    expect(writeDateLike(form, form.value)).toBe(text.replace("  1:00", "  01:00"));
  });
  test("[UI41] a day without padding stays without", () => {
    const form = parseWrittenDate("2026-1-5");
    expect(form && writeDateLike(form, new CalendarDate(2026, 2, 3))).toBe("2026-2-3");
  });
  test.each([
    "",
    "soon",
    "2026-02-30",
    "2026-13-45",
    "2026-01-05T25:00:00",
    "2026-01-05T10:00:00 JST",
    "05.01.2026",
    "2026-01-05 and more",
  ])("[UI41] %j is no date", (text) => expect(parseWrittenDate(text)).toBeNull());
  test("[UI41] the day is the one that is written, whatever the zone says", () => {
    for (const text of ["2026-01-05", "2026-01-05T23:30:00-12:00", "2026-01-05T00:30:00+14:00"]) {
      expect(parseWrittenDate(text)?.value.toString().slice(0, 10)).toBe("2026-01-05");
    }
  });
  test("[UI41] a new date is written without quotes, one that stands in quotes stays a string", () => {
    const fresh = dateValue(undefined, "2026-01-05", "date");
    expect(isWritten(fresh) && fresh.text).toBe("2026-01-05");
    expect(dateValue("2025-12-31", "2026-01-05", "date")).toBe("2026-01-05");
    expect(dateText(written("date", "2026-01-05"))).toBe("2026-01-05");
    expect(writeDateLike(freshForm("date-time", "+09:00"), time)).toBe("2027-11-30T23:59:58+09:00");
    expect(localOffset(day)).toMatch(/^(?:Z|[-+]\d{2}:\d{2})$/);
  });
});

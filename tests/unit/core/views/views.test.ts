import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "#core/document/patch";
import { editField } from "#core/frontmatter/edit";
import { plainValue, written, type FieldValue } from "#core/frontmatter/values";
import type { FieldShape } from "#core/schema/field";
import { dayAfter, LAST_ITEM, placeAfter } from "#core/views/calendar-keys";
import { dayOf, daysAfter, monthOf, monthsAfter, weekdayOf, weeksOf, weekStart } from "#core/views/days";
import { boardFields, calendarFields, lanesOf, laneValue, nextLane } from "#core/views/lanes";
import { movedDate } from "#core/views/moved-date";

/** The machine's own calendar, in UTC. */
const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const dayIn = (time: Date) => time.toISOString().slice(0, 10);
const days = fc
  .date({ min: utc("0002-02-01"), max: utc("9998-11-30"), noInvalidDate: true })
  .map((date) => dayIn(date));

test("[VW1] days, weekdays and months are counted as the machine's calendar counts them", () =>
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: -40, max: 40 }),
      (day, by, months) => {
        const moved = utc(day);
        moved.setUTCDate(moved.getUTCDate() + by);
        expect(daysAfter(day, by)).toBe(dayIn(moved));
        expect(daysAfter(daysAfter(day, by), -by)).toBe(day);
        expect(weekdayOf(day)).toBe(utc(day).getUTCDay());
        const first = utc(`${monthOf(day)}-01`);
        first.setUTCMonth(first.getUTCMonth() + months);
        if (first.getUTCFullYear() < 2 || first.getUTCFullYear() > 9998) return;
        const later = monthsAfter(day, months);
        expect(monthOf(later)).toBe(dayIn(first).slice(0, 7));
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      },
    ),
  ));

test.each([
  ["2026-04-06", "2026-04-06"],
  ["2026-04-06T23:59:00-11:00", "2026-04-06"],
  ["2026-04-06 10:00:00 +0900", "2026-04-06"],
  ["2024-02-29", "2024-02-29"],
  ["2023-02-29", null],
  ["2026-04-061", null],
  ["April 6, 2026", null],
  ["0001-01-01T00:00:00Z", null],
])("[VW1] %s stands on %s", (text, day) => expect(dayOf(text)).toBe(day));

test("[VW2] a month's weeks hold each of its days once, in order, from the first day of the week", () =>
  fc.assert(
    fc.property(days, fc.nat(6), (day, firstWeekday) => {
      const month = monthOf(day);
      const weeks = weeksOf(month, firstWeekday);
      const all = weeks.flat();
      expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? "") === firstWeekday)).toBe(
        true,
      );
      expect(all.every((each, index) => index === 0 || each === daysAfter(all[index - 1] ?? "", 1))).toBe(
        true,
      );
      expect(weeks.every((week) => week.some((each) => monthOf(each) === month))).toBe(true);
      const own = all.filter((each) => monthOf(each) === month);
      expect(own[0]).toBe(`${month}-01`);
      expect(monthOf(daysAfter(own.at(-1) ?? "", 1))).not.toBe(month);
      expect(weekStart(day, firstWeekday) <= day).toBe(true);
    }),
  ));

const keys = { itemsOn: (day: string) => (day === "2026-04-06" ? 3 : 0), firstWeekday: 0 };
const from = (key: string, item = 0, isShift = false) =>
  placeAfter({ key, isShift }, { day: "2026-04-06", item }, keys);

test.each([
  ["ArrowDown", 0, { day: "2026-04-06", item: 1 }],
  ["ArrowDown", 2, { day: "2026-04-13", item: 0 }],
  ["ArrowDown", LAST_ITEM, { day: "2026-04-13", item: 0 }],
  ["ArrowUp", 1, { day: "2026-04-06", item: 0 }],
  ["ArrowUp", 0, { day: "2026-03-30", item: LAST_ITEM }],
  ["ArrowLeft", 2, { day: "2026-04-05", item: 0 }],
  ["ArrowRight", 2, { day: "2026-04-07", item: 0 }],
  ["Home", 1, { day: "2026-04-05", item: 0 }],
  ["End", 1, { day: "2026-04-11", item: 0 }],
  ["PageDown", 1, { day: "2026-05-06", item: 0 }],
  ["Enter", 1, null],
] as const)("[VW3] %s from item %i", (key, item, place) => expect(from(key, item)).toEqual(place));

test("[VW3] years go by with Shift, and a shorter month ends on its last day", () => {
  expect(from("PageUp", 0, true)).toEqual({ day: "2025-04-06", item: 0 });
  expect(dayAfter({ key: "PageDown", isShift: false }, "2026-01-31")).toBe("2026-02-28");
  expect(dayAfter({ key: "PageUp", isShift: true }, "2024-02-29")).toBe("2023-02-28");
  expect(dayAfter({ key: "x", isShift: false }, "2024-02-29")).toBeNull();
});

const date: FieldShape = { kind: "date" };

test.each<readonly [FieldValue | undefined, FieldShape, unknown]>([
  [written("date", "2026-04-06"), date, "2026-05-01"],
  [written("date-time", "2026-04-06T10:30:00+09:00"), date, "2026-05-01T10:30:00+09:00"],
  ["2026-04-06 10:00:00 +0900", date, "2026-05-01 10:00:00 +0900"],
  [undefined, date, "2026-05-01"],
  ["soon", date, "2026-05-01"],
  [undefined, { kind: "date-time" }, "2026-05-01T00:00:00Z"],
])("[VW4] %j moves to %j", (before, shape, after) =>
  expect(plainValue(movedDate(before, "2026-05-01", shape))).toBe(after),
);

test("[VW4] of the file only the day's bytes change", () => {
  for (const source of ["2026-04-06", "'2026-04-06'", '"2026-04-06T10:30:00Z"', "2026-04-06 08:00:00"]) {
    const text = `---\ntitle:  a\ndate:   ${source}   # out\n---\nBody of 2026-04-06\n`;
    const before = /^['"]/.test(source)
      ? source.slice(1, -1)
      : written(source.length > 10 ? "date-time" : "date", source);
    const value = movedDate(before, "2026-05-01", date);
    const edit = editField(text, { kind: "set", path: ["date"], value });
    expect(applyEdit(text, edit)).toBe(text.replace("2026-04-06", "2026-05-01"));
  }
});

const choice = { shape: { kind: "choice", choices: ["news", "craft"] } as FieldShape, required: false };

test("[VW5] lanes follow the schema, and nothing that is found is without one", () => {
  const counts = [
    { value: "odd", rows: 1 },
    { value: "craft", rows: 7 },
    { value: "rare", rows: 2 },
    { value: null, rows: 3 },
  ];
  expect(lanesOf(choice, counts).map(({ value, rows }) => [value, rows])).toEqual([
    [null, 3],
    ["news", 0],
    ["craft", 7],
    ["rare", 2],
    ["odd", 1],
  ]);
  expect(lanesOf({ shape: { kind: "boolean" }, required: false }, []).map(({ value }) => value)).toEqual([
    "false",
    "true",
  ]);
  const field = { description: null, fallback: undefined, required: false };
  const fields = [
    { ...field, name: "category", shape: choice.shape },
    { ...field, name: "draft", shape: { kind: "boolean" } as const },
    { ...field, name: "title", shape: { kind: "text", long: false } as const },
    { ...field, name: "date", shape: date },
  ];
  expect(boardFields(fields).map(({ name }) => name)).toEqual(["category", "draft"]);
  expect(calendarFields(fields).map(({ name }) => name)).toEqual(["date"]);
});

test("[VW6] a lane takes what the schema allows", () => {
  const taken = (required: boolean) =>
    lanesOf({ ...choice, required }, [
      { value: null, rows: 1 },
      { value: "odd", rows: 1 },
    ]).flatMap(({ value, accepts }) => (accepts ? [value] : []));
  expect(taken(false)).toEqual([null, "news", "craft"]);
  expect(taken(true)).toEqual(["news", "craft"]);
  expect(lanesOf({ ...choice, required: true }, []).map(({ value }) => value)).toEqual(["news", "craft"]);
  const lanes = lanesOf({ ...choice, required: true }, [
    { value: null, rows: 1 },
    { value: "odd", rows: 1 },
  ]);
  expect(nextLane(lanes, 0, 1)?.value).toBe("news");
  expect(nextLane(lanes, 3, -1)?.value).toBe("craft");
  expect(nextLane(lanes, 2, 1)).toBeNull();
  expect(nextLane(lanes, 1, -1)).toBeNull();
  expect(laneValue({ kind: "boolean" }, "true")).toBe(true);
  expect(laneValue(choice.shape, "news")).toBe("news");
  expect(laneValue(choice.shape, null)).toBeUndefined();
});

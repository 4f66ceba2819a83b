import fc from "fast-check";
import { expect, test } from "vitest";
import { copyText } from "#core/library/copied-rows";
import { plainValue } from "#core/frontmatter/values";
import type { FieldShape } from "#core/schema/field";
import { cellText, isEditable, typedValue } from "../../../../src/renderer/features/table/cell-text.ts";
import { columnsOf, facetFields, firstLayout } from "../../../../src/renderer/features/table/columns.ts";
import { nameInWords } from "../../../../src/renderer/features/table/use-column-name.ts";
import { placeAfter, placeBeside, rangeOf } from "../../../../src/renderer/features/table/table-keys.ts";
import type { ContentPath } from "#contract/values";
import { dayItems, monthAtFirst } from "../../../../src/renderer/features/table/calendar-model.ts";
import type { GroupRow, GroupsRequest } from "../../../../src/renderer/features/table/table-source.ts";
import type { Move } from "../../../../src/renderer/features/table/use-moves.ts";
import { readKept } from "../../../../src/renderer/features/table/use-table-view.ts";

const size = { rows: 50, columns: 4, page: 10 };
const key = (name: string, isMod = false) => placeAfter({ key: name, isMod }, { row: 20, column: 2 }, size);

test.each([
  ["ArrowDown", false, { row: 21, column: 2 }],
  ["ArrowUp", true, { row: 0, column: 2 }],
  ["ArrowRight", true, { row: 20, column: 3 }],
  ["Home", false, { row: 20, column: 0 }],
  ["Home", true, { row: 0, column: 0 }],
  ["End", true, { row: 49, column: 3 }],
  ["PageDown", false, { row: 30, column: 2 }],
  ["x", false, null],
] as const)("[TB1] %s (Mod: %s)", (name, isMod, place) => expect(key(name, isMod)).toEqual(place));

test("[TB1] Tab goes on to the next row, and leaves at the end", () => {
  expect(placeBeside({ row: 0, column: 3 }, 1, size)).toEqual({ row: 1, column: 0 });
  expect(placeBeside({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 3 });
  expect(placeBeside({ row: 49, column: 3 }, 1, size)).toBeNull();
  expect(rangeOf({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual({
    top: 2,
    bottom: 5,
    left: 1,
    right: 3,
  });
});

test("[TB1] no key leads out of the table", () =>
  fc.assert(
    fc.property(
      fc.constantFrom("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "PageUp"),
      fc.boolean(),
      fc.record({ row: fc.nat(49), column: fc.nat(3) }),
      (name, isMod, from) => {
        const place = placeAfter({ key: name, isMod }, from, size);
        expect(place?.row).toBeGreaterThanOrEqual(0);
        expect(place?.row).toBeLessThan(50);
        expect(place?.column).toBeGreaterThanOrEqual(0);
        expect(place?.column).toBeLessThan(4);
      },
    ),
  ));

const text: FieldShape = { kind: "text", long: false };

test.each<readonly [FieldShape, string, unknown]>([
  [text, " a ", " a "],
  [text, "  ", undefined],
  [{ kind: "number", whole: false }, "4.5", "4.5"],
  [{ kind: "number", whole: true }, "many", "many"],
  [{ kind: "boolean" }, "true", true],
  [{ kind: "date" }, "2026-01-05", "2026-01-05"],
  [{ kind: "date" }, "soon", "soon"],
  [{ kind: "list", item: text }, "a, b、c,", ["a", "b", "c"]],
])("[TB2] %j takes %j", (shape, typed, value) => {
  const read = typedValue(shape, typed);
  expect(read === undefined ? undefined : plainValue(read)).toEqual(value);
});

test("[TB2] only what a cell can show is edited in it", () => {
  expect(isEditable(text, "x")).toBe(true);
  expect(isEditable(text, { json: "{}" })).toBe(false);
  expect(isEditable(null, "x")).toBe(false);
  expect(isEditable(text, "two\nlines")).toBe(false);
  const tags: FieldShape = { kind: "list", item: text };
  expect(isEditable(tags, ["a", "b"])).toBe(true);
  expect(isEditable(tags, ["a, b"])).toBe(false);
  expect(isEditable(tags, ["推論、学習"])).toBe(false);
  expect(isEditable(tags, ["a", 2024])).toBe(false);
  expect(isEditable({ kind: "list", item: { kind: "object", fields: [] } }, null)).toBe(false);
  expect(cellText(["a", 1])).toBe("a, 1");
});

test("[TB3] each format keeps cells apart", () => {
  const rows = [
    ["a", 'say "hi", all'],
    ["=1+1", "two\nlines | bar"],
  ];
  expect(copyText(rows, "tsv")).toBe('a\tsay "hi", all\n=1+1\ttwo lines | bar');
  expect(copyText(rows, "csv")).toBe('a,"say ""hi"", all"\r\n\'=1+1,"two\nlines | bar"');
  expect(copyText(rows, "markdown")).toBe(
    '| a | say "hi", all |\n| --- | --- |\n| =1+1 | two lines \\| bar |',
  );
});

test("[TB5] a view that was kept comes back; anything else is passed over", () => {
  const view = {
    collection: null,
    query: "a",
    layout: "variant",
    sort: [],
    columns: null,
    way: "board",
    calendarBy: null,
    boardBy: "category",
    name: "One",
  };
  expect(readKept(JSON.stringify({ last: view, views: [view, { name: "x" }, 7] }))).toEqual({
    last: view,
    views: [view],
  });
  const { way: _way, boardBy: _by, ...older } = view;
  expect(readKept(JSON.stringify({ last: older, views: [] })).last).toEqual({
    ...view,
    way: "table",
    boardBy: null,
  });
  expect(readKept(JSON.stringify({ last: { ...view, way: "heap", boardBy: 7 } })).last).toMatchObject({
    way: "table",
    boardBy: null,
  });
  for (const odd of [null, "", "{", "[]", "7", '{"views":[null]}']) expect(readKept(odd).views).toEqual([]);
});

const row = (id: string): GroupRow => ({
  id,
  article: id,
  collection: "",
  key: id,
  path: `${id}.md` as ContentPath,
  locale: null,
  variants: [],
  cells: [],
  alike: [],
});

test("[TB8] a day shows what was moved to it, not what was moved away, and says how many there are besides", () => {
  const request = { parts: [{ group: "2026-04-06" }, { group: "2026-04-07" }] } as unknown as GroupsRequest;
  const page = {
    parts: [
      { rows: ["a", "b", "c", "d"].map(row), total: 9 },
      { rows: [], total: 0 },
    ],
    counts: [],
    found: null,
  };
  const shown = (day: string, moves: readonly Move[]) => {
    const { rows, ...rest } = dayItems(day, { page, request }, moves);
    return { rows: rows.map(({ id }) => id), ...rest };
  };
  expect(shown("2026-04-06", [])).toEqual({ rows: ["a", "b"], total: 9, hasMore: true, places: 3 });
  expect(shown("2026-04-07", [])).toEqual({ rows: [], total: 0, hasMore: false, places: 0 });
  const moves: Move[] = [{ row: row("a"), from: "2026-04-06", to: "2026-04-07", writtenIn: null }];
  expect(shown("2026-04-06", moves)).toEqual({ rows: ["b", "c"], total: 8, hasMore: true, places: 3 });
  expect(shown("2026-04-07", moves)).toEqual({ rows: ["a"], total: 1, hasMore: false, places: 1 });
  expect(shown("2026-05-01", moves)).toEqual({ rows: [], total: 0, hasMore: false, places: 0 });
  const back: Move[] = [{ row: row("a"), from: "2026-04-06", to: "2026-04-06", writtenIn: null }];
  expect(shown("2026-04-06", back)).toEqual({ rows: ["b", "a"], total: 9, hasMore: true, places: 3 });
});

test("[TB8] a calendar begins where there are articles", () => {
  const counts = ["2026-03", "2025-12", "2027-01", null].map((value) => ({ value, rows: 1 }));
  expect(monthAtFirst(counts, "2026-03")).toBe("2026-03");
  expect(monthAtFirst(counts, "2026-11")).toBe("2026-03");
  expect(monthAtFirst(counts, "2020-01")).toBe("2025-12");
  expect(monthAtFirst([{ value: null, rows: 4 }], "2020-01")).toBe("2020-01");
});

test("[TB5] columns begin with what is looked for, and count closed sets", () => {
  const field = { required: false, description: null, fallback: undefined };
  const columns = columnsOf([
    { ...field, name: "title", shape: text },
    { ...field, name: "status", shape: { kind: "choice", choices: ["a"] } },
    { ...field, name: "seo", shape: { kind: "object", fields: [] } },
  ]);
  expect(firstLayout(columns).shown).toEqual(["title", "status", "locales", "problems"]);
  expect(facetFields(columns)).toContain("status");
  expect(columnsOf([])).toEqual(columnsOf(null));
});

test("[TB6] a closed set is counted once, whatever the site calls its field, under its name in words", () => {
  const field = { required: false, description: null, fallback: undefined };
  const closed = (name: string) => ({ ...field, name, shape: { kind: "choice", choices: ["a"] } }) as const;
  const usual = ["category", "tag", "locale", "problems", "date"];
  expect(facetFields(columnsOf([closed("locale"), closed("category"), closed("tags")]))).toEqual(usual);
  expect(facetFields(columnsOf([closed("lang")]))).toEqual(usual);
  expect(facetFields(columnsOf([closed("impactLevel")]))).toContain("impactLevel");
  for (const [name, words] of [
    ["impactLevel", "Impact level"],
    ["review_state", "Review state"],
    ["SEOTitle", "SEO title"],
    ["isAIMade2", "Is AI made2"],
    ["重要度", "重要度"],
    ["_", "_"],
  ] as const)
    expect(nameInWords(name)).toBe(words);
});

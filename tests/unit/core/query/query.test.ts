import fc from "fast-check";
import { expect, test } from "vitest";
import { written as writtenValue, type FieldMap } from "#core/frontmatter/values";
import { groupArticles } from "#core/library/group";
import { completeQuery } from "#core/query/complete";
import { chosenValues, facetOf, toggleValue, withoutField, written } from "#core/query/facets";
import { compileQuery, rowTest } from "#core/query/match";
import { sortRows } from "#core/query/order";
import { parseQuery } from "#core/query/parse";
import type { ArticleRecord, Row, RowLayout } from "#core/query/record";

const files: Readonly<Record<string, FieldMap>> = {
  "a/en.md": {
    title: "ＡＩ investment",
    description: "Deals",
    date: writtenValue("date", "2026-01-05"),
    tags: ["OpenAI", "Money"],
    category: "news",
    rating: 5,
    seo: { title: "Invest" },
  },
  "a/ja.md": {
    title: "投資",
    date: writtenValue("date", "2026-01-05"),
    tags: ["OpenAI", "お金"],
    category: "news",
  },
  "b/en.md": {
    title: "Café culture",
    description: "Long",
    date: "2026-02-10",
    tags: ["coffee"],
    draft: true,
  },
  "c/en.md": { title: "Ｃ", description: "", date: "2025-12-31", category: "craft", rating: 3 },
  "c/ja.md": { title: "工芸", description: "説明", category: "craft" },
};
const { articles } = groupArticles(
  Object.entries(files).map(([path, fields]) => ({ path, fields })),
  { hasPublisher: false, rootName: "site" },
);
const records: readonly ArticleRecord[] = articles.map((article) => ({
  article,
  variants: article.variants.map((variant) => ({ variant, fields: files[variant.path] ?? null, body: null })),
}));
const surroundings = {
  fields: ["title", "rating", "seo", "seo.title", "tags", "layout"],
  locales: ["en", "ja"],
};

function rows(layout: RowLayout): readonly Row[] {
  return layout === "article"
    ? records.map((record) => ({ record, variants: record.variants }))
    : records.flatMap((record) => record.variants.map((variant) => ({ record, variants: [variant] })));
}

function found(query: string, layout: RowLayout = "article"): string {
  const { matches } = compileQuery(query, surroundings);
  return rows(layout)
    .filter(matches)
    .map(({ record, variants }) =>
      layout === "article" ? record.article.key : variants[0]?.variant.path.replace(".md", ""),
    )
    .join(" ");
}

test.each([
  ["", "a b c"],
  ["deals", "a"],
  ["tag:openai -coffee", "a"],
  ["tag:openai OR tag:coffee", "a b"],
  ["tag:openai or tag:coffee", "a b"],
  ["tag:openai | draft:yes", "a b"],
  ["(tag:openai OR tag:coffee) -category:news", "b"],
  ["NOT category:news", "b c"],
  ["not category:news", "b c"],
  ['"café culture"', "b"],
  ["「café culture」", "b"],
  ["category：craft　locale：ja", "c"],
  ["カテゴリー:craft", "c"],
  ["－category:news", "b c"],
])("[Q1] %s", (query, keys) => expect(found(query)).toBe(keys));

test.each([
  ["tag:openai,coffee", "a b"],
  ["tag:open", ""],
  ["tag:open*", "a"],
  ["tag:*ee", "b"],
  ["title:cafe\u0301", "b"],
  ['title="Café culture"', "b"],
  ["title=Café", ""],
  ["rating:5", "a"],
  ["rating>3", "a"],
  ["rating>=3", "a c"],
  ["rating:1..4", "c"],
  ["Rating<4", "c"],
  ["seo.title:inv", "a"],
  ["tags:coffee", "b"],
  ["is:draft", "b"],
  ["locales:2", "a c"],
  ["path:b/", "b"],
])("[Q2] %s", (query, keys) => expect(found(query)).toBe(keys));

test.each([
  ["date:2026-01", "a"],
  ["date:2026", "a b"],
  ["date>2026-01", "b"],
  ["date>=2026-01", "a b"],
  ["date<2026", "c"],
  ["date:2025-12..2026-01", "a c"],
  ["date:2026/01/05", "a"],
])("[Q4] %s", (query, keys) => expect(found(query)).toBe(keys));

test.each([
  ["locale:ja missing:description", "a"],
  ["locale:en missing:description", "c"],
  ["missing:ja", "b"],
  ["has:ja has:rating locale:en", "a c"],
  ["投資 deals", "a"],
])("[Q5, Q6] %s", (query, keys) => expect(found(query)).toBe(keys));

test("[Q5] a row for each variant answers for itself", () => {
  expect(found("投資", "variant")).toBe("a/ja");
  expect(found("missing:description", "variant")).toBe("a/ja c/en");
});

test("[Q7] width, case and composition do not matter", () => {
  expect(found("ai INVEST")).toBe("a");
  expect(found("tag:ＯＰＥＮＡＩ")).toBe("a");
  expect(found("title:CAFE\u0301")).toBe("b");
});

test.each([
  ["tag:", [["missing-value", 0, 4]]],
  ['a "b', [["unclosed-quote", 2, 4]]],
  ["(a", [["unclosed-group", 0, 1]]],
  ["a)", [["unopened-group", 1, 2]]],
  ["a OR", [["missing-term", 4, 4]]],
  ["nope:1", [["unknown-field", 0, 4]]],
  ["missing:descripton", [["unknown-field", 8, 18]]],
  ["https://a.example", []],
])("[Q3] tells what it does not understand: %s", (text, problems) => {
  const told = compileQuery(text, surroundings).problems;
  expect(told.map(({ code, from, to }) => [code, from, to])).toEqual(problems);
});

test("[Q3] says which field may have been meant", () =>
  expect(compileQuery("descripton:x", surroundings).problems[0]?.details).toEqual({
    field: "descripton",
    near: "description",
  }));

const piece = fc.constantFrom(
  ...'tag: title: date>2026 missing: is:draft ( ) | - OR NOT and or " 「 」 , .. * a b 日本 ： ＝ https://x'.split(
    " ",
  ),
  " ",
  "　",
);
const anyQuery = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(piece).map((parts) => parts.join("")),
  fc.array(piece).map((parts) => parts.join(" ")),
);

test("[Q3] every text is read, and problems lie in it", () =>
  fc.assert(
    fc.property(anyQuery, (text) => {
      const { problems, matches } = compileQuery(text, surroundings);
      for (const row of rows("article")) matches(row);
      for (const { from, to } of problems) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  ));

test("[Q6] a minus before a group turns the answer of each variant around", () =>
  fc.assert(
    fc.property(anyQuery, (text) => {
      const { query } = parseQuery(text);
      fc.pre(query.kind !== "all");
      const is = rowTest(query, surroundings);
      const isNot = rowTest({ kind: "not", part: query }, surroundings);
      for (const row of rows("variant")) expect(isNot(row)).toBe(!is(row));
    }),
  ));

const keysOf = (sorted: readonly Row[]) => sorted.map(({ record }) => record.article.key).join(" ");
const context = { fields: surroundings.fields, language: "en" };

test("[Q8] sorts by several fields, missing values last", () => {
  const all = rows("article");
  expect(keysOf(sortRows(all, [{ by: "rating", direction: "ascending" }], context))).toBe("c a b");
  expect(keysOf(sortRows(all, [{ by: "rating", direction: "descending" }], context))).toBe("a c b");
  const twice = [
    { by: "locales", direction: "descending" as const },
    { by: "date", direction: "ascending" as const },
  ];
  expect(keysOf(sortRows(all, twice, context))).toBe("c a b");
  expect(keysOf(sortRows(all, [], context))).toBe("a b c");
});

test("[Q9] facets count rows, and leave their own terms out", () => {
  const needs = { fields: surroundings.fields, mostValues: 10 };
  expect(facetOf(rows("article"), "category", needs).values).toEqual([
    { value: "craft", rows: 1 },
    { value: "news", rows: 1 },
    { value: null, rows: 1 },
  ]);
  expect(facetOf(rows("article"), "date", needs).values.map(({ value }) => value)).toEqual([
    "2026-02",
    "2026-01",
    "2025-12",
  ]);
  expect(facetOf(rows("article"), "tag", needs)).toMatchObject({ distinct: 5 });
  const { query } = parseQuery("category:news deals");
  expect(withoutField(query, "category", surroundings.fields)).toEqual({ kind: "text", text: "deals" });
});

test("[Q10] chooses a value and lets go of it", () => {
  const toggle = (text: string, value: string) =>
    toggleValue(text, { field: "tag", value }, surroundings.fields);
  expect(toggle("deals", "New York")).toBe('deals tag:"New York"');
  expect(toggle('deals tag:"New York"', "coffee")).toBe('deals tag:"New York",coffee');
  expect(toggle('tags:"New York",coffee  x', "New York")).toBe("tags:coffee x");
  expect(toggle("-tag:coffee", "coffee")).toBe("-tag:coffee tag:coffee");
  expect(chosenValues('x tags:"New York",a -tag:b', "tag", surroundings.fields)).toEqual(["New York", "a"]);
});

const plainValue = fc
  .string({ minLength: 1 })
  .filter((value) => !value.includes('"') && value.trim() === value && value !== "");

test("[Q10] choosing twice means what it meant, for any value", () =>
  fc.assert(
    fc.property(plainValue, fc.constantFrom("", "deals", "tag:a", "-tag:b x"), (value, text) => {
      fc.pre(!chosenValues(text, "tag", surroundings.fields).includes(value));
      const chosen = toggleValue(text, { field: "tag", value }, surroundings.fields);
      expect(chosenValues(chosen, "tag", surroundings.fields)).toContain(value);
      const back = toggleValue(chosen, { field: "tag", value }, surroundings.fields);
      expect(parseQuery(back)).toEqual(parseQuery(text));
    }),
  ));

const completions = {
  ...surroundings,
  valuesOf: () => [
    { value: "OpenAI", rows: 9 },
    { value: "New York", rows: 2 },
  ],
};

function completed(text: string): readonly string[] {
  const { from, to, suggestions } = completeQuery(text, text.length, completions);
  return suggestions.map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
}

test("[Q11] completes fields, values and questions", () => {
  expect(completed("x cat")).toEqual(["x category:"]);
  expect(completed("tag:ne")).toEqual(['tag:"New York"', "tag:OpenAI"].slice(0, 1));
  expect(completed("tag:OpenAI,")).toEqual(['tag:OpenAI,"New York"']);
  expect(completed("tag:OpenAI")).toEqual([]);
  expect(completed("missing:desc")).toEqual(["missing:description"]);
  expect(completed("-lay")).toEqual(["-layout:"]);
  expect(completed("missing:j")).toEqual(["missing:ja"]);
  expect(completed('"in quotes')).toEqual([]);
});

test("[Q11] what is offered is understood as it is", () =>
  fc.assert(
    fc.property(plainValue, (value) => {
      const { query, problems } = parseQuery(`tag:${written(value)}`);
      expect(problems).toEqual([]);
      expect(query).toMatchObject({ values: [value] });
    }),
  ));

import { expect, test } from "vitest";
import { matrixText } from "../../../../src/renderer/features/translations/matrix-export.ts";
import type { Article, Collection } from "#core/library/article";
import {
  cellOf,
  columnsOf,
  currentIn,
  effortOver,
  shownArticles,
  shownColumns,
  type MatrixFilter,
  type MatrixOrder,
} from "../../../../src/renderer/features/translations/matrix-model.ts";
import { variantOf } from "../../../support/variant.ts";

function article(key: string, locales: readonly (string | null)[]): Article {
  const variants = locales.map((locale) =>
    variantOf(`docs/${key}/${locale ?? "x"}.md`, { locale, title: key }),
  );
  return { id: `docs:${key}`, collection: "docs", key, variants };
}

const articles = [
  article("a", ["en", "ja"]),
  article("b", ["en"]),
  article("c", ["en", "ja"]),
  article("d", ["en", "ja"]),
];
const states = new Map([
  ["docs/a/ja.md", { stale: 1, missing: 2, current: 4 }],
  ["docs/c/ja.md", { stale: 3, current: 1 }],
]);
const columns = ["en", "ja"];
const words = (count: number) => ({ words: count, characters: 0 });
const efforts = {
  variants: new Map([
    ["docs/a/ja.md", words(30)],
    ["docs/c/ja.md", words(12)],
  ]),
  sources: new Map([["docs:b", words(90)]]),
};
const facts = { columns, states, efforts, views: null };
const titles = (shown: readonly Article[]) => shown.map(({ key }) => key);

test("[TM1] a cell says the worst of a variant", () => {
  const [a, b, , d] = articles as [Article, Article, Article, Article];
  expect(cellOf(a, "en", states).kind).toBe("source");
  expect(cellOf(a, "ja", states)).toMatchObject({ kind: "stale", count: 1 });
  expect(cellOf(b, "ja", states).kind).toBe("missing");
  expect(cellOf(d, "ja", states).kind).toBe("reading");
  const one = new Map([["docs/d/ja.md", { missing: 2, unchecked: 1 }]]);
  expect(cellOf(d, "ja", one)).toMatchObject({ kind: "incomplete", count: 2 });
  expect(cellOf(d, "ja", new Map([["docs/d/ja.md", { unchecked: 1 }]])).kind).toBe("unchecked");
  expect(cellOf(d, "ja", new Map([["docs/d/ja.md", { current: 3, moved: 1 }]])).kind).toBe("current");
});

test("[TM1] files without a locale's name have a column of their own, first", () => {
  const collection = { locales: ["fr"] } as unknown as Collection;
  expect(columnsOf(collection, [article("a", [null, "fr"])])).toEqual(["", "fr"]);
  expect(cellOf(article("a", [null, "fr"]), "", new Map()).kind).toBe("source");
});

test("[TM2] a filter keeps what there is to do, most of it first", () => {
  const kept = (filter: "all" | "stale" | "missing" | "unchecked", query = "") =>
    titles(shownArticles(articles, { filter, query, order: "path", locale: null }, facts));
  expect(kept("all")).toEqual(["a", "b", "c", "d"]);
  expect(kept("stale")).toEqual(["c", "a"]);
  expect(kept("missing")).toEqual(["b"]);
  expect(kept("unchecked")).toEqual([]);
  expect(kept("stale", "docs/a")).toEqual(["a"]);
  expect(currentIn(articles, "en", states)).toBe(4);
  expect(currentIn(articles, "ja", states)).toBe(0);
});

test("[TM4] articles are put in order, and one locale stands alone", () => {
  const dated = articles.map((each, at) => ({
    ...each,
    variants: each.variants.map((variant) => ({
      ...variant,
      date: ["2026-02-01", null, "2026-01-01", "2026-03-01"][at] ?? null,
    })),
  }));
  const views = new Map([
    ["docs:b", 7],
    ["docs:d", 9],
  ]);
  const order = (by: MatrixOrder, filter: MatrixFilter = "all") =>
    titles(shownArticles(dated, { query: "", filter, order: by, locale: null }, { ...facts, views }));
  expect(order("path")).toEqual(["a", "b", "c", "d"]);
  expect(order("work")).toEqual(["c", "a", "b", "d"]);
  expect(order("oldest")).toEqual(["c", "a", "d", "b"]);
  expect(order("newest")).toEqual(["d", "a", "c", "b"]);
  expect(order("views")).toEqual(["d", "b", "a", "c"]);
  expect(order("most")).toEqual(["b", "a", "c", "d"]);
  expect(order("least")).toEqual(["c", "a", "b", "d"]);
  expect(order("least", "stale")).toEqual(["c", "a"]);
  expect(effortOver(articles, ["ja"], efforts)).toEqual(words(132));
  expect(effortOver(articles, ["en"], efforts)).toEqual(words(0));
  expect(shownColumns(["en", "fr", "ja"], { locale: "ja" })).toEqual(["en", "ja"]);
  expect(shownColumns(["en", "fr", "ja"], { locale: null })).toEqual(["en", "fr", "ja"]);
});

test("[TM5] the table goes out as CSV and as Markdown with its sums, and no cell of it is a formula", () => {
  const odd = [{ ...article('=1+1, "x" | y', ["en", "ja"]) }, ...articles.slice(0, 2)];
  const matrix = {
    ...facts,
    views: new Map([["docs:a", 5]]),
    articles: odd,
    nameOf: (locale: string) => locale.toUpperCase(),
    wordsFor: ({ kind }: { readonly kind: string }) => kind,
    effortFor: (effort: { readonly words: number }) => String(effort.words),
    headings: {
      article: "Article",
      path: "Path",
      left: (locale: string) => `Left in ${locale}`,
      leftInAll: "Left",
      views: "Views",
      total: "All",
    },
  };
  expect(matrixText(matrix, "csv").split("\r\n")).toEqual([
    "Article,Path,EN,JA,Left in JA,Left,Views",
    '"\'=1+1, ""x"" | y","docs/=1+1, ""x"" | y/en.md",source,reading,0,0,0',
    "a,docs/a/en.md,source,stale,30,30,5",
    "b,docs/b/en.md,source,missing,90,90,0",
    "All,,,,120,120,5",
  ]);
  expect(
    matrixText({ ...matrix, views: null }, "markdown")
      .split("\n")
      .slice(0, 3),
  ).toEqual([
    "| Article | Path | EN | JA | Left in JA | Left |",
    "| --- | --- | --- | --- | --- | --- |",
    '| =1+1, "x" \\| y | docs/=1+1, "x" \\| y/en.md | source | reading | 0 | 0 |',
  ]);
});

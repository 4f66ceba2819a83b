import { expect, test } from "vitest";
import type { Article, Collection } from "#core/library/article";
import { articlesByCategory, articlesByMonth, countEach, localeCoverage } from "#core/library/statistics";
import { variantOf } from "../../../support/variant.ts";

function article(id: string, date: string | null, category: string | null, locales = ["en"]): Article {
  return {
    id,
    collection: "blog",
    key: id,
    variants: locales.map((locale) => variantOf(`${id}/${locale}.md`, { locale, title: id, date, category })),
  };
}

const articles = [
  article("a", "2025-11-30", "Models", ["en", "ja"]),
  article("b", "2026-02-01T10:00:00Z", "Models"),
  article("c", "2026-02-28", " Tools "),
  article("d", null, null),
  article("e", "soon", ""),
];

test("[L20] months have no gaps, and articles without a date are in none", () => {
  expect(articlesByMonth(articles)).toEqual([
    { name: "2025-11", count: 1 },
    { name: "2025-12", count: 0 },
    { name: "2026-01", count: 0 },
    { name: "2026-02", count: 2 },
  ]);
  expect(articlesByMonth([articles[3]!])).toEqual([]);
  const long = articlesByMonth([article("x", "1990-01-01", null), article("y", "2026-01-01", null)]);
  expect([long.length, long[0]?.name, long.at(-1)?.count]).toEqual([36, "2023-02", 1]);
});

test("[L20] categories and languages are counted by article", () => {
  expect(articlesByCategory(articles)).toEqual([
    { name: "Models", count: 2 },
    { name: "Tools", count: 1 },
  ]);
  const collection: Collection = {
    id: "blog",
    name: "Blog",
    folder: "blog",
    layout: { kind: "file", confidence: "sure" },
    locales: ["en", "ja"],
    articles: 5,
  };
  expect(localeCoverage([collection], articles).map(({ locale, have, of }) => [locale, have, of])).toEqual([
    ["en", 5, 5],
    ["ja", 1, 5],
  ]);
  expect(localeCoverage([{ ...collection, locales: ["en"] }], articles)).toEqual([]);
  expect(countEach(["b", "a", "b", "c"])).toEqual([
    { name: "b", count: 2 },
    { name: "a", count: 1 },
    { name: "c", count: 1 },
  ]);
});

import { expect, test } from "vitest";
import type { Article, Variant } from "#core/library/article";
import { filterArticles, nameOf, sortArticles, titleOf } from "#core/library/order";
import { variantOf } from "../../../support/variant.ts";

const article = (key: string, ...variants: readonly Partial<Variant>[]): Article => ({
  id: `:${key}`,
  collection: "",
  key,
  variants: variants.map((fields) => variantOf(`${key}.md`, fields)),
});

const keys = (articles: readonly Article[]): readonly string[] => articles.map(({ key }) => key);

const articles = [
  article("ai", { title: "ＡＩ Investment", description: "Deals", tags: ["OpenAI"], category: "Research" }),
  article("coffee", { title: "Café culture" }, { title: "喫茶店の文化", tags: ["カフェ"] }),
  article("2026/other", {}),
];

test.each<readonly [string, readonly string[]]>([
  ["", ["ai", "coffee", "2026/other"]],
  ["   ", ["ai", "coffee", "2026/other"]],
  ["ai", ["ai"]],
  ["AI DEALS", ["ai"]],
  ["deals ai openai research", ["ai"]],
  ["ai nothing", []],
  ["cafe\u0301", ["coffee"]],
  ["CAFÉ", ["coffee"]],
  ["ｶﾌｪ", ["coffee"]],
  ["喫茶", ["coffee"]],
  ["2026/other", ["2026/other"]],
  ["other.md", ["2026/other"]],
])("[L8] %j finds %j", (text, expected) => {
  expect(keys(filterArticles(articles, text))).toEqual(expected);
});

test("[L8] words may stand in different variants", () => {
  expect(keys(filterArticles(articles, "café 文化"))).toEqual(["coffee"]);
});

test("[L7] the title of an article without one is its name", () => {
  expect(titleOf(article("20260105/plain", {}))).toBe("plain");
  expect(titleOf(article("a", { title: null }, { title: "Zweite" }))).toBe("Zweite");
  expect(nameOf(article("", {}))).not.toBe("");
});

const by = (title: string, fields: Partial<Variant> = {}): Article => article(title, { title, ...fields });

test("[L9] titles sort as the language's readers expect, numbers by value", () => {
  const titles = ["Zebra", "äpple", "apple", "Part 10", "Part 2", "ö"].map((title) => by(title));
  expect(keys(sortArticles(titles, { by: "title", direction: "ascending" }, "en"))).toEqual([
    "apple",
    "äpple",
    "ö",
    "Part 2",
    "Part 10",
    "Zebra",
  ]);
  expect(keys(sortArticles(titles, { by: "title", direction: "ascending" }, "sv"))).toEqual([
    "apple",
    "Part 2",
    "Part 10",
    "Zebra",
    "äpple",
    "ö",
  ]);
});

test.each(["ascending", "descending"] as const)(
  "[L9] %s dates, the missing last, equals in order",
  (direction) => {
    const dated = [
      by("b", { date: "2026-01-05" }),
      by("none"),
      by("a", { date: "2026-01-05" }),
      by("old", { date: "2025-12-31" }),
    ];
    const expected = direction === "ascending" ? ["old", "b", "a", "none"] : ["b", "a", "old", "none"];
    expect(keys(sortArticles(dated, { by: "date", direction }, "en"))).toEqual(expected);
  },
);

test("[L9] categories and numbers of locales", () => {
  const several = [by("x", { category: "Product" }), article("y", { category: "Policy" }, {}), by("z")];
  expect(keys(sortArticles(several, { by: "category", direction: "ascending" }, "en"))).toEqual([
    "y",
    "x",
    "z",
  ]);
  expect(keys(sortArticles(several, { by: "locales", direction: "descending" }, "en"))).toEqual([
    "y",
    "x",
    "z",
  ]);
});

test("[L9] the given list stays as it is", () => {
  const given = [by("b"), by("a")];
  sortArticles(given, { by: "title", direction: "ascending" }, "en");
  expect(keys(given)).toEqual(["b", "a"]);
});

import { describe, expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { articlePage, type ArticlePage } from "#core/render/article-page";

function pageOf(frontmatter: string, locale: string | null = "en"): ArticlePage {
  const reading = readFrontmatter(splitDocument(`---\n${frontmatter}\n---\n`));
  if (reading.kind !== "read") throw new RangeError("the test's frontmatter does not read");
  return articlePage(reading.values, locale);
}

test("[R13] the page shows what the frontmatter says", () => {
  expect(
    pageOf(
      'title: "A & B"\ndescription: Short\ndate: 2026-01-05\ncategory: Type\ntags: [ink, 活字]\nlocale: en',
    ),
  ).toEqual({
    language: "en",
    title: "A & B",
    description: "Short",
    date: { machine: "2026-01-05", shown: "January 5, 2026" },
    category: "Type",
    tags: ["ink", "活字"],
  });
});

describe("[R13] the date is the written day", () => {
  test.each([
    ["2026-01-05", "en", "January 5, 2026"],
    ["2026-01-05", "en-GB", "January 5, 2026"],
    ["2026-01-05", "ja", "2026年1月5日"],
    ["2026-12-31T23:59:59-11:00", "ja", "2026年12月31日"],
    ["2024-02-29", "en", "February 29, 2024"],
    ["2026-01-05", "fr", "2026-01-05"],
    ["2026-02-29", "en", "2026-02-29"],
    ["2026-13-45", "en", "2026-13-45"],
    ['"next week"', "en", "next week"],
  ])("[R13] %s in %s is %s", (written, locale, shown) => {
    expect(pageOf(`date: ${written}`, locale).date?.shown).toBe(shown);
  });

  test("[R13] a day that is none has no machine form", () => {
    expect(pageOf("date: 2026-02-29").date?.machine).toBe("");
    expect(pageOf("title: x").date).toBeNull();
  });
});

test("[R13] other generators' names are known", () => {
  const page = pageOf("summary: S\npubDate: 2025-03-01\ncategories: [One, Two]\nkeywords: solo");
  expect(page).toMatchObject({ description: "S", category: "One", tags: ["solo"] });
  expect(page.date?.machine).toBe("2025-03-01");
});

test("[R13] a value of another kind is left out, not shown as what it is not", () => {
  expect(pageOf("title: {a: 1}\ndescription: [x]\ntags: {a: b}\ndate: true")).toMatchObject({
    title: "",
    description: "x",
    tags: [],
    date: null,
  });
});

test("[R13] the layout's locale counts before the frontmatter's, and a strange one not at all", () => {
  expect(pageOf("locale: en", "ja").language).toBe("ja");
  expect(pageOf("locale: ja", null).language).toBe("ja");
  expect(pageOf('locale: "<b>"', null).language).toBe("");
});

import { describe, expect, test } from "vitest";
import type { Article, Variant } from "#core/library/article";
import { columnsFor } from "../../../src/renderer/features/library/columns.ts";
import { inLanguage } from "../../../src/renderer/features/library/in-language.ts";
import { rowAfter } from "../../../src/renderer/features/library/row-after.ts";
import {
  formatAgo,
  formatDay,
  formatMonth,
  formatNumber,
  formatWeekday,
  formatWrittenDate,
  languageName,
} from "../../../src/renderer/i18n/format.ts";
import { variantOf } from "../../support/variant.ts";

const variant = (locale: string | null, more: Partial<Variant> = {}): Variant =>
  variantOf(`a/${locale ?? "index"}.md`, { locale, title: locale, ...more });
const article = (...variants: readonly Variant[]): Article => ({
  id: "a",
  collection: "c",
  key: "a",
  variants,
});

describe("the list", () => {
  test("[UI72] leads with the interface's language, and keeps the order of the rest", () => {
    const [listed] = inLanguage([article(variant("en"), variant("fr"), variant("ja-JP"))], "ja");
    expect(listed?.variants.map(({ locale }) => locale)).toEqual(["ja-JP", "en", "fr"]);
  });

  test("[UI72] leaves an article without that language as it is", () => {
    const before = [article(variant("en"), variant("fr")), article(variant(null))];
    expect(inLanguage(before, "ja")).toEqual(before);
    expect(inLanguage(before, "ja")[0]).toBe(before[0]);
  });

  test("[UI72] has only columns that some article fills", () => {
    const ids = (...articles: readonly Article[]) => columnsFor(articles).map(({ id }) => id);
    expect(ids(article(variant(null)))).toEqual(["title"]);
    expect(ids(article(variant("en", { date: "2026-01-05" })))).toEqual(["title", "date", "locales"]);
    expect(ids(article(variant("en"), variant("ja", { category: "Type", warnings: 1 })))).toEqual([
      "title",
      "category",
      "locales",
      "problems",
    ]);
  });

  test.each([
    ["ArrowDown", 3, 4],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 0, 0],
    ["Home", 7, 0],
    ["End", 2, 9],
    ["PageDown", 3, 8],
    ["PageDown", 8, 9],
    ["PageUp", 3, 0],
    ["x", 3, null],
  ] as const)("[UI75] %s leads from row %i to %o of ten", (key, from, to) => {
    expect(rowAfter(key, from, { count: 10, page: 5 })).toBe(to);
  });

  test("[UI75] an empty list leads nowhere", () => {
    expect(rowAfter("ArrowDown", 0, { count: 0, page: 5 })).toBeNull();
  });
});

describe("dates", () => {
  test.each([
    ["2026-01-05", "5 Jan 2026", "2026年1月5日"],
    ["2024-02-29", "29 Feb 2024", "2024年2月29日"],
    ["2026-01-05T23:30:00-11:00", "5 Jan 2026", "2026年1月5日"],
    ["2026-02-30", "2026-02-30", "2026-02-30"],
    ["Spring 2026", "Spring 2026", "Spring 2026"],
    ["2026-01-05x", "2026-01-05x", "2026-01-05x"],
  ])("[UI71] %s shows its own day", (written, en, ja) => {
    expect(formatWrittenDate(written, "en")).toBe(en);
    expect(formatWrittenDate(written, "ja")).toBe(ja);
  });

  test("[UI71] of a calendar say a month, a day and its weekday, in either language in turn", () => {
    for (const _ of ["made", "made before"]) {
      expect(formatMonth("2026-11", "en")).toBe("November 2026");
      expect(formatMonth("2026-11", "ja")).toBe("2026年11月");
      expect(formatDay("2026-01-05", "en")).toMatch(/^Monday,? 5 January 2026$/);
      expect(formatDay("2026-01-05", "ja")).toBe("2026年1月5日月曜日");
      expect(formatWeekday("2026-01-05", "en")).toBe("Mon");
      expect(formatWeekday("2026-01-05", "ja")).toBe("月");
      expect(formatNumber(12_345, "ja")).toBe("12,345");
    }
  });

  test("[UI71] say how long ago in the largest whole unit", () => {
    const now = 1_800_000_000_000;
    expect(formatAgo(now - 30_000, now, "en")).toBe("now");
    expect(formatAgo(now - 2 * 3_600_000 - 1, now, "en")).toBe("2 hours ago");
    expect(formatAgo(now - 3 * 86_400_000, now, "ja")).toBe("3 日前");
  });

  test("[UI71] a language is called by its name, and by its tag when it has none", () => {
    expect(languageName("ja", "en")).toBe("Japanese");
    expect(languageName("ja", "ja")).toBe("日本語");
    expect(languageName("not a tag", "en")).toBe("not a tag");
  });
});

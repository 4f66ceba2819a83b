import { expect, test } from "vitest";
import type { Article } from "#core/library/article";
import { sidesFor, USUAL_SIDES, type Sides } from "../../../../src/renderer/features/translations/sides.ts";

function article(...locales: readonly (string | null)[]): Article {
  const variants = locales.map((locale) => ({
    path: `${locale ?? "x"}.md`,
    locale,
    title: null,
    description: null,
    date: null,
    category: null,
    tags: [],
    draft: false,
    errors: 0,
    warnings: 0,
  }));
  return { id: "a", collection: "", key: "a", variants };
}

const shown = (one: Article, right: string, sides: Sides) => {
  const { left, third, isSource } = sidesFor(one, `${right}.md`, sides);
  return [left && left.locale, third && third.locale, isSource];
};

test("[TM8] the source stands on the left until another language is chosen, and none stands twice", () => {
  const three = article("en", "ja", "ar");
  expect(shown(three, "ja", USUAL_SIDES)).toEqual([null, null, false]);
  expect(shown(three, "ja", { left: "ar", third: null })).toEqual(["ar", null, false]);
  expect(shown(three, "ja", { left: "ar", third: "en" })).toEqual(["ar", "en", false]);
  expect(shown(three, "ja", { left: null, third: "ar" })).toEqual([null, "ar", false]);
  expect(shown(three, "ja", { left: "ar", third: "ar" })).toEqual(["ar", null, false]);
  expect(shown(three, "ja", { left: "ja", third: "ja" })).toEqual([null, null, false]);
  expect(shown(three, "ja", { left: "fr", third: "de" })).toEqual([null, null, false]);
});

test("[TM8] the source itself can be edited, beside a translation", () => {
  const three = article(null, "ja", "ar");
  expect(shown(three, "x", USUAL_SIDES)).toEqual(["ja", null, true]);
  expect(shown(three, "x", { left: "ar", third: "ja" })).toEqual(["ar", "ja", true]);
  expect(shown(three, "ar", { left: "ja", third: "" })).toEqual(["ja", null, false]);
  expect(shown(article("en"), "en", USUAL_SIDES)).toEqual([null, null, true]);
});

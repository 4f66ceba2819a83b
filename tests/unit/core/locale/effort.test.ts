import { expect, test } from "vitest";
import {
  addEffort,
  countText,
  effortOfRows,
  effortOfSource,
  NO_EFFORT,
  unitOf,
  weightOf,
} from "#core/locale/effort";
import type { FieldProposal } from "#core/locale/field-proposals";
import { indexLedger, factOf, translationFields, translationRows } from "#core/locale/translation-facts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";

const dialect = dialectFor("a.md", null);
const title: FieldProposal = {
  name: "title",
  rule: "translate",
  because: "schema",
  isPaired: false,
  isLocale: false,
};
const tags: FieldProposal = { ...title, name: "tags", isPaired: true };

test("[LT16] words in scripts with blanks, characters in those without; a foreign word among them is one", () => {
  expect(countText("The press doesn't print 3.5 sheets.", "words")).toBe(6);
  expect(countText("인쇄는 손으로 한다.", "words")).toBe(3);
  expect(countText("活字は、Galley の 12 ポイントです。", "characters")).toBe(3 + 1 + 1 + 1 + 4 + 2);
  expect(countText("がぎ 漢字 ー", "characters")).toBeGreaterThanOrEqual(4);
  expect(countText("", "words")).toBe(0);
  expect(unitOf("ja", "")).toBe("characters");
  expect(unitOf("zh-Hant-TW", "")).toBe("characters");
  expect(unitOf("ko", "")).toBe("words");
  expect(unitOf("de", "日本語の文章がここにあります。")).toBe("words");
  expect(unitOf(null, "日本語の文章がここにあります。")).toBe("characters");
  expect(weightOf({ words: 3, characters: 10 })).toBe(8);
  expect(addEffort({ words: 1, characters: 2 }, { words: 3, characters: 0 })).toEqual({
    words: 4,
    characters: 2,
  });
});

test("[LT16] only what is missing or stale counts, whole; code, addresses and markup never do", () => {
  const body = (text: string) => parseBody(text, dialect);
  const source = body(
    '# One two\n\nThree [four](https://example.org/five/six).\n\n```js\nconst seven = 8;\n```\n\n<p class="nine">ten eleven</p>\n\nTwelve.\n',
  );
  expect(
    effortOfSource({ body: source, fields: { title: "A b c", tags: ["x"] } }, [title, tags], "words"),
  ).toEqual({
    words: 3 + 2 + 2 + 2 + 1,
    characters: 0,
  });

  const target = body(
    "# Eins zwei\n\nDrei [vier](https://example.org/five/six).\n\n```js\nconst seven = 8;\n```\n",
  );
  const old = body("# One\n");
  const made = { article: "a", locale: "de", source: old, target };
  const [heading] = translationRows(indexLedger([]), made);
  const fact = heading && factOf(heading, made, "made");
  const translation = {
    article: "a",
    locale: "de",
    source,
    target,
    fields: { source: { title: "A b c" }, target: {}, rules: [title] },
  };
  const index = indexLedger(fact ? [fact] : []);
  const rows = translationRows(index, translation);
  expect(rows.map(({ state }) => state)).toEqual(["stale", "unchecked", "current", "missing", "missing"]);
  const fields = translationFields(index, translation);
  expect(effortOfRows(source, { rows, fields, unit: "words" })).toEqual({
    words: 2 + 2 + 1 + 3,
    characters: 0,
  });
  const left = rows.map((row) => ({ ...row, isLeft: true }));
  expect(effortOfRows(source, { rows: left, fields: [], unit: "words" })).toEqual(NO_EFFORT);
});

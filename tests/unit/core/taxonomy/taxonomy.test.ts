import { expect, test } from "vitest";
import { changeText } from "#core/bulk/change-text";
import type { FieldMap } from "#core/frontmatter/values";
import { compileQuery } from "#core/query/match";
import type { ArticleRecord } from "#core/query/record";
import { taxonomySteps, type ValueEdit } from "#core/taxonomy/edits";
import { taxonomyOf } from "#core/taxonomy/values";
import { variantOf } from "../../../support/variant.ts";

/** Articles with tags by locale. */
function records(articles: readonly Readonly<Record<string, readonly string[]>>[]): readonly ArticleRecord[] {
  return articles.map((tags, index) => {
    const variants = Object.entries(tags).map(([locale, items]) => ({
      variant: variantOf(`${index}/${locale}.md`, { locale, tags: items }),
      fields: { tags: items } as FieldMap,
      body: null,
    }));
    return {
      article: {
        id: String(index),
        collection: "",
        key: String(index),
        variants: variants.map((v) => v.variant),
      },
      variants,
    };
  });
}

test("[TX1] values by files and locale, with their spellings", () => {
  const values = taxonomyOf(
    records([{ en: ["Agent", "AI", "AI"], ja: ["ＡＩ"] }, { en: ["agents", "AI"] }, { en: [" "] }]),
    "tags",
  );
  expect(values).toMatchObject([
    { value: "AI", files: 2, locales: [{ locale: "en", files: 2 }], twins: ["ＡＩ"] },
    { value: "Agent", files: 1, twins: ["agents"] },
    { value: "agents", files: 1 },
    { value: "ＡＩ", files: 1, locales: [{ locale: "ja", files: 1 }], twins: ["AI"] },
  ]);
  const longer = taxonomyOf(records([{ en: ["AI agent"] }, { en: ["AI Agents", "ai-agent"] }]), "tags");
  expect(longer.map(({ twins }) => twins.length)).toEqual([2, 2, 2]);
});

test("[TX2] pairs over locales are learnt, from both sides; the same text is none", () => {
  const values = taxonomyOf(
    records([
      { en: ["Reasoning", "OpenAI"], ja: ["推論", "OpenAI"] },
      { en: ["OpenAI", "Reasoning"], ja: ["OpenAI", "推論"] },
      { en: ["Reasoning", "Vision"], ja: ["画像", "推論"] },
      { en: ["Vision"], ja: ["画像"] },
      { en: ["Once", "Twice"], ja: ["一度", "二度"] },
    ]),
    "tags",
  );
  const pairs = Object.fromEntries(values.map(({ value, pairs: found }) => [value, found]));
  expect(pairs).toEqual({
    Reasoning: [{ locale: "ja", value: "推論" }],
    推論: [{ locale: "en", value: "Reasoning" }],
    Vision: [{ locale: "ja", value: "画像" }],
    画像: [{ locale: "en", value: "Vision" }],
    OpenAI: [],
    Once: [{ locale: "ja", value: "一度" }],
    一度: [{ locale: "en", value: "Once" }],
    Twice: [{ locale: "ja", value: "二度" }],
    二度: [{ locale: "en", value: "Twice" }],
  });
});

test("[TX3] rename, merge, split and delete, each file by what it has", () => {
  const text = (tags: string) => `---\ntags: [${tags}] # kept\n---\n`;
  const after = (tags: string, edits: readonly ValueEdit[]) => {
    const [record] = records([{ en: tags.split(", ") }]);
    if (!record) throw new RangeError("no record");
    return taxonomySteps("tags", edits).reduce((before, { query, operation }) => {
      const { matches, problems } = compileQuery(query, { fields: ["tags"], locales: ["en"] });
      expect(problems).toEqual([]);
      if (!matches({ record, variants: record.variants })) return before;
      const changed = changeText(before, operation);
      return changed.kind === "changed" ? changed.text : before;
    }, text(tags));
  };
  const rename = { value: "推論", becomes: ["推理"] };
  expect(after("a, 推論", [rename])).toBe(text("a, 推理"));
  expect(after("a, b", [rename])).toBe(text("a, b"));
  const merge = [
    { value: "ai", becomes: ["AI"] },
    { value: "A.I.", becomes: ["AI"] },
    { value: "AI", becomes: ["AI"] },
  ];
  expect(after("ai, x, A.I.", merge)).toBe(text("AI, x"));
  expect(after("ai, AI", merge)).toBe(text("AI"));
  expect(after("a b, c", [{ value: "a b", becomes: ["a", "b"] }])).toBe(text("c, a, b"));
  expect(after("a, c", [{ value: "a", becomes: ["a", "b"] }])).toBe(text("a, c, b"));
  expect(after("a, c", [{ value: "a", becomes: [] }])).toBe(text("c"));
  // The query finds other spellings too, and every list where the value cannot be asked for.
  expect(after("ai, c", [{ value: "AI", becomes: ["x", "y"] }])).toBe(text("ai, c"));
  expect(after("c, d", [{ value: "a*", becomes: ["x", "z"] }])).toBe(text("c, d"));
  expect(after("a*, d", [{ value: "a*", becomes: ["x", "z"] }])).toBe(text("d, x, z"));
  expect(taxonomySteps("tags", [{ value: "a", becomes: ["a"] }])).toEqual([]);
  expect(taxonomySteps("tags", [{ value: 'a"b', becomes: [] }])).toMatchObject([{ query: "has:tags" }]);
});

/** New articles: their places, their names and their texts. */

import { describe, expect, test } from "vitest";
import { fillTemplate } from "#core/articles/template";
import { askedFields, newArticleText } from "#core/articles/new-article";
import { filledShape, pathAt, usualShape, variantPlaces } from "#core/articles/places";
import { slugOf } from "#core/articles/slug";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { plainValue } from "#core/frontmatter/values";
import type { Field } from "#core/schema/field";

const values = {
  title: 'What "proof" means: a note',
  slug: "what-proof-means-a-note",
  date: "2026-11-29",
  moment: "2026-11-29T10:00:00+09:00",
  locale: "ja",
};

function article(key: string, ...variants: readonly (readonly [string, string | null])[]) {
  return { key, variants: variants.map(([path, locale]) => ({ path, locale })) };
}

describe("places", () => {
  test.each([
    {
      layout: "a file for each locale",
      articles: [
        article(
          "20260112/a",
          ["src/content/articles/20260112/a/en.md", "en"],
          ["src/content/articles/20260112/a/ja.md", "ja"],
        ),
        article("20260119/b", ["src/content/articles/20260119/b/en.md", "en"]),
      ],
      expected: {
        en: "src/content/articles/20261129/new/en.md",
        ja: "src/content/articles/20261129/new/ja.md",
      },
    },
    {
      layout: "a suffix, in page bundles",
      articles: [
        article("posts/a/index", ["content/posts/a/index.md", "en"], ["content/posts/a/index.ja.md", "ja"]),
        article("posts/b/index", ["content/posts/b/index.md", "en"]),
      ],
      expected: { en: "content/posts/new/index.md", ja: "content/posts/new/index.ja.md" },
    },
    {
      layout: "a folder for each locale, with dates in names",
      articles: [
        article("2026-01-05-a", ["en/_posts/2026-01-05-a.md", "en"], ["ja/_posts/2026-01-05-a.md", "ja"]),
        article(
          "2026-01-06-b",
          ["en/_posts/2026-01-06-b.markdown", "en"],
          ["ja/_posts/2026-01-06-b.md", "ja"],
        ),
        article("2026-01-07-c", ["en/_posts/2026-01-07-c.md", "en"]),
      ],
      expected: { en: "en/_posts/2026-11-29-new.md", ja: "ja/_posts/2026-11-29-new.md" },
    },
    {
      layout: "years and months as folders",
      articles: [
        article("2025/12/a", ["blog/2025/12/a.mdx", null]),
        article("2026/01/b", ["blog/2026/01/b.mdx", null]),
      ],
      expected: { null: "blog/2026/11/new.mdx" },
    },
    { layout: "nothing yet", articles: [], expected: { null: "blog/new.md" } },
  ])("[AR1] a new article stands where the others do: $layout", ({ articles, expected }) => {
    const key = filledShape(usualShape(articles.map((each) => each.key)), "new", "2026-11-29");
    const places = variantPlaces(articles, "blog").map((place) => [String(place.locale), pathAt(place, key)]);
    expect(Object.fromEntries(places)).toEqual(expected);
  });

  test("[AR1] files that are tied by what they say alone teach nothing of places", () => {
    const articles = [article("about", ["en/about.md", "en"], ["ja/gaiyou.md", "ja"])];
    expect(variantPlaces(articles, "")).toEqual([{ locale: "en", before: "en/", after: ".md" }]);
  });
});

test.each([
  ["Variable Fonts: survive newsprint!", "variable-fonts-survive-newsprint"],
  ["Crème brûlée & Ångström’s", "creme-brulee-angstroms"],
  ["推論ガイド ２０２６年版", "推論ガイド-2026年版"],
  ["がぎぐ パピプ", "がぎぐ-パピプ"],
  ["…", ""],
  ["a".repeat(60) + " " + "b".repeat(60), "a".repeat(60)],
])("[AR2] a name is made of %j", (title, slug) => expect(slugOf(title)).toBe(slug));

const archetype = `---
title: "{{ replace .Name "-" " " | title }}"
date: {{ .Date }}
day: {{ now.Format "2006-01-02" }}
slug: {{ .File.ContentBaseName }}
weight: {{ add 1 2 }}
draft: true # {{ .Site.Title }} is not for here
tags: []
---

{{< figure src="cover.png" >}}

{{ partial "x" . }}
Written for {{ .Title }} on {{ .Date.Format "2006-01-02" }}, by {{ .Params.who }}.
`;

test("[AR3] an archetype is filled where it is plain, and its shortcodes stay", () => {
  const text = newArticleText({ template: archetype, fields: [], values, answers: {} });
  expect(text).toBe(`---
title: "What \\"proof\\" means: a note"
date: 2026-11-29T10:00:00+09:00
day: 2026-11-29
slug: what-proof-means-a-note
tags: []
---

{{< figure src="cover.png" >}}

Written for What "proof" means: a note on 2026-11-29, by .
`);
});

test("[AR3] a template of one's own may name title, date, slug and locale", () => {
  const text = fillTemplate("# {{title}} ({{ locale }})\n{{date}} {{slug}}\n", values);
  expect(text).toBe('# What "proof" means: a note (ja)\n2026-11-29 what-proof-means-a-note\n');
});

const field = (name: string, shape: Field["shape"], required = true): Field => ({
  name,
  shape,
  required,
  description: null,
  fallback: undefined,
});
const fields: readonly Field[] = [
  field("title", { kind: "text", long: false }),
  field("description", { kind: "text", long: true }),
  field("date", { kind: "date" }),
  field("category", { kind: "choice", choices: ["Reasoning", "Models"] }),
  field("lang", { kind: "text", long: false }),
  field("tags", { kind: "list", item: { kind: "text", long: false } }, false),
  field("seo", { kind: "object", fields: [] }),
];

test("[AR4] only what is required is asked for, and not what the template gives", () => {
  const names = (template: string | null) => askedFields(fields, template).map(({ name }) => name);
  expect(names(null)).toEqual(["description", "date", "category"]);
  expect(names("---\ntitle: {{title}}\ndate: {{date}}\ncategory: Models\ndescription:\n---\n")).toEqual([
    "description",
  ]);
});

test("[AR5] a new article reads as what was given, whatever signs it holds", () => {
  const answers = {
    description: "Colons: #hashes, 'quotes' and\nlines",
    category: "Models",
    tags: ["a, b", "no"],
  };
  const text = newArticleText({ template: null, fields, values, answers });
  const reading = readFrontmatter(splitDocument(text));
  expect(reading.kind === "read" && plainValue(reading.values)).toEqual({
    title: values.title,
    lang: "ja",
    ...answers,
  });
  expect(reading.kind === "read" && Object.keys(reading.values)).toEqual([
    "title",
    "description",
    "category",
    "lang",
    "tags",
  ]);
});

import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import type { FieldMap } from "#core/frontmatter/values";
import { proposeFieldRules } from "#core/locale/field-proposals";
import { fieldRows, hashOfField } from "#core/locale/field-states";
import { draftVariant } from "#core/locale/new-variant";
import type { FieldRule } from "#core/locale/settings";
import { valuePairs } from "#core/locale/value-pairs";
import { dialectFor } from "#core/markdown/dialect";
import type { Field } from "#core/schema/field";
import { fieldsOf } from "#core/schema/fields";

function fieldsIn(yaml: string): FieldMap {
  const reading = readFrontmatter(splitDocument(`---\n${yaml}\n---\n`));
  if (reading.kind !== "read") throw new RangeError(yaml);
  return reading.values;
}

const kinds = ["Research", "Product"];
const pairsOfKinds: Record<string, string> = { Research: "研究", Product: "製品" };
const topics = ["ink", "paper", "type"];
const pairsOfTopics: Record<string, string> = { ink: "インク", paper: "紙", type: "活字" };

/** Eight articles in English and Japanese, as a site has them. */
const pairs = Array.from({ length: 8 }, (_, at) => {
  const kind = kinds[at % 2] ?? "";
  const two = [topics[at % 3] ?? "", topics[(at + 1) % 3] ?? ""];
  const day = `2026-01-0${at + 1}`;
  return {
    source: fieldsIn(
      `title: Story ${at} of the press\ndate: ${day}\ncategory: ${kind}\ntags: [${two.join(", ")}]\nlevel: high\nlocale: en\nslug: story-${at}\nscore: ${at}`,
    ),
    target: fieldsIn(
      `title: 印刷の話 ${at}\ndate: ${day}\ncategory: ${pairsOfKinds[kind]}\ntags: [${two.map((topic) => pairsOfTopics[topic]).join(", ")}]\nlevel: high\nlocale: ja\nslug: hanashi-${at}\nscore: ${at * 7 + 1}`,
    ),
  };
});

const schema = fieldsOf({
  type: "object",
  properties: { title: { type: "string" }, draft: { type: "boolean" }, summary: { type: "string" } },
  required: ["title"],
});

function rulesOf(chosen: Readonly<Record<string, FieldRule>> = {}, fields: readonly Field[] = schema) {
  return proposeFieldRules({ pairs, fields, chosen: new Map(Object.entries(chosen)) });
}

function told(chosen: Readonly<Record<string, FieldRule>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rulesOf(chosen).map(({ name, rule, because, isPaired }) => [
      name,
      `${rule} ${because}${isPaired ? " paired" : ""}`,
    ]),
  );
}

test("[LT11] rules come from the articles, then from the schema, unless they are said", () => {
  expect(told()).toEqual({
    title: "translate articles",
    draft: "same schema",
    summary: "translate schema",
    date: "same articles",
    category: "translate articles paired",
    tags: "translate articles paired",
    level: "same articles",
    locale: "own articles",
    slug: "translate articles",
    score: "own articles",
  });
  expect(told({ slug: "own", title: "same" })).toMatchObject({ slug: "own chosen", title: "same chosen" });
});

test("[LT11] with no article in two locales the schema speaks", () => {
  const rules = proposeFieldRules({
    pairs: [],
    fields: fieldsOf({
      properties: {
        title: { type: "string" },
        slug: { type: "string" },
        weight: { type: "number" },
        kind: { enum: ["a", "b"] },
      },
    }),
    chosen: new Map(),
  });
  expect(rules.map(({ name, rule }) => `${name} ${rule}`)).toEqual([
    "title translate",
    "slug same",
    "weight same",
    "kind same",
  ]);
});

test("[LT11] a title in many locales is no closed set", () => {
  const many = ["One press", "Two presses", "Three presses"].flatMap((title) => {
    const source = fieldsIn(`title: ${title}\nkind: Research`);
    return ["ja", "de", "fr", "ko"].map((locale) => ({
      source,
      target: fieldsIn(`title: ${title} in ${locale}\nkind: ${locale}`),
    }));
  });
  const rules = proposeFieldRules({ pairs: many, fields: [], chosen: new Map() });
  expect(rules.map(({ name, rule, isPaired }) => `${name} ${rule} ${isPaired}`)).toEqual([
    "title translate false",
    "kind translate true",
  ]);
});

test("[LT11] values go with the values that they nearly always stand beside", () => {
  expect([...valuePairs(pairs, "category")]).toEqual(Object.entries(pairsOfKinds));
  expect(Object.fromEntries(valuePairs(pairs, "tags"))).toEqual(pairsOfTopics);
  const torn = [...pairs, ...pairs.map(({ source }) => ({ source, target: fieldsIn("category: 何か") }))];
  expect(valuePairs(torn, "category").size).toBe(0);
});

const english = `---
title: "The new press"  # for the front page
date: 2026-02-03
category: Product
tags: [ink, type, gold]
level: high
locale: en
slug: the-new-press
score: 3
---

# The new press

It prints twice as fast.

\`\`\`js
print();
\`\`\`

* * *

Come and see it.
`;

test("[LT12] a new variant keeps what is shared, maps what has a counterpart and holds no word of the source", () => {
  const text = draftVariant({
    text: english,
    dialect: dialectFor("a.md", null),
    locale: "ja",
    rules: rulesOf({ slug: "own" }),
    fields: schema,
    pairs: new Map([
      ["category", valuePairs(pairs, "category")],
      ["tags", valuePairs(pairs, "tags")],
    ]),
  });
  expect(text).toBe(`---
title: ""  # for the front page
date: 2026-02-03
category: 製品
tags: [インク, 活字, gold]
level: high
locale: ja
draft: true
---

\`\`\`js
print();
\`\`\`

* * *
`);
});

test("[LT12] a source whose frontmatter cannot be read begins no variant", () => {
  const needs = { dialect: dialectFor("a.md", null), locale: "ja", rules: [], fields: [], pairs: new Map() };
  expect(() => draftVariant({ ...needs, text: "---\na: [\n---\n" })).toThrow(RangeError);
  expect(draftVariant({ ...needs, text: "Words.\n" })).toBe("");
});

test("[LT13] a field's state follows its rule and the ledger", () => {
  const rules = rulesOf({ slug: "own" });
  const [source, target] = [
    fieldsIn("title: A press\ndate: 2026-01-01\nslug: a"),
    fieldsIn("title: 印刷機\ndate: 2026-01-02"),
  ];
  const states = (facts: Parameters<typeof fieldRows>[1]) =>
    fieldRows({ source, target, rules }, facts).map(({ name, state }) => `${name} ${state}`);
  const fact = (from: string, to: string) => ({
    article: "a",
    locale: "ja",
    unit: { kind: "field" as const, name: "title" },
    source: hashOfField(from),
    target: hashOfField(to),
    mark: "made" as const,
  });
  expect(states([])).toEqual(["title unchecked", "date differs", "slug own"]);
  expect(states([fact("A press", "印刷機")])).toContain("title current");
  expect(states([fact("One press", "印刷機")])).toContain("title stale");
  expect(states([fact("A press", "印刷")])).toContain("title current");
  const alone = fieldRows({ source, target: {}, rules }, []);
  expect(alone.find(({ name }) => name === "title")?.state).toBe("missing");
});

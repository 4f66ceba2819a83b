import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import type { JsonSchema } from "../../../../src/core/schema/field.ts";
import { inferSchema } from "../../../../src/core/schema/infer.ts";
import { isQuickPattern } from "../../../../src/core/schema/patterns.ts";
import { validateFields } from "../../../../src/core/schema/validate.ts";
import { astroArticles } from "./schemas.ts";

const good = 'title: "T"\ndescription: d\ndate: 2026-01-05\ncategory: Research\ntags: [a]\nlocale: en\n';

function check(yaml: string, schema: JsonSchema = astroArticles) {
  return validateFields(schema, readFrontmatter(splitDocument(`---\n${yaml}---\n`)));
}

const fields = (properties: object, more: object = {}): JsonSchema => ({
  type: "object",
  properties,
  ...more,
});

describe("validation", () => {
  test("[S5] an article that its site accepts has no problems", () => {
    expect(check(good)).toEqual([]);
    expect(
      check(
        `${good}author: {name: A, born: 2001-02-03}\nlinks:\n  - url: https://example.com/\n    rank: 1\n`,
      ),
    ).toEqual([]);
  });

  test.each([
    ["field-required", "error", ["title"], 1, good.replace('title: "T"\n', "")],
    ["field-required", "error", ["author", "name"], 8, `${good}author: {}\n`],
    ["field-type", "error", ["title"], 2, good.replace('"T"', "12")],
    ["field-type", "error", ["description"], 3, good.replace("description: d", "description:")],
    ["field-type", "error", ["tags"], 6, good.replace("[a]", "a")],
    ["field-type", "error", ["draft"], 8, `${good}draft: "yes"\n`],
    ["field-choice", "error", ["category"], 5, good.replace("Research", "Reserch")],
    ["field-choice", "error", ["locale"], 7, good.replace("locale: en", "locale: fr")],
    ["field-format", "error", ["date"], 4, good.replace("2026-01-05", "soon")],
    ["field-format", "error", ["author", "born"], 10, `${good}author:\n  name: A\n  born: then\n`],
    ["field-format", "error", ["links", 0, "url"], 9, `${good}links:\n  - url: nowhere\n`],
    [
      "field-range",
      "error",
      ["links", 0, "rank"],
      8,
      `${good}links: [{url: "https://example.com/", rank: 0}]\n`,
    ],
    ["field-length", "error", ["title"], 2, good.replace('"T"', '""')],
    ["field-length", "error", ["tags"], 6, good.replace("[a]", "[]")],
    ["field-unknown", "note", ["slug"], 8, `${good}slug: x\n`],
    [
      "frontmatter-read-differently",
      "warning",
      ["description"],
      3,
      good.replace("description: d", "description: 2026-01-05"),
    ],
    ["date-impossible", "error", ["date"], 4, good.replace("2026-01-05", '"2026-02-30"')],
  ] as const)("[S6] %s (%s) at %j, line %i", (rule, severity, field, line, yaml) =>
    expect(check(yaml)).toMatchObject([{ rule, severity, field, line }]),
  );

  test("[S6] says what is expected and what was found", () => {
    expect(check(good.replace("Research", "Reserch"))[0]?.details).toEqual({
      expected: "Research, Product",
      found: "Reserch",
    });
    expect(check(good.replace("locale: en", "locale: fr"))[0]?.details).toEqual({
      expected: "en, ja",
      found: "fr",
    });
    expect(check(good.replace("[a]", "[]"))[0]?.details).toEqual({
      bound: "least",
      limit: 1,
      found: 0,
      unit: "items",
    });
  });

  test("[S7] dates are taken as the site's reader takes them", () => {
    const dateTime = fields(
      { date: { type: "string", format: "date-time" } },
      { $schema: "https://json-schema.org/draft/2020-12/schema" },
    );
    for (const value of ["2026-01-05", '"2026-01-05"', "2026-01-05 10:00:00", "2026-01-05T10:00:00+09:00"])
      expect(check(`date: ${value}\n`, dateTime)).toEqual([]);
    expect(check("date: 5\n", dateTime)).toMatchObject([{ rule: "field-type" }]);
    expect(check("n: 1.10\nm: 0123\n", fields({ n: { type: "number" }, m: { type: "integer" } }))).toEqual(
      [],
    );
  });

  test("[S8] a wrong field inside of a union is told, not the union", () => {
    const union = fields({
      media: {
        oneOf: [
          {
            type: "object",
            properties: { kind: { const: "image" }, src: { type: "string" } },
            required: ["kind", "src"],
          },
          {
            type: "object",
            properties: { kind: { const: "video" }, length: { type: "number" } },
            required: ["kind", "length"],
          },
        ],
      },
    });
    expect(check("media: {kind: video, length: 3}\n", union)).toEqual([]);
    expect(check("media: {kind: video, length: x}\n", union)).toMatchObject([
      { rule: "field-type", field: ["media", "length"] },
    ]);
  });

  test("[S9] a broken schema is a note, never a crash", () => {
    for (const schema of [
      { $ref: "#/nowhere" },
      { $ref: "#" },
      { type: "object", properties: { a: { $ref: "x:\u0000" } } },
      { type: 5, properties: [] },
    ] as JsonSchema[]) {
      for (const { severity } of check("a: 1\n", schema)) expect(severity).not.toBe("error");
    }
  });

  test("[S10] patterns are tested, but none that could stall", () => {
    expect(check("a: xyz\n", fields({ a: { type: "string", pattern: "^[a-c]+$" } }))).toMatchObject([
      { rule: "field-pattern" },
    ]);
    const start = performance.now();
    expect(check(`a: ${"a".repeat(40)}b\n`, fields({ a: { type: "string", pattern: "^(a+)+$" } }))).toEqual(
      [],
    );
    expect(
      check(`a: ${"a".repeat(60_000)}\n`, fields({ a: { type: "string", pattern: "a*a*a*b" } })),
    ).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
  test.each([
    ["^[a-z0-9]+(?:-[a-z0-9]+)*$", 50, false],
    ["^[a-z0-9-]+$", 60_000, true],
    ["^(a+)+$", 10, false],
    ["(a|a)*", 10, false],
    ["^\\d{4}-\\d{2}$", 60_000, true],
    ["(?=a)b", 10, false],
    ["(a)\\1", 10, false],
    ["[", 10, false],
    ["a".repeat(201), 10, false],
    ["^(?:ab){2,3}$", 100, true],
  ])("[S10] %s on %i characters is quick: %s", (pattern, longest, quick) =>
    expect(isQuickPattern(pattern, longest)).toBe(quick),
  );

  test("[S11] what an inferred schema finds is a warning", () => {
    const articles = Array.from({ length: 20 }, (_, index) => ({
      title: `t${index}`,
      category: index % 2 ? "A" : "B",
    }));
    expect(check("category: C\n", inferSchema(articles))).toMatchObject([
      { rule: "field-required", severity: "warning", field: ["title"] },
      { rule: "field-choice", severity: "warning", field: ["category"] },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import type { FieldMap } from "../../../../src/core/frontmatter/values.ts";
import { fieldsOf } from "../../../../src/core/schema/fields.ts";
import { inferSchema } from "../../../../src/core/schema/infer.ts";
import { validateFields } from "../../../../src/core/schema/validate.ts";

function article(yaml: string): FieldMap {
  const reading = readFrontmatter(splitDocument(`---\n${yaml}---\n`));
  if (reading.kind !== "read") throw new Error("unreadable");
  return reading.values;
}

const articles = Array.from({ length: 24 }, (_, index) =>
  article(
    [
      `title: Article ${index}`,
      `date: 2026-01-${String(index + 1).padStart(2, "0")}`,
      `category: ${["Research", "Product", "Industry"][index % 3]}`,
      `tags: [t${index}, shared]`,
      `locale: ${index % 2 ? "en" : "ja"}`,
      `rank: ${index}`,
      `score: ${index}.5`,
      `draft: ${index % 2 === 0}`,
      ...(index % 4 === 0 ? [`cover: ./img/${index}.png`] : []),
      `author: {name: A${index}, url: u}`,
      `links:\n  - url: u${index}\n    label: l`,
      `summary: ${"word ".repeat(40)}end`,
      `mixed: ${index % 2 ? index : "text"}`,
      ...(index === 0 ? ["odd: 1"] : []),
      "",
    ].join("\n"),
  ),
);

describe("inference", () => {
  const fields = fieldsOf(inferSchema(articles));
  const shape = (name: string) => fields.find((field) => field.name === name)?.shape;

  test("[S12] types are those that all articles agree on", () => {
    expect(fields.map(({ name, shape: { kind } }) => [name, kind])).toEqual([
      ["title", "text"],
      ["date", "date"],
      ["category", "choice"],
      ["tags", "list"],
      ["locale", "choice"],
      ["rank", "number"],
      ["score", "number"],
      ["draft", "boolean"],
      ["cover", "image"],
      ["author", "object"],
      ["links", "list"],
      ["summary", "text"],
      ["mixed", "any"],
      ["odd", "number"],
    ]);
    expect(shape("summary")).toEqual({ kind: "text", long: true });
    expect(shape("rank")).toEqual({ kind: "number", whole: true });
    expect(shape("score")).toEqual({ kind: "number", whole: false });
    expect(shape("links")).toMatchObject({
      kind: "list",
      item: { kind: "object", fields: [{ name: "url" }, { name: "label" }] },
    });
  });
  test("[S13] closed sets of values that are seen often are choices, most used first", () => {
    expect(shape("category")).toEqual({ kind: "choice", choices: ["Research", "Product", "Industry"] });
    expect(shape("tags")).toEqual({ kind: "list", item: { kind: "text", long: false } });
    expect(
      fieldsOf(inferSchema(articles.slice(0, 6))).find(({ name }) => name === "category")?.shape.kind,
    ).toBe("text");
  });
  test("[S14] what 99 % have is required", () => {
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    expect(required).not.toContain("cover");
    expect(required).not.toContain("odd");
    expect(required).toContain("title");
    const many = Array.from({ length: 200 }, (_, index) => (index === 0 ? {} : { title: "t" }));
    expect(fieldsOf(inferSchema(many))[0]?.required).toBe(true);
    expect(fieldsOf(inferSchema(many.slice(0, 50)))[0]?.required).toBe(false);
    expect(fieldsOf(inferSchema([{ title: "t" }]))[0]?.required).toBe(false);
  });
  test("[S12] the articles themselves satisfy it, empty fields too", () => {
    const schema = inferSchema([...articles, article("title: x\ndate:\ncategory:\n")]);
    for (const values of articles)
      expect(validateFields(schema, { kind: "read", values, places: [], problems: [] })).toEqual([]);
    const empty = validateFields(schema, {
      kind: "read",
      values: article("title: x\ndate:\ncategory:\n"),
      places: [],
      problems: [],
    });
    expect(empty.filter(({ rule }) => rule !== "field-required")).toEqual([]);
  });
  test("[S12] dates with and without a time", () => {
    expect(
      fieldsOf(inferSchema([article("d: 2026-01-05\n"), article("d: 2026-01-05T10:00:00Z\n")]))[0]?.shape
        .kind,
    ).toBe("date");
    expect(fieldsOf(inferSchema([article("d: 2026-01-05T10:00:00Z\n")]))[0]?.shape.kind).toBe("date-time");
    expect(fieldsOf(inferSchema([article("d: '2026-01-05'\n")]))[0]?.shape.kind).toBe("date");
  });
});

import { describe, expect, test } from "vitest";
import { fieldsOf } from "../../../../src/core/schema/fields.ts";
import type { FieldShape, JsonSchema } from "../../../../src/core/schema/field.ts";
import { astroArticles } from "./schemas.ts";

const shape = (property: object, name = "f"): FieldShape | undefined =>
  fieldsOf({ type: "object", properties: { [name]: property } })[0]?.shape;

describe("fields", () => {
  test("[S1] an Astro collection as Astro writes it (draft-07)", () => {
    const fields = fieldsOf(astroArticles);
    expect(fields.map(({ name, shape: { kind }, required }) => [name, kind, required])).toEqual([
      ["title", "text", true],
      ["description", "text", true],
      ["date", "date", true],
      ["category", "choice", true],
      ["tags", "list", true],
      ["locale", "choice", true],
      ["draft", "boolean", false],
      ["heroImage", "image", false],
      ["author", "object", false],
      ["links", "list", false],
    ]);
    expect(fields.find(({ name }) => name === "draft")?.fallback).toBe(false);
    expect(fields.find(({ name }) => name === "description")?.shape).toEqual({ kind: "text", long: true });
  });

  test("[S2] references, null alternatives and unions", () => {
    expect(shape({ anyOf: [{ type: "string" }, { type: "null" }] })).toEqual({ kind: "text", long: false });
    expect(shape({ type: ["integer", "null"], minimum: 1, maximum: 5 })).toEqual({
      kind: "number",
      whole: true,
      least: 1,
      most: 5,
    });
    expect(shape({ anyOf: [{ const: "a" }, { const: "b" }, { enum: ["b", "c"] }] })).toEqual({
      kind: "choice",
      choices: ["a", "b", "c"],
    });
    expect(shape({ anyOf: [{ type: "string" }, { type: "number" }] })).toEqual({ kind: "any" });
    expect(shape({ type: "string", format: "date-time" })).toEqual({ kind: "date-time" });
    expect(shape({ anyOf: [{ type: "string", format: "date" }, { type: "null" }] })).toEqual({
      kind: "date",
    });
    expect(shape({ type: "array", items: { enum: ["x", "y"] } })).toEqual({
      kind: "list",
      item: { kind: "choice", choices: ["x", "y"] },
    });
    expect(shape({ type: "object", additionalProperties: { type: "string" } })).toEqual({ kind: "any" });
    expect(shape({ type: "string", pattern: "^a" })).toEqual({ kind: "text", long: false, pattern: "^a" });
    const json: JsonSchema = {
      $defs: { name: { type: "boolean", description: "Known" } },
      properties: { f: { $ref: "#/$defs/name", description: "Own" } },
    };
    expect(fieldsOf(json)).toMatchObject([{ shape: { kind: "boolean" }, description: "Own" }]);
  });

  test("[S3] schemas without end, without properties and broken ones", () => {
    expect(fieldsOf(true)).toEqual([]);
    expect(fieldsOf({ type: "string" })).toEqual([]);
    expect(fieldsOf({ $ref: "#" })).toEqual([]);
    expect(
      fieldsOf({
        properties: {
          a: { $ref: "#/nowhere" },
          b: { $ref: "https://example.com/x" },
          c: 5,
          $schema: { type: "string" },
        },
      }),
    ).toMatchObject([
      { name: "a", shape: { kind: "any" } },
      { name: "b", shape: { kind: "any" } },
      { name: "c", shape: { kind: "any" } },
    ]);
    const tree: JsonSchema = {
      $ref: "#/definitions/node",
      definitions: {
        node: {
          type: "object",
          properties: { name: { type: "string" }, child: { $ref: "#/definitions/node" } },
        },
      },
    };
    expect(JSON.stringify(fieldsOf(tree)).length).toBeLessThan(10_000);
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`f${index}`, { type: "string" }]),
    );
    expect(fieldsOf({ type: "object", properties: many })).toHaveLength(500);
  });

  test.each([
    ["cover", true],
    ["heroImage", true],
    ["og_image", true],
    ["thumbnail", true],
    ["imagery", false],
    ["discover", false],
    ["recovery", false],
    ["coverage", false],
  ])("[S4] a text called %s holds an image: %s", (name, isImage) =>
    expect(shape({ type: "string" }, name)?.kind).toBe(isImage ? "image" : "text"),
  );
  test("[S4] an object called cover holds an image's address and its text", () =>
    expect(
      shape({ type: "object", properties: { src: { type: "string" }, alt: { type: "string" } } }, "cover"),
    ).toMatchObject({
      kind: "object",
      fields: [
        { name: "src", shape: { kind: "image" } },
        { name: "alt", shape: { kind: "text" } },
      ],
    }));
});

/** Small schemas that ask for more than there is time: each is told, and none is followed. */

import { describe, expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import type { JsonSchema } from "#core/schema/field";
import { fieldsOf } from "#core/schema/fields";
import { validateFields } from "#core/schema/validate";
import { describeProblem } from "#core/problems/words";

const deep = readFrontmatter(splitDocument(`---\na: ${"{a: ".repeat(45)}1${"}".repeat(45)}\n---\n`));

/** Forty definitions, each of which names the next one twice. */
function doubling(of: (next: object) => object): JsonSchema {
  const definitions = Array.from({ length: 40 }, (_, index) => [
    `d${index}`,
    of({ $ref: `#/$defs/d${index + 1}` }),
  ]);
  return { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(definitions), d40: { type: "object" } } };
}

const self = { $ref: "#" };
const hostile: readonly (readonly [string, JsonSchema])[] = [
  ["allOf that doubles", doubling((next) => ({ allOf: [next, next] }))],
  ["anyOf that doubles", doubling((next) => ({ anyOf: [next, next] }))],
  ["oneOf that doubles", doubling((next) => ({ oneOf: [next, next] }))],
  [
    "conditions that double",
    doubling((next) => Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, next]))),
  ],
  ["properties that double", doubling((next) => ({ properties: { l: next, r: next } }))],
  ["a list of alternatives of itself", { properties: { a: { anyOf: [self, self, self] } } }],
  ["a reference to itself", self],
  [
    "references in a circle",
    { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } } },
  ],
  [
    "10,000 schemas inside each other",
    JSON.parse(`${'{"not":'.repeat(10_000)}{}${"}".repeat(10_000)}`) as JsonSchema,
  ],
];

describe("[S15] a schema without end", () => {
  test.each(hostile)("[S15] %s is told as one note, and a form still has an answer", (_, schema) => {
    const [found, ...more] = validateFields(schema, deep);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      rule: "field-invalid",
      severity: "note",
      details: { reason: "schema-too-large" },
    });
    if (found)
      for (const language of ["en", "ja"] as const) expect(describeProblem(found, language)).not.toBe("");
    expect(JSON.stringify(fieldsOf(schema)).length).toBeLessThan(500_000);
  });

  test("[S15] recursion that follows the values is none: a tree of comments is validated", () => {
    const tree: JsonSchema = {
      type: "object",
      properties: { name: { type: "string" }, children: { type: "array", items: self } },
    };
    const reading = readFrontmatter(
      splitDocument("---\nname: a\nchildren:\n  - name: b\n    children:\n      - name: 3\n---\n"),
    );
    expect(validateFields(tree, reading)).toMatchObject([
      { rule: "field-type", field: ["children", 0, "children", 0, "name"] },
    ]);
  });

  test("[S15] 500 fields are checked as any", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`f${index}`, { type: "string", pattern: "^(a+)+$" }]),
    );
    const reading = readFrontmatter(splitDocument("---\nf1: 1\n---\n"));
    expect(validateFields({ type: "object", properties }, reading)).toMatchObject([{ rule: "field-type" }]);
    expect(fieldsOf({ type: "object", properties }).length).toBeGreaterThan(100);
  });
});

import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import type { Field, FieldShape } from "../../../../src/core/schema/field.ts";
import {
  freshItem,
  groupOf,
  pathKey,
  placesByPath,
  shapeOfValue,
  tagValues,
  textOf,
  typedNumber,
  widgetFor,
} from "../../../../src/renderer/features/form/form-model.ts";

const text: FieldShape = { kind: "text", long: false };
const field = (name: string, shape: FieldShape = text, required = false): Field => ({
  name,
  shape,
  required,
  description: null,
  fallback: undefined,
});

function group(yaml: string, known: readonly Field[], added: readonly string[] = []) {
  const reading = readFrontmatter(splitDocument(`---\n${yaml}---\n`));
  if (reading.kind !== "read") throw new Error("unreadable");
  const pending = new Map(added.map((name) => [pathKey([name]), null]));
  return groupOf({ path: [], known, values: reading.values, places: placesByPath(reading), added: pending });
}

const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name);

describe("what a form shows", () => {
  test("[UI42] the schema's order, what is required though missing, then what the schema does not know", () => {
    const { fields, others, absent } = group("own: 1\nb: x\na: y\n", [
      field("a"),
      field("b"),
      field("c"),
      field("d", text, true),
    ]);
    expect(names(fields)).toEqual(["a", "b", "d"]);
    expect(names(others)).toEqual(["own"]);
    expect(names(absent)).toEqual(["c"]);
  });
  test("[UI42] what the person adds is shown before it has a value", () => {
    const { fields, others, absent } = group("a: y\n", [field("a"), field("c")], ["c", "mine"]);
    expect(names(fields)).toEqual(["a", "c"]);
    expect(names(others)).toEqual(["mine"]);
    expect(absent).toEqual([]);
  });
  test("[UI43] tags, aliases and merged fields are shown but not edited", () => {
    const { others } = group("a: !foo x\nb: &x {k: 1}\nc: *x\n<<: *x\nd: 1\n", []);
    expect(others.map(({ name, isEditable }) => [name, isEditable])).toEqual([
      ["a", false],
      ["b", false],
      ["c", false],
      ["d", true],
      ["k", false],
    ]);
  });
  test.each<[string, FieldShape, FieldShape["kind"]]>([
    ["v: text\n", { kind: "boolean" }, "text"],
    ["v: [a]\n", text, "list"],
    ["v: {a: 1}\n", text, "any"],
    ["v: soon\n", { kind: "date" }, "date"],
    ["v: 5\n", { kind: "number", whole: true }, "number"],
    ["v: x\n", { kind: "number", whole: true }, "number"],
    ["v: [{a: 1}]\n", { kind: "list", item: text }, "any"],
    ["v: [a, 2]\n", { kind: "list", item: text }, "list"],
    ["v: x\n", { kind: "list", item: text }, "text"],
    ["v:\n", { kind: "list", item: text }, "list"],
    ["v: [{a: 1}]\n", { kind: "list", item: { kind: "object", fields: [] } }, "list"],
    ["v: true\n", { kind: "choice", choices: ["a"] }, "choice"],
  ])("[UI44] %j under %j is edited as %s", (yaml, shape, kind) => {
    const [shown] = group(yaml, [field("v", shape)]).fields;
    expect(shown && widgetFor(shown).kind).toBe(kind);
  });
  test("[UI44] text with line breaks grows, whatever the schema says", () =>
    expect(widgetFor({ shape: text, value: "a\nb\n" })).toEqual({ kind: "text", long: true }));
  test("[UI44] values that no schema knows get the field that fits them", () => {
    const { others } = group("a: x\nb: 2026-01-05\nc: 1.10\nd: [x]\ne: {f: 1}\ng: true\nh:\n", []);
    expect(others.map(({ value }) => shapeOfValue(value ?? null).kind)).toEqual([
      "text",
      "date",
      "number",
      "list",
      "any",
      "boolean",
      "text",
    ]);
    expect(others.map(({ value }) => textOf(value))).toEqual(["x", "2026-01-05", "1.10", "", "", "true", ""]);
  });
});

describe("what a form writes", () => {
  test("[UI45] tags that stay keep their values, numbers too", () => {
    expect(tagValues(["a", 2026, "b"], ["b", "2026", "new"])).toEqual(["b", 2026, "new"]);
    expect(tagValues(undefined, ["a"])).toEqual(["a"]);
    expect(tagValues(["a", "a"], ["a", "a"])).toEqual(["a", "a"]);
  });
  test("[UI45] a new item has what it must have, else its first field", () => {
    expect(freshItem([field("a"), field("b", { kind: "boolean" }, true)])).toEqual({ b: false });
    expect(freshItem([field("a"), field("b")])).toEqual({ a: null });
    expect(freshItem([field("k", { kind: "choice", choices: ["x", "y"] }, true)])).toEqual({ k: "x" });
  });
  test.each([
    ["12", { kind: "number", text: "12" }],
    [" 1.10 ", { kind: "number", text: "1.10" }],
    ["-3e5", { kind: "number", text: "-3e5" }],
    ["12a", { kind: "text", text: "12a" }],
    ["０", { kind: "text", text: "０" }],
    ["", null],
  ])("[UI45] %j typed as a number", (typed, expected) => expect(typedNumber(typed)).toEqual(expected));
});

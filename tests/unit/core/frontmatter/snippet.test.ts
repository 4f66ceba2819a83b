import { describe, expect, test } from "vitest";
import { sameValue } from "../../../../src/core/frontmatter/compare.ts";
import { readSnippet, snippetOf } from "../../../../src/core/frontmatter/snippet.ts";
import { written, type FieldValue } from "../../../../src/core/frontmatter/values.ts";

describe("snippets", () => {
  test.each<[FieldValue, string]>([
    ["text", "text"],
    ["no", '"no"'],
    [12, "12"],
    [written("date", "2026-01-05"), "2026-01-05"],
    [["a", "b c"], "- a\n- b c"],
    [{ name: "A", list: [1, 2], deep: { x: true } }, "name: A\nlist:\n  - 1\n  - 2\ndeep:\n  x: true"],
    [[{ a: 1, b: 2 }, { a: 3 }], "- a: 1\n  b: 2\n- a: 3"],
    ["two\nlines", "|-\n  two\n  lines"],
    [[], "[]"],
    [null, ""],
  ])("[F25] %j is written as YAML and read again", (value, snippet) => {
    expect(snippetOf(value).replaceAll(/^ {2}(?=two|lines)/gm, "  ")).toBe(snippet);
    const reading = readSnippet(snippet);
    expect(reading.kind === "value" && sameValue(reading.value, value)).toBe(true);
  });
  test.each([
    ["a: 'x", 1],
    ["- a\nb", 2],
    ["a: 1\na: 2", 2],
    ["*x", 1],
    ["a: &y 1\nb: *y", 1],
    ["---\nb: 1", 1],
  ])("[F25] %j is refused", (snippet, line) => {
    const reading = readSnippet(snippet);
    expect(reading.kind === "problem" && reading.problem.line).toBe(line);
  });
});

import { describe, expect, test } from "vitest";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { readFrontmatter } from "../../../../src/core/frontmatter/read.ts";
import { problemsOf } from "../../../../src/core/problems/check.ts";
import type { Problem } from "../../../../src/core/problems/problem.ts";
import type { JsonSchema } from "../../../../src/core/schema/field.ts";
import { english } from "../../../../src/core/problems/words-en.ts";
import { japanese } from "../../../../src/core/problems/words-ja.ts";
import { describeProblem, fieldLabel } from "../../../../src/core/problems/words.ts";

const schema: JsonSchema = {
  type: "object",
  properties: { title: { type: "string" }, date: { type: "string", format: "date" } },
  required: ["title"],
};

function check(text: string, json: JsonSchema | null = schema): Problem[] {
  const parts = splitDocument(text);
  return problemsOf(parts, readFrontmatter(parts), json);
}

describe("problems of a document", () => {
  test("[P1] stand in document order, each once", () => {
    const found = check("---\na: no\ndate: 2026-13-45\n---\n");
    expect(found.map(({ rule, line }) => [rule, line])).toEqual([
      ["field-required", 1],
      ["frontmatter-read-differently", 2],
      ["date-impossible", 3],
    ]);
  });
  test("[P1] of a field of the wrong type only that is told", () => {
    const json: JsonSchema = { type: "object", properties: { draft: { type: "boolean" } } };
    expect(check("---\ndraft: no\n---\n", json).map(({ rule }) => rule)).toEqual(["field-type"]);
  });
  test("[P2] unreadable frontmatter is not validated, missing frontmatter is", () => {
    expect(check("---\ntitle: 'x\n---\n").map(({ rule }) => rule)).toEqual(["frontmatter-syntax"]);
    expect(check("Body\n").map(({ rule }) => rule)).toEqual(["field-required"]);
    expect(check("Body\n", null)).toEqual([]);
    expect(check("---js\nx\n---\n").map(({ rule }) => rule)).toEqual(["frontmatter-unsupported"]);
  });
});

describe("sentences", () => {
  const samples: readonly string[] = [
    "---js\nx\n---\n",
    "---\ntitle: 'x\n---\n",
    "---\na: 1\na: 2\n---\n",
    "---\ntitle：x\n---\n",
    "---\n- x\n---\n",
    "---\ntitle: no\n---\n",
    "---\ntitle: 5\n---\n",
    "---\ntitle:\n---\n",
    "---\ntitle: 2026-01-05\n---\n",
    "---\ndate: soon\n---\n",
    "---\ndate: 2026-02-30\ntitle: x\n---\n",
    `---\n${"k: 1\n".repeat(1200)}---\n`,
  ];
  test.each(samples)("[P3] every detail of %j finds its words in both languages", (text) => {
    const found = check(text);
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) {
      const [en, ja] = [describeProblem(problem, "en"), describeProblem(problem, "ja")];
      expect(`${en}${ja}`).not.toMatch(/undefined|null|NaN|\[object/);
      expect(en).toMatch(/^[^\u3040-\u30ff]+\.$/);
      expect(ja).toMatch(/[\u3040-\u30ff].*[。）]$/s);
    }
  });
  test("[P3] every rule has a sentence in every language", () => {
    expect(Object.keys(japanese).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const words of [english, japanese]) {
      for (const sentence of Object.values(words)) expect(sentence({}, "f").length).toBeGreaterThan(10);
    }
  });
  test("[P4] names the field, the value found and what is expected", () => {
    const problem: Problem = {
      rule: "field-choice",
      severity: "error",
      field: ["authors", 1, "role"],
      details: { expected: "a, b", found: "c" },
    };
    expect(describeProblem(problem, "en")).toBe(
      "“authors[2].role” is “c”, which is not one of its values: a, b.",
    );
    expect(describeProblem(problem, "ja")).toBe(
      "「authors[2].role」の値「c」は選択肢にありません（選択肢：a, b）。",
    );
    expect(fieldLabel([])).toBe("");
  });
});

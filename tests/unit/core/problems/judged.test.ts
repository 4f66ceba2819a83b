import { expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { judgedProblems, type Refusal } from "#core/problems/judged";
import { describeProblem } from "#core/problems/words";

const schema = {
  type: "object",
  properties: { title: { type: "string" }, date: { type: "string", format: "date-time" } },
  additionalProperties: false,
};

function judged(text: string, refusals: readonly Refusal[]) {
  const parts = splitDocument(text);
  return judgedProblems(parts, readFrontmatter(parts), schema, refusals);
}

test("[P12] the publisher's refusals stand at their fields, the schema's findings do not", () => {
  const text = "---\ntitle: 5\nunknown: 1\nauthor:\n  name: A\n---\n";
  const problems = judged(text, [
    { path: ["author", "name"], message: "Too short" },
    { path: ["category"], message: "Required" },
  ]);
  expect(problems.map(({ rule, field, line }) => [rule, field, line])).toEqual([
    ["field-refused", ["category"], 1],
    ["field-refused", ["author", "name"], 5],
  ]);
  expect(problems.map((problem) => describeProblem(problem, "en"))[0]).toContain("category");
  expect(judged(text, [])).toEqual([]);
});

test("[P12] a day that does not exist is told although the publisher takes it", () => {
  expect(judged("---\ndate: 2024-13-45\n---\n", []).map(({ rule }) => rule)).toEqual(["date-impossible"]);
  expect(judged("---\ndate: 2024-12-25\n---\n", [])).toEqual([]);
});

test("[P12] frontmatter that nobody can read has that problem alone", () => {
  const problems = judged('---\ntitle: "unclosed\n---\n', [{ path: [], message: "bad" }]);
  expect(problems.map(({ rule }) => rule)).toEqual(["frontmatter-syntax"]);
});

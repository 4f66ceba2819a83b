import fc from "fast-check";
import { expect, test } from "vitest";
import { coreOperation } from "#contract/changes";
import { changedLines, changeText } from "#core/bulk/change-text";
import { computeText } from "#core/bulk/expression";
import type { BulkOperation } from "#core/bulk/operations";
import { shiftDate } from "#core/bulk/shift-date";

const before = `---
title: "One: two"   # kept
date: 2026-01-31
tags: [Agents, 'AI agents', agents]
seo:
  title: Old
draft: true
---
Body  with  spaces
`;

/** `operation` turns the frontmatter's line `from` into `to` (none: takes it away) and touches nothing else; again, nothing. */
function changes(operation: BulkOperation, from: string, to: string): void {
  const changed = changeText(before, operation);
  const expected = before.replace(from, () => to);
  expect(changed).toEqual({ kind: "changed", text: expected });
  if (operation.kind !== "shift" && operation.kind !== "replace")
    expect(changeText(expected, operation)).toEqual({ kind: "same" });
}

test("[BE1] only the value's bytes change", () => {
  changes({ kind: "set", field: "title", value: "New" }, '"One: two"', '"New"');
  changes({ kind: "set", field: "date", value: "2027-02-01" }, "2026-01-31", "2027-02-01");
  changes({ kind: "set", field: "seo.title", value: "New" }, "Old", "New");
  changes({ kind: "clear", field: "draft" }, "draft: true\n", "");
  changes({ kind: "rename", field: "draft", to: "hidden" }, "draft:", "hidden:");
  changes({ kind: "map", field: "seo.title", values: { Old: "Older" } }, "Old", "Older");
  changes({ kind: "replace", field: "title", find: "two", by: "$& three" }, "two", "$& three");
  changes({ kind: "add", field: "tags", items: ["LLM", "Agents"] }, "agents]", "agents, LLM]");
  changes({ kind: "remove", field: "tags", items: ["agents", "none"] }, ", agents]", "]");
  changes({ kind: "shift", field: "date", days: 1 }, "2026-01-31", "2026-02-01");
  changes({ kind: "compute", field: "seo.title", expression: "{title|slug}" }, "Old", "one-two");
});

test("[BE1] a field that is filled stays where only empty ones are set", () => {
  expect(changeText(before, { kind: "set", field: "title", value: "x", onlyEmpty: true })).toEqual({
    kind: "same",
  });
  changes(
    { kind: "set", field: "note", value: "x", onlyEmpty: true },
    "draft: true\n",
    "draft: true\nnote: x\n",
  );
});

test("[BE1] items are added to those alone that hold another, letter by letter, however it comes", () => {
  const add = (where?: string) => coreOperation({ kind: "add", field: "tags", items: ["x"], where });
  changes(add("agents"), "agents]", "agents, x]");
  changes(add(), "agents]", "agents, x]");
  for (const where of ["AGENTS", "agent", ""])
    expect(changeText(before, add(where))).toEqual({ kind: "same" });
  expect(changeText("---\na: 1\n---\n", add("agents"))).toEqual({ kind: "same" });
  const single = "---\ntags: agents\n---\n";
  expect(changeText(single, add("other"))).toEqual({ kind: "same" });
  expect(changeText(single, add("agents"))).toMatchObject({ reason: "does-not-fit" });
});

test.each<BulkOperation>([
  { kind: "add", field: "title", items: ["x"] },
  { kind: "shift", field: "title", days: 1 },
  { kind: "rename", field: "draft", to: "title" },
  { kind: "compute", field: "title", expression: "{seo}" },
  { kind: "compute", field: "title", expression: "{title|constructor}" },
  { kind: "compute", field: "title", expression: "{title" },
])("[BE2] %j does not fit and is refused", (operation) => {
  expect(changeText(before, operation)).toMatchObject({ kind: "refused", reason: "does-not-fit" });
});

test("[BE2] unreadable frontmatter is refused", () => {
  expect(changeText("---\na: [\n---\n", { kind: "clear", field: "a" })).toMatchObject({
    reason: "unreadable",
  });
});

test("[BE3] items that become the same are one", () => {
  changes(
    { kind: "map", field: "tags", values: { agents: "Agents", "AI agents": "Agents" } },
    "[Agents, 'AI agents', agents]",
    "[Agents]",
  );
  const twins = "---\ntags: [a, a, b]\n---\n";
  expect(changeText(twins, { kind: "map", field: "tags", values: { b: "c" } })).toEqual({
    kind: "changed",
    text: "---\ntags: [a, a, c]\n---\n",
  });
});

test("[BE4] a shifted date is the calendar's, and comes back", () => {
  expect(shiftDate("2024-02-28", 1)).toBe("2024-02-29");
  expect(shiftDate("2026-12-31T23:59:00+09:00", 1)).toBe("2027-01-01T23:59:00+09:00");
  expect(shiftDate("2026-02-30", 1)).toBeNull();
  expect(shiftDate("soon", 1)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -9000, max: 9000 }), (day, days) => {
      const text = new Date(Date.UTC(1990, 0, 1 + day)).toISOString().slice(0, 10);
      const expected = new Date(Date.UTC(1990, 0, 1 + day + days)).toISOString().slice(0, 10);
      expect(shiftDate(text, days)).toBe(expected);
      expect(shiftDate(expected, -days)).toBe(text);
    }),
  );
});

test("[BE5] expressions", () => {
  const values = { title: "Über den Wolken!", tags: ["a", "b"], none: "" };
  expect(computeText("{title|slug}-{tags}", values)).toBe("über-den-wolken-a, b");
  expect(computeText("{title|first:4|upper}{none|or:–}{missing}", values)).toBe("ÜBER–");
  expect(computeText("{date|year}/{date|month}", { date: "2026-03-04" })).toBe("2026/03");
});

test("[BE1] the lines that are shown are those that differ", () => {
  const after = before.replace("2026-01-31", "2026-02-01");
  expect(changedLines(before, after)).toEqual({
    line: 3,
    before: "date: 2026-01-31",
    after: "date: 2026-02-01",
  });
});

test.each(["\n", "\r\n", "\r"])("[BE1] lines that end in %j are shown and numbered alike", (ending) => {
  const lines = ["---", "title: A", "date: 2026-01-31", "---", ""];
  const after = lines.with(2, "date: 2026-02-01");
  expect(changedLines(lines.join(ending), after.join(ending))).toEqual({
    line: 3,
    before: "date: 2026-01-31",
    after: "date: 2026-02-01",
  });
});

import { describe, expect, test } from "vitest";
import { auditDocument, AUDIT_KINDS, STRUCTURE_AUDIT_KINDS } from "#core/audit/audit";
import { isIdeal } from "#core/audit/ideal";
import { takeInventory } from "#core/audit/inventory";
import { type StructureKind } from "#core/audit/structure-edits";
import { isIdealStructure } from "#core/audit/structure-ideal";
import { totalAudit } from "#core/audit/total";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import type { VisualNode } from "#core/visual/node";
import { toVisual } from "#core/visual/to-visual";

const ARTICLE = `---
title: "An article"  # keep
date: 2026-01-05
---

# A heading

Some __words__ and a [link](/x "T") here.

- [ ] a task
- an item

| one | two |
|-----|:---:|
| three | four |
`;

describe("one document", () => {
  test("[W40] a document that opens and saves as it was is identical", () => {
    expect(auditDocument("a.md", ARTICLE, 1)).toMatchObject({ identical: true, failures: [] });
    expect(auditDocument("b.md", "\uFEFFNo newline\r\n***", 1).identical).toBe(true);
  });

  test("[W41] every kind of edit is tried where there is a place for it", () => {
    const { edits } = auditDocument("a.md", ARTICLE, 1);
    for (const kind of AUDIT_KINDS) {
      const count = kind === "field" ? 3 : 1;
      expect(edits[kind], kind).toEqual({ tried: count, confined: count, ideal: count, reparsed: count });
    }
    expect(auditDocument("b.md", "Words.\n", 1).edits.cell.tried).toBe(0);
  });

  test("[W42] the same seed makes the same edits, another one others", () => {
    expect(auditDocument("a.md", ARTICLE, 1)).toEqual(auditDocument("a.md", ARTICLE, 1));
  });

  test("[W43] a total is the sum, skipped files included", () => {
    const audits = [auditDocument("a.md", ARTICLE, 1), auditDocument("b.md", "Words.\n", 1)];
    const total = totalAudit(audits, 1);
    expect(total).toMatchObject({ files: 3, identical: 2, skipped: 1 });
    expect(total.edits.word).toEqual({ tried: 2, confined: 2, ideal: 2, reparsed: 2 });
    // Three in the article; in the document without frontmatter a field can only be added.
    expect(total.edits.field.tried).toBe(4);
  });
});

describe("edits of structure", () => {
  const FULL = `${ARTICLE}
![A ship](/ship.png "At sea")

Two more words.

Three words **follow** here.
`;

  test("[W45] every kind is tried where there is a place for it, and keeps its promises", () => {
    const { structure, failures } = auditDocument("a.md", FULL, 1);
    expect(failures).toEqual([]);
    for (const kind of STRUCTURE_AUDIT_KINDS)
      expect(structure[kind], kind).toEqual({ tried: 1, confined: 1, ideal: 1, reparsed: 1 });
    expect(auditDocument("b.md", "Words.\n", 1).structure.row.tried).toBe(0);
  });

  test("[W45] they leave the other edits where they were", () => {
    const { edits } = auditDocument("a.md", FULL, 3);
    expect(auditDocument("a.md", FULL, 3).edits).toEqual(edits);
  });

  test("[W45] text that looks like Markdown stays text, whatever is typed where", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { structure, fallbacks } = auditDocument(
        `${seed}.md`,
        "Some words. *Others*, too.\n\n- item\n",
        seed,
      );
      expect([seed, structure.typed.reparsed, fallbacks]).toEqual([seed, 1, 0]);
    }
  });

  const edit = (kind: StructureKind, text = "") => ({ kind, text, after: [], first: 0, end: 0 });

  test.each<[StructureKind, string, string, string, boolean]>([
    ["insert", "New.", "A.\n\nB.\n", "A.\n\nNew.\n\nB.\n", true],
    ["insert", "New.", "A.\n\nB.\n", "A.\n\nNew.\n\nB. \n", false],
    ["delete", "A.", "A.\n\nA. B.\n", "A. B.\n", true],
    ["delete", "A.", "A.\n\nB.\n", "B\n", false],
    ["move", "", "A.\n\n- b\n\n* c\n", "- b\n\n* c\n\nA.\n", true],
    ["move", "", "A.\n\nB.\n", "B.\n\nA\n", false],
    ["split", "", "a b\n", "a\n\nb\n", true],
    ["split", "", "a b \nc\n", "a\n\nb\nc\n", false],
    ["join", "", "**a**\n\n**b**\n", "**ab**\n", true],
    ["join", "", "a\n\nb\n", "a&#x62;\n", false],
    ["typed", "*", "a b\n", "a\\* b\n", true],
    ["typed", "*", "a b\n", "a\\* b \n", false],
    ["unmark", "strong", "a **b** c\n", "a b c\n", true],
    ["unmark", "strong", "a **b** c\n", "a b  c\n", false],
    ["drop", "b", "1. a\n2. b\n3. c\n", "1. a\n2. c\n", true],
    ["drop", "b", "1. a\n2. b\n3. c\n", "1. a\n3) C\n", false],
    ["nest", "b", "- a\n- b\n", "- a\n  - b\n", true],
    ["nest", "b", "- a\n- b\n", "- a\n  - b.\n", false],
    ["row", "", "|a|\n|-|\n|b|\n", "|a|\n|-|\n|b|\n|c|\n", true],
    ["row", "", "|a|\n|-|\n|b|\n", "| a |\n|-|\n|b|\n|c|\n", false],
    ["column", "", "|a|\n|-|\n|b|\n", "|a|c|\n|-|-|\n|b||\n", true],
    ["column", "", "|a|\n|-|\n|b|\n", "|a|c|\n|-|-|\n|B||\n", false],
    ["level", "", "A\n=\n\nb\n", "### A\n\nb\n", true],
    ["level", "", "# A\n\nb\n", "## A.\n\nb\n", false],
    ["image", "n.png", "![a](b 'c')\n", "![a](n.png 'c')\n", true],
    ["image", "n.png", "![a](b 'c')\n", '![a](n.png "c")\n', true],
  ])("[W45] %s of %j: %j to %j is ideal: %s", (kind, text, before, after, ideal) => {
    expect(isIdealStructure(edit(kind, text), before, after)).toBe(ideal);
  });
});

describe("what the editor holds", () => {
  const TEXT = `Words and \`code\`, a [link](/x) and ![alt](/i.png "T").

<div class="a">
x</div>

<!-- a comment -->

{{< figure src="y" >}}

[a]: /z

\`\`\`js
more();
\`\`\`
`;
  const opened = (text: string) => {
    const body = parseBody(text, dialectFor("a.md", null));
    return { body, nodes: body.blocks.map((block) => toVisual(block)) };
  };

  test("[W46] what a body holds is counted, and all of it is in the editor", () => {
    const { body, nodes } = opened(TEXT);
    const { held, lost } = takeInventory(TEXT, body, nodes);
    expect({ held, lost }).toEqual({
      held: { characters: expect.any(Number) as number, links: 2, images: 1, code: 2, html: 1, comments: 1 },
      lost: 0,
    });
    expect(auditDocument("a.md", TEXT, 1)).toMatchObject({
      blocks: 6,
      islands: { html: 1, comment: 1, shortcode: 1, definition: 1 },
      inventory: { held, lost: 0 },
      fallbacks: 0,
    });
  });

  test.each([
    ["a word", '"Words and "', '" and "', "Words"],
    ["code", '"more();"', '""', "more()"],
    ["a link", '"href":"/x"', '"href":"/y"', "/x"],
    ["an alternative text", '"alt":"alt"', '"alt":""', "![alt]"],
    ["HTML", "<div class", "<p class", "<div"],
    ["a comment", "a comment", "", "a comment"],
    ["a shortcode", "figure src", "figure", "figure src"],
    ["a definition", "/z", "", "/z"],
  ])("[W46] %s that the editor would not hold is lost", (_what, from, to, shown) => {
    const { body, nodes } = opened(TEXT);
    const broken = nodes.map((node) => JSON.parse(JSON.stringify(node).replace(from, to)) as VisualNode);
    const { lost, examples } = takeInventory(TEXT, body, broken);
    expect(lost).toBeGreaterThan(0);
    expect(examples.join()).toContain(shown);
  });

  test("[W47] a block that no Markdown can say after an edit is counted", () => {
    const tag = "{{< b >}}one two{{< /b >}}\n\nEnd.\n";
    const audits = Array.from({ length: 20 }, (_, seed) => auditDocument("a.md", tag, seed));
    expect(audits.map(({ fallbacks, structure }) => fallbacks + structure.split.reparsed)).toEqual(
      audits.map(({ structure }) => structure.split.tried),
    );
    expect(audits.some(({ fallbacks }) => fallbacks > 0)).toBe(true);
  });
});

describe("what a careful hand would do", () => {
  const edit = (from: string, to: string) => ({ node: { type: "paragraph" }, from, to });

  test("[W41] a word is replaced and nothing else", () => {
    expect(isIdeal("word", edit("two", "galley"), "one two three", "one galley three")).toBe(true);
    expect(isIdeal("word", edit("two", "galley"), "one two *three*", "one galley _three_")).toBe(false);
    expect(isIdeal("word", edit("two", "galley"), "see [two][]", "see [galley][two]")).toBe(true);
  });

  test("[W41] bold is two delimiters", () => {
    expect(isIdeal("bold", edit("two", "two"), "one two", "one **two**")).toBe(true);
    expect(isIdeal("bold", edit("two", "two"), "one two \\_", "one **two** _")).toBe(false);
  });

  test("[W41] an item is one line, and the numbers after it", () => {
    expect(isIdeal("item", edit("", "new"), "1. a\n2. b\n", "1. a\n2. new\n3. b\n")).toBe(true);
    expect(isIdeal("item", edit("", "new"), "- a\n- b\n", "- a\n- new\n* b\n")).toBe(false);
  });

  test("[W41] an address changes alone, and a task by one character", () => {
    expect(isIdeal("link", edit("/a", "/b"), "[x](/a 'T')", "[x](/b 'T')")).toBe(true);
    expect(isIdeal("link", edit("/a", "/b"), "[x](/a) [y](/c)", "[x](/b) [y](</c>)")).toBe(false);
    expect(isIdeal("task", edit(" ", "x"), "- [ ] a", "- [x] a")).toBe(true);
    expect(isIdeal("task", edit(" ", "x"), "- [ ] a", "* [x] a")).toBe(false);
  });
});

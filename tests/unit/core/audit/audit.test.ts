import { describe, expect, test } from "vitest";
import { auditDocument, AUDIT_KINDS } from "#core/audit/audit";
import { isIdeal } from "#core/audit/ideal";
import { totalAudit } from "#core/audit/total";

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

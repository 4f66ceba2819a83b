import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePassages, piecesOf, restorePassage } from "#core/document/passages";
import { applyEdit } from "#core/document/patch";

/** The passages that are not the same, each by its kind and its name or first word. */
function changed(before: string, after: string): readonly string[] {
  const passages = comparePassages(before, after);
  const joined = (side: "before" | "after", text: string) =>
    passages.map((passage) => text.slice(passage[side].from, passage[side].to)).join("");
  expect(joined("before", before)).toBe(before);
  expect(joined("after", after)).toBe(after);
  return passages
    .filter(({ kind }) => kind !== "same")
    .map((passage) => {
      const { text } = piecesOf(passage, { before, after }).find((piece) => piece.text.trim() !== "") ?? {
        text: "",
      };
      return `${passage.kind} ${passage.field ?? text.trim().split(/\s/)[0] ?? ""}`;
    });
}

const article =
  "---\ntitle: One\ntags:\n  - a\n  - b\ndraft: true\n---\n\nFirst words here.\n\nSecond words there.\n\n```js\na\n\nb\n```\n\nLast.\n";

describe("passages", () => {
  test("[DC7] a field is a passage with all that belongs to it", () => {
    expect(changed(article, article.replace("- a", "- z"))).toEqual(["changed tags"]);
    expect(changed(article, article.replace("draft: true\n", ""))).toEqual(["removed draft"]);
    expect(changed(article, article.replace("tags:", "date: 2026-01-01\ntags:"))).toEqual(["added date"]);
    expect(changed("+++\na = 1\n[x]\nb = 2\n+++\n", "+++\na = 1\n[x]\nb = 3\n+++\n")).toEqual(["changed b"]);
  });

  test("[DC8] a paragraph is a passage, a fenced block with its blank lines is one", () => {
    expect(changed(article, article.replace("Second words", "Other words"))).toEqual(["changed Second"]);
    expect(changed(article, article.replace("\nb\n", "\nc\n"))).toEqual(["changed ```js"]);
    expect(changed(article, article.replace("Second words there.\n\n", ""))).toEqual(["removed Second"]);
  });

  test("[DC9] what was rewritten through and through went and came; what is alike has changed", () => {
    const rewritten = article.replace("Second words there.", "Nothing is left of it.");
    expect(changed(article, rewritten)).toEqual(["removed Second", "added Nothing"]);
    const both = article.replace("Second words there.", "New before it.\n\nSecond words then.");
    expect(changed(article, both)).toEqual(["added New", "changed Second"]);
  });

  test("[DC10] frontmatter of another language, or JSON, is one passage", () => {
    expect(changed("---\na: 1\n---\nx\n", "+++\na = 1\n+++\nx\n")).toHaveLength(2);
    expect(changed('{\n  "a": 1,\n  "b": 2\n}\nx\n', '{\n  "a": 1,\n  "b": 3\n}\nx\n')).toHaveLength(1);
  });
});

describe("putting a passage back", () => {
  const restored = (before: string, after: string, at = 0) => {
    const passage = comparePassages(before, after).filter(({ kind }) => kind !== "same")[at]!;
    return applyEdit(after, restorePassage(passage, { before, after }));
  };

  test("[DC11] brings that passage back and leaves every other byte", () => {
    const after = article.replace("title: One", "title: Two").replace("Second words", "Other words");
    expect(restored(article, after, 0)).toBe(article.replace("Second words", "Other words"));
    expect(restored(article, after, 1)).toBe(article.replace("title: One", "title: Two"));
  });

  test("[DC11] a passage that went comes back apart from its neighbours", () => {
    expect(restored("A is here.\n\nB was there.\n", "A is here.\n", 1)).toBe("A is here.\n\nB was there.\n");
    expect(restored("B was there.", "A is here.\n", 0)).toBe("B was there.\n\nA is here.\n");
    expect(restored("A is here.\r\n\r\nB was there.\r\n", "A is here.\r\n", 1)).toBe(
      "A is here.\r\n\r\nB was there.\r\n",
    );
  });

  test("[DC11] a passage that came is taken away", () => {
    expect(restored("A\n\nB\n", "A\n\nNew words.\n\nB\n")).toBe("A\n\nB\n");
  });
});

test("[DC12] putting back every passage of texts in blocks, last first, gives the text before", () => {
  const block = fc.constantFrom(
    "one two\n\n",
    "three four five\n\n",
    "- item\n\n",
    "# Head\n\n",
    "```\nx\n\ny\n```\n\n",
    "六七八\n\n",
  );
  const body = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join(""));
  const field = fc.constantFrom("a: 1\n", "b:\n  - x\n", "c: 'z'\n", "a: 2\n");
  const text = fc
    .tuple(fc.array(field, { maxLength: 3 }), body)
    .map(([fields, rest]) => `---\n${fields.join("")}---\n${rest}`);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const passages = comparePassages(before, after).filter(({ kind }) => kind !== "same");
      let now = after;
      for (const passage of passages.toReversed())
        now = applyEdit(now, restorePassage(passage, { before, after: now }));
      expect(now).toBe(before);
    }),
  );
});

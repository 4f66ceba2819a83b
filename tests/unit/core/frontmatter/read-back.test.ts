import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { applyEdit, invertEdit } from "../../../../src/core/document/patch.ts";
import { splitDocument } from "../../../../src/core/document/parts.ts";
import { editField } from "../../../../src/core/frontmatter/edit.ts";

/** Text as people and programs write it: words, punctuation that YAML knows, other scripts, line breaks. */
const text = fc
  .array(
    fc.constantFrom(
      "a",
      "word",
      " ",
      ": ",
      " #",
      "'",
      '"',
      "\n",
      "- ",
      "[",
      "}",
      ",",
      "&x",
      "*",
      "日本",
      "：",
      "\\",
      "0",
      "no",
      "---",
      "\t",
      "😀",
      "%",
      "|",
      ">",
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const documents = [
  "t: Old\nz: 1\n",
  "t: 'Old'\nz: 1\n",
  't: "Old" # c\nz: 1\n',
  "t: |\n  Old\n  text\nz: 1\n",
  "t: >-\n  Old\n  text\n\n  more\n\nz: 1\n",
  "t:\nz: 1\n",
  "z: 1\n",
  "{t: Old, z: 1}\n",
  "t: [a, b]\nz: 1\n",
  "t:\n- a\n- b\nz: 1\n",
  "t:\n  a: 1\nz: 1\n",
  "t: Old\n  wrapped text\nz: 1\n",
];

describe("whatever is set", () => {
  test("[F24] another reader of YAML reads exactly that, in one hunk, and the inverse restores every byte", () => {
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(text, { maxLength: 4 }),
      fc.dictionary(fc.constantFrom("k", "a b", "no", "x:y"), text, { maxKeys: 3 }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.constantFrom("\n", "\r\n"), value, (yaml, ending, to) => {
        const body = "\nBody\n---\nt: not this\n";
        const before = `---\n${yaml}---\n${body}`.replaceAll("\n", ending);
        const edit = editField(before, { kind: "set", path: ["t"], value: to });
        const after = applyEdit(before, edit);
        const {
          frontmatter,
          body: { from },
        } = splitDocument(after);
        expect(edit.length).toBeLessThanOrEqual(1);
        expect(after.slice(from)).toBe(body.replaceAll("\n", ending));
        expect(parse(after.slice(frontmatter?.content.from, frontmatter?.content.to))).toEqual({
          t: to,
          z: 1,
        });
        expect(applyEdit(after, invertEdit(before, edit))).toBe(before);
      }),
      // Found at random once: a wrapped text that becomes a number without quotes.
      { numRuns: 1500, examples: [["t: Old\n  wrapped text\nz: 1\n", "\n", "00"]] },
    );
  });
});

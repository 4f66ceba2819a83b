import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "#core/document/patch";
import { blockRows } from "#core/locale/block-states";
import { insertAtRow, replaceBlock } from "#core/locale/target-edits";
import { documentAt } from "#core/markdown/document-at";

const documentOf = (text: string) => documentAt({ path: "a.md", text }, null);

const text = "---\r\ntitle: 印刷 # kept\r\n---\r\n\r\n# 印刷\r\n\r\n\r\n活字。\r\n\r\nインク。\r\n";

test("[LT9] an edit of one block leaves every other byte alone, and takes the document's line endings", () => {
  expect(applyEdit(text, replaceBlock(documentOf(text), 1, "活字は\n高い。"))).toBe(
    text.replace("活字。", "活字は\r\n高い。"),
  );
  expect(replaceBlock(documentOf(text), 1, "活字。")).toEqual([]);
  expect(applyEdit(text, replaceBlock(documentOf(text), 1, ""))).toBe(text.replace("活字。\r\n\r\n", ""));
});

test("[LT9] a block that was missing comes behind the one that it follows", () => {
  const source = documentOf("# Press\n\nType.\n\n```\nnew()\n```\n\nInk.\n").body.blocks;
  const target = documentOf(text);
  const rows = blockRows(source, target.body.blocks, []);
  const at = rows.findIndex(({ state }) => state === "missing");
  expect(applyEdit(text, insertAtRow(target, rows, { at, text: "```\nnew()\n```" }))).toBe(
    text.replace("活字。", "活字。\r\n\r\n```\r\nnew()\r\n```"),
  );
  const empty = documentOf("---\ntitle: x\n---\n");
  const missing = blockRows(source, empty.body.blocks, []);
  expect(applyEdit("---\ntitle: x\n---\n", insertAtRow(empty, missing, { at: 0, text: "# P" }))).toBe(
    "---\ntitle: x\n---\n# P\n",
  );
});

test("[LT9] whatever the document, replacing a block by another leaves what is before and after it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("# A", "Para.", "- x\n- y", "```\nc\n```", "> q"), { minLength: 1 }),
      fc.nat(),
      (blocks, nat) => {
        const whole = `${blocks.join("\n\n")}\n`;
        const target = documentOf(whole);
        const at = nat % target.body.blocks.length;
        const edited = applyEdit(whole, replaceBlock(target, at, "Another."));
        const from = target.body.blocks
          .slice(0, at)
          .reduce((sum, b) => sum + b.source.length + b.gap.length, 0);
        expect(edited.startsWith(whole.slice(0, from))).toBe(true);
        expect(edited.endsWith(whole.slice(from + (target.body.blocks[at]?.source.length ?? 0)))).toBe(true);
      },
    ),
  );
});

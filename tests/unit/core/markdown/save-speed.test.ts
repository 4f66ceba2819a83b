import { describe, expect, test } from "vitest";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { afterOf, editing, open } from "./save-scenario.ts";
import { saveBlocks } from "#core/markdown/save";

describe("a large body", () => {
  test("[W31] a word changed in a long body costs a small part of reading it", () => {
    const paragraph =
      "Some *words* of a [paragraph](/x) that goes on for a while, as paragraphs do, to its end.\n\n";
    const text = `${paragraph.repeat(200)}The last word.\n\n${paragraph.repeat(200)}`;
    const started = performance.now();
    const body = parseBody(text, dialectFor("a.md", null));
    const reading = performance.now() - started;
    const opened = open(body);
    const made = editing(opened.document);
    made.replace("last", "first");
    const after = afterOf(opened, made.tr.doc);
    const before = performance.now();
    const saved = saveBlocks(body, after);
    const saving = performance.now() - before;
    expect(saved.edit).toHaveLength(1);
    expect(saving).toBeLessThan(reading / 4);
    expect(
      saved.body.blocks.filter((block, index) => block !== body.blocks[index]).length,
    ).toBeLessThanOrEqual(3);
  });
});

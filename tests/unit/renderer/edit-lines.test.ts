import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "#core/document/patch";
import { editLines } from "../../../src/renderer/state/edit-lines.ts";

const text = fc
  .array(fc.constantFrom("a\n", "b\n", "c\r\n", "d\r", "é", "\n"), { maxLength: 14 })
  .map((lines) => lines.join(""));

test("[UI14] the difference by lines turns one text into the other", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyEdit(before, editLines(before, after))).toBe(after);
    }),
    { numRuns: 3000 },
  );
});

test("[UI14] what lies between two changes is not touched", () => {
  expect(editLines("a\nb\nc\nd\n", "a!\nb\nc\nd!\n")).toEqual([
    { from: 1, to: 1, insert: "!" },
    { from: 7, to: 7, insert: "!" },
  ]);
});

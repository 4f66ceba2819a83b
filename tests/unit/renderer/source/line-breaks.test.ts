import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit, type Edit } from "#core/document/patch";
import {
  changesOfEdit,
  editOfChanges,
  editorText,
  offsetOf,
  positionOf,
} from "../../../../src/renderer/features/source/line-breaks.ts";

const text = fc
  .array(fc.constantFrom("a", "あ", "\r", "\n", "\r\n", "b\r\n", "c\n"), { maxLength: 20 })
  .map((pieces) => pieces.join(""));
const lineEnding = fc.constantFrom("\n" as const, "\r\n" as const, "\r" as const);

/** A change that a person can make in the editor that shows `shown`. */
function changeOf(shown: string) {
  return fc
    .tuple(fc.nat(shown.length), fc.nat(4), fc.constantFrom("", "x", "\n", "x\ny", "\n\n"))
    .map(([from, size, insert]) => ({ from, to: Math.min(shown.length, from + size), insert }));
}

function editOf(length: number): fc.Arbitrary<Edit> {
  return fc
    .tuple(fc.nat(length), fc.nat(4), fc.constantFrom("", "x", "\n", "\r", "\r\n", "x\r\n"))
    .map(([from, size, insert]) => [{ from, to: Math.min(length, from + size), insert }]);
}

test("[UI1] a change in the source pane leaves the file with the lines that the pane shows", () => {
  const cases = text.chain((before) =>
    fc.tuple(fc.constant(before), changeOf(editorText(before)), lineEnding),
  );
  fc.assert(
    fc.property(cases, ([before, change, ending]) => {
      const after = applyEdit(before, editOfChanges(before, [change], ending));
      expect(editorText(after)).toBe(applyEdit(editorText(before), [change]));
    }),
    { numRuns: 5000 },
  );
});

test("[UI1] an edit from elsewhere leaves the pane with the file's lines", () => {
  const cases = text.chain((before) => fc.tuple(fc.constant(before), editOf(before.length)));
  fc.assert(
    fc.property(cases, ([before, edit]) => {
      const after = applyEdit(before, edit);
      expect(applyEdit(editorText(before), changesOfEdit(before, after, edit))).toBe(editorText(after));
    }),
    { numRuns: 5000 },
  );
});

test("[UI2] line endings that were not touched keep their bytes, whichever they are", () => {
  const before = "one\r\ntwo\nthree\rfour\r\n";
  const shown = editorText(before);
  const at = shown.indexOf("three");
  const edit = editOfChanges(before, [{ from: at, to: at + 5, insert: "3\n3" }], "\r\n");
  expect(applyEdit(before, edit)).toBe("one\r\ntwo\n3\r\n3\rfour\r\n");
});

test("[UI2] positions and offsets lead back to each other", () => {
  fc.assert(
    fc.property(text, (before) => {
      const shown = editorText(before);
      for (let at = 0; at <= shown.length; at++) {
        expect(positionOf(before, offsetOf(before, at))).toBe(at);
      }
    }),
  );
});

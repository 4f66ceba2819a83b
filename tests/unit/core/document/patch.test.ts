import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit, editBetween, invertEdit, mapOffset, shiftEdit, type Edit } from "#core/document/patch";

const texts = fc.string({
  unit: fc.constantFrom("a", "b", "\n", "\r\n", "日", "𠮷", "👩‍💻", "\u0301"),
  maxLength: 40,
});

/** A text and an edit that fits it. */
const edited = texts.chain((text) =>
  fc
    .uniqueArray(fc.nat(text.length), { maxLength: 6 })
    .map((cuts) => cuts.toSorted((a, b) => a - b))
    .chain((cuts) =>
      fc.array(texts, { minLength: 3, maxLength: 3 }).map((inserts) => ({
        text,
        edit: inserts.flatMap((insert, index): Edit => {
          const [from, to] = [cuts[index * 2], cuts[index * 2 + 1]];
          return from === undefined || to === undefined ? [] : [{ from, to, insert }];
        }),
      })),
    ),
);

test("[D6] an edit and its inverse restore every code unit", () => {
  fc.assert(
    fc.property(edited, ({ text, edit }) => {
      expect(applyEdit(applyEdit(text, edit), invertEdit(text, edit))).toBe(text);
    }),
  );
});

test.each<[string, Edit]>([
  [
    "out of order",
    [
      { from: 3, to: 4, insert: "" },
      { from: 0, to: 1, insert: "" },
    ],
  ],
  [
    "overlapping",
    [
      { from: 0, to: 3, insert: "" },
      { from: 2, to: 4, insert: "" },
    ],
  ],
  ["backwards", [{ from: 3, to: 1, insert: "" }]],
  ["past the end", [{ from: 4, to: 6, insert: "" }]],
])("[D7] patches %s are refused", (_, edit) => {
  expect(() => applyEdit("12345", edit)).toThrow(RangeError);
});

test("[D8] the edit between two texts leads from one to the other and cuts no character in two", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const edit = editBetween(before, after);
      expect(applyEdit(before, edit)).toBe(after);
      expect(edit.length).toBe(before === after ? 0 : 1);
      for (const { from, to, insert } of edit) {
        expect(before.slice(from, to).isWellFormed() && insert.isWellFormed()).toBe(true);
      }
    }),
  );
  expect(editBetween("a\r\nb", "a\nb")).toEqual([{ from: 1, to: 3, insert: "\n" }]);
  expect(editBetween("𠮷", "𠮶")).toEqual([{ from: 0, to: 2, insert: "𠮶" }]);
});

test("[D9] an offset outside an edit keeps standing at the same character", () => {
  const edit = [
    { from: 2, to: 4, insert: "xyz" },
    { from: 6, to: 6, insert: "!" },
  ];
  expect([0, 1, 2, 4, 5, 6, 7].map((offset) => mapOffset(edit, offset, "before"))).toEqual([
    0, 1, 2, 5, 6, 7, 9,
  ]);
  expect(mapOffset(edit, 3, "after")).toBe(5);
  expect(mapOffset(edit, 6, "after")).toBe(8);
  fc.assert(
    fc.property(edited, fc.nat(), ({ text, edit: some }, seed) => {
      const offset = seed % (text.length + 1);
      if (some.some(({ from, to }) => offset >= from && offset <= to)) return;
      expect(applyEdit(text, some).slice(mapOffset(some, offset))[0]).toBe(text.slice(offset)[0]);
    }),
  );
});

test("[D9] an edit of a part moves to the whole", () => {
  expect(shiftEdit([{ from: 0, to: 1, insert: "b" }], 10)).toEqual([{ from: 10, to: 11, insert: "b" }]);
});

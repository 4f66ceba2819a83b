import fc from "fast-check";
import { expect, test } from "vitest";
import { composeEdits } from "#core/document/compose";
import { applyEdit, type Edit } from "#core/document/patch";

/** Any edit that fits a text of `length` code units. */
function editOf(length: number): fc.Arbitrary<Edit> {
  return fc
    .array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 4 })
    .map((wanted) => {
      let position = 0;
      return wanted
        .toSorted((left, right) => left[0] - right[0])
        .flatMap(([from, size, insert]) => {
          if (from < position) return [];
          position = Math.min(length, from + size);
          return [{ from, to: position, insert }];
        });
    });
}

test("[D20] two edits composed do what the two do in turn", () => {
  const cases = fc
    .string({ maxLength: 30 })
    .chain((text) =>
      editOf(text.length).chain((first) =>
        editOf(applyEdit(text, first).length).map((second) => ({ text, first, second })),
      ),
    );
  fc.assert(
    fc.property(cases, ({ text, first, second }) => {
      const inTurn = applyEdit(applyEdit(text, first), second);
      expect(applyEdit(text, composeEdits(first, second))).toBe(inTurn);
    }),
    { numRuns: 2000 },
  );
});

test("[D21] a typed burst composes to one patch; edits in two places stay two", () => {
  const a: Edit = [{ from: 3, to: 3, insert: "a" }];
  const b: Edit = [{ from: 4, to: 4, insert: "b" }];
  expect(composeEdits(a, b)).toEqual([{ from: 3, to: 3, insert: "ab" }]);
  expect(composeEdits(a, [{ from: 9, to: 9, insert: "z" }])).toEqual([
    { from: 3, to: 3, insert: "a" },
    { from: 8, to: 8, insert: "z" },
  ]);
  expect(composeEdits(a, [{ from: 3, to: 4, insert: "" }])).toEqual([]);
});

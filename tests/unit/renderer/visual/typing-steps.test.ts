import { expect, test } from "vitest";
import { applyEdit, type Edit } from "#core/document/patch";
import { createTypingSteps, mayConvert } from "../../../../src/renderer/features/visual/typing-steps.ts";

const typed = (insert: string) => [{ from: 3, to: 3, insert }];
const deleted = [{ from: 2, to: 3, insert: "" }];

const numbersOf = (edits: readonly Edit[]) => {
  const steps = createTypingSteps();
  return edits.flatMap((edit) => steps.of(edit, false).map(({ number }) => number));
};

test("[UI33] a word begins a step, whether its space comes alone or with it", () => {
  expect(numbersOf(["f", "ox", " ", "j", " o"].map(typed))).toEqual([0, 0, 0, 1, 2]);
});

test("[UI33] an edit of several words is cut before each of their spaces, and the pieces are the edit", () => {
  const text = "One two";
  const edit = [{ from: 3, to: 4, insert: "wn fox  jumped " }];
  const steps = createTypingSteps().of(edit, false);
  expect(steps.map((step) => [step.edit[0]?.insert, step.number])).toEqual([
    ["wn", 0],
    [" fox", 1],
    ["  jumped ", 2],
  ]);
  expect(steps.reduce((before, step) => applyEdit(before, step.edit), text)).toBe(applyEdit(text, edit));
  expect(createTypingSteps().of(edit, true)).toEqual([{ edit, number: 0 }]);
});

test("[UI33] deleting after typing begins a step, and typing after deleting; an end is an end", () => {
  expect(numbersOf([typed("a"), deleted, deleted, typed("b"), typed("c")])).toEqual([0, 1, 1, 2, 2]);
  const steps = createTypingSteps();
  steps.of(typed("a"), false);
  steps.end();
  expect(steps.of(typed("b"), false)).toEqual([{ edit: typed("b"), number: 1 }]);
});

test("[UI32] what may be converted is what closes a mark, and a space behind a block's signs", () => {
  expect([..."*_~`-"].every((sign) => mayConvert(sign, "text"))).toBe(true);
  expect(["-", "##", "12.", "[ ]", ">", "```js"].every((before) => mayConvert(" ", before))).toBe(true);
  expect(["word", "#######", "see -"].some((before) => mayConvert(" ", before))).toBe(false);
  expect(mayConvert("a", "##")).toBe(false);
});

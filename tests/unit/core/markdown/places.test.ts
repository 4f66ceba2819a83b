/** Places by block and by offset lead to each other. */

import { expect, test } from "vitest";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { blockStarts, offsetAt, placeAt } from "#core/markdown/places";

const text = "\n\n# One\n\nTwo two.\n\n![three](three.png)\n";
const body = parseBody(text, dialectFor("a.md", null));
const starts = blockStarts(body);

test("[M50] every block begins where its source stands", () => {
  expect(starts).toEqual([text.indexOf("#"), text.indexOf("Two"), text.indexOf("!"), text.length]);
  expect(bodyText(body)).toBe(text);
  expect(blockStarts(parseBody("", dialectFor("a.md", null)))).toEqual([0]);
});

test("[M50] offsets between code units keep their share of the block", () => {
  expect(placeAt(starts, text.indexOf("Two") + 2.5)).toEqual({ block: 1, fraction: 0.25 });
  for (const offset of [2, 3.25, 9, 17.5, text.length])
    expect(offsetAt(starts, placeAt(starts, offset))).toBeCloseTo(offset, 9);
});

test("[M50] what is outside the blocks is the nearest place in one", () => {
  expect(placeAt(starts, -4)).toEqual({ block: 0, fraction: 0 });
  expect(placeAt(starts, 999)).toEqual({ block: 2, fraction: 1 });
  expect(placeAt([0], 5)).toEqual({ block: 0, fraction: 0 });
  expect(offsetAt(starts, { block: 7, fraction: 0 })).toBe(text.indexOf("!"));
  expect(offsetAt([0], { block: 3, fraction: 1 })).toBe(0);
});

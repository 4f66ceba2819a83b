/** When typing is delivered, by what deliveries cost. */

import { expect, test } from "vitest";
import { createSpacing } from "../../../../src/renderer/features/visual/delivery.ts";

/** Deliveries of these costs, one after the other from 1000 on; the clock stands at the end of the last. */
function after(...costs: readonly number[]) {
  const spacing = createSpacing();
  let now = 1000;
  for (const cost of costs) {
    spacing.delivered(now, now + cost);
    now += cost;
  }
  return { spacing, now };
}

test("[UI25] the first key, and every key of a cheap article, is delivered at once where it is awaited", () => {
  expect(createSpacing().waitAt(5, true)).toBe(0);
  const { spacing, now } = after(6, 6);
  expect(spacing.waitAt(now, true)).toBe(0);
});

test("[UI25] awaited deliveries that cost more are twelve times their cost apart, whatever the keys do", () => {
  const { spacing, now } = after(9, 9);
  expect(spacing.waitAt(now, true)).toBe(108);
  expect(spacing.waitAt(now + 60, true)).toBe(48);
  expect(spacing.waitAt(now + 200, true)).toBe(0);
});

test("[UI25] a pause in typing is enough for the dearest delivery", () => {
  const { spacing, now } = after(80, 80);
  expect(spacing.waitAt(now, true)).toBe(120);
  expect(spacing.waitAt(now + 100, true)).toBe(120);
});

test("[UI25] one slow delivery among quick ones changes nothing; two do", () => {
  const once = after(2, 2, 40);
  expect(once.spacing.waitAt(once.now, true)).toBe(0);
  const twice = after(2, 2, 40, 40);
  expect(twice.spacing.waitAt(twice.now, true)).toBe(120);
});

test("[UI25] what nobody awaits waits for a pause", () => {
  const { spacing, now } = after(1, 1);
  expect(spacing.waitAt(now, false)).toBe(120);
  expect(spacing.waitAt(now + 50, false)).toBe(120);
});

test("[UI25] typing that does not pause is delivered behind the first key after a second, awaited or not", () => {
  for (const isAwaited of [true, false]) {
    const { spacing, now } = after(90, 90);
    spacing.waitAt(now, isAwaited);
    // Never in the middle of the time between two keys: a pause, or the next key's frame.
    expect(spacing.waitAt(now + 950, false)).toBe(120);
    expect(spacing.waitAt(now + 1010, isAwaited)).toBe(0);
    spacing.delivered(now + 1010, now + 1100);
    expect(spacing.waitAt(now + 1150, isAwaited)).toBe(120);
  }
});

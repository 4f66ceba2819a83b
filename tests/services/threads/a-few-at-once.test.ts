import { expect, test } from "vitest";
import { aFewAtOnce } from "../../../src/services/threads/a-few-at-once.ts";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test("all are done, in order and no more than so many under way", async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  await aFewAtOnce([...Array(20).keys()], 3, async (item, index) => {
    expect(index).toBe(item);
    begun.push(item);
    most = Math.max(most, ++underWay);
    await soon();
    underWay--;
  });
  expect(begun).toEqual([...Array(20).keys()]);
  expect(most).toBe(3);
});

test("after one that fails none is begun, and those under way have ended when it is said", async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = aFewAtOnce([...Array(20).keys()], 3, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error("the second");
    await soon();
    if (item === 2) throw new Error("a later one");
    ended.push(item);
  });
  await expect(all).rejects.toThrow("the second");
  expect(begun).toEqual([0, 1, 2]);
  expect(ended).toEqual([0]);
  await soon();
  await soon();
  expect(begun).toEqual([0, 1, 2]);
});

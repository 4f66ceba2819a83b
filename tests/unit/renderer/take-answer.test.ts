import { expect, test } from "vitest";
import { takeAnswer } from "../../../src/renderer/state/take-answer.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("an answer and a failure are taken, and nothing any more when they are not wanted", async () => {
  const taken: unknown[] = [];
  const take = (answer: unknown) => void taken.push(answer);
  const fail = (error: unknown) => void taken.push(`failed: ${String(error)}`);
  takeAnswer(Promise.resolve(1), take, fail);
  takeAnswer(Promise.reject(new Error("no")), take, fail);
  takeAnswer(Promise.reject(new Error("passed over")), take);
  takeAnswer(Promise.resolve(2), take, fail)();
  takeAnswer(Promise.reject(new Error("late")), take, fail)();
  await settled();
  expect(taken).toEqual([1, "failed: Error: no"]);
});

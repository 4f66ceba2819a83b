import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openThread } from "../../../src/services/threads/thread.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const answering = pathToFileURL(join(import.meta.dirname, "../../../src/services/threads/answer-tasks.ts"));
const program = `
import { answerTasks } from ${JSON.stringify(answering.href)};
let answered = 0;
answerTasks((task) => {
  if (task === "spin") for (;;);
  if (task === "fail") throw new Error("broken on purpose");
  answered += 1;
  return task + " " + answered;
});
`;

async function threadOf(text: string, limit: number | null) {
  const folder = await temporaryFolder({ "thread.mjs": text });
  const thread = openThread<string, string>(join(folder, "thread.mjs"), limit);
  onTestFinished(() => thread.close().then(() => undefined));
  return thread;
}

test("a thread answers task after task, in the order of the calls", async () => {
  const thread = await threadOf(program, null);
  const answers = await Promise.all(["a", "b", "c"].map(thread.ask));
  expect(answers).toEqual(["a 1", "b 2", "c 3"].map((answer) => ({ kind: "answered", answer })));
});

test("after a task that takes too long, and after one that breaks it, a new thread goes on", async () => {
  const thread = await threadOf(program, 3000);
  const outcomes = await Promise.all(["a", "spin", "fail", "b"].map(thread.ask));
  expect(outcomes).toEqual([
    { kind: "answered", answer: "a 1" },
    { kind: "late" },
    { kind: "broken" },
    { kind: "answered", answer: "b 1" },
  ]);
});

test("a program that does not start is told as broken", async () => {
  const thread = await threadOf("throw new Error();", 3000);
  expect(await thread.ask("a")).toEqual({ kind: "broken" });
});

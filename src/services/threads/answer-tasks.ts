/** The thread's side of `openThread`. */

import { parentPort } from "node:worker_threads";

/** Say that the thread is there, then answer each task. A task that fails ends the thread: it is told as broken. */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  const reply = async (task: Task) => parentPort?.postMessage(await answer(task));
  parentPort?.on("message", (task: Task) => void reply(task));
  parentPort?.postMessage("ready");
}

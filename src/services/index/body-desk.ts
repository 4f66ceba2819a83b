/** The thread that reads bodies, for as long as there is work: its memory is given back. */

import { Worker } from "node:worker_threads";
import type { BodyAnswer, BodyTask } from "./body-worker.ts";
import { nextAnswer } from "./thread-answer.ts";
import { workerFile } from "./worker-file.ts";

export interface BodyDesk {
  /** Files that the thread fails at are answered as unreadable. */
  readonly ask: (task: BodyTask) => Promise<BodyAnswer>;
  readonly close: () => Promise<unknown>;
}

export function openBodyDesk(): BodyDesk {
  let worker = start();
  return {
    async ask(task) {
      worker.postMessage(task);
      const answer = (await nextAnswer(worker)) as BodyAnswer | null;
      if (answer !== null) return answer;
      await worker.terminate();
      worker = start();
      return task.files.map(() => null);
    },
    close: () => worker.terminate(),
  };
}

function start(): Worker {
  const worker = new Worker(workerFile("body-worker"));
  worker.unref();
  return worker;
}

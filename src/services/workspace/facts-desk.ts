/**
 * Bodies parsed in a thread of their own, each for a limited time: an article that takes longer holds up neither the
 * host nor the articles behind it (security.md: every parser has a deadline).
 */

import { Worker } from "node:worker_threads";
import { nextAnswer } from "../index/thread-answer.ts";
import { workerFile } from "../index/worker-file.ts";
import type { ReadBody } from "./body-cache.ts";
import type { FactsTask } from "./facts-worker.ts";

export interface FactsDesk {
  /** What the body holds; `null` when it took too long or the thread failed at it. One after the other. */
  readonly read: (task: FactsTask) => Promise<ReadBody | null>;
  readonly close: () => Promise<unknown>;
}

/** The longest that one body is waited for, in milliseconds. */
const DEADLINE = 4000;
/** The longest that a thread is waited for until it has loaded what it needs. */
const START_LIMIT = 60_000;

export function openFactsDesk(deadline = DEADLINE): FactsDesk {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function ask(task: FactsTask): Promise<ReadBody | null> {
    if (worker === null) {
      worker = start();
      await nextAnswer(worker, START_LIMIT);
    }
    worker.postMessage(task);
    const answer = (await nextAnswer(worker, deadline)) as ReadBody | null;
    if (answer === null) {
      await worker.terminate();
      worker = null;
    }
    return answer;
  }

  return {
    read(task) {
      const turn = last.then(() => ask(task));
      last = turn;
      return turn;
    },
    close: async () => worker?.terminate(),
  };
}

function start(): Worker {
  const worker = new Worker(workerFile("facts-worker"));
  worker.unref();
  return worker;
}

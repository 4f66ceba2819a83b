/** The next message of a thread. */

import type { Worker } from "node:worker_threads";

/** Settles with what the thread says next; with `null` when it ends, fails or `limit` milliseconds are over before. */
export async function nextAnswer(worker: Worker, limit: number | null = null): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const fail = () => resolve(null);
  const timer = limit === null ? undefined : setTimeout(fail, limit);
  // Listeners go one by one: a thread whose listeners are all taken away at once says nothing any more.
  worker.on("message", resolve).on("error", fail).on("exit", fail);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", fail).off("exit", fail);
  }
}

/** A thread that answers one task after another, and is replaced when it broke or took too long. */

import { Worker } from "node:worker_threads";

export type Outcome<Answer> =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "late" | "broken" };

export interface Thread<Task, Answer> {
  /** In the order of the calls. Never fails: the task after one that went wrong gets a new thread. */
  readonly ask: (task: Task) => Promise<Outcome<Answer>>;
  /** The thread ends and gives its memory back, now. */
  readonly close: () => Promise<unknown>;
}

/**
 * The longest that a thread is waited for until it has loaded what it needs, in milliseconds. On a machine with thirty
 * programs to a processor a minute was too short, and each file in turn was given up for it.
 */
const START_LIMIT = 300_000;

/**
 * A thread of the program in `file`, which answers by `answerTasks`; it starts with the first task. A task may take
 * `limit` milliseconds, or as long as it likes; what the thread loads at its start does not count.
 */
export function openThread<Task, Answer>(file: string, limit: number | null): Thread<Task, Answer> {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function started(): Promise<Worker | null> {
    if (worker !== null) return worker;
    worker = new Worker(file);
    // A thread that waits for work keeps no program running.
    worker.unref();
    const { kind } = await nextMessage(worker, START_LIMIT);
    return kind === "answered" ? worker : null;
  }

  async function answer(task: Task): Promise<Outcome<Answer>> {
    const thread = await started();
    thread?.postMessage(task);
    const outcome = thread ? await nextMessage<Answer>(thread, limit) : ({ kind: "broken" } as const);
    if (outcome.kind !== "answered") {
      await worker?.terminate();
      worker = null;
    }
    return outcome;
  }

  return {
    ask(task) {
      const turn = last.then(() => answer(task));
      last = turn;
      return turn;
    },
    close: async () => worker?.terminate(),
  };
}

async function nextMessage<Answer>(worker: Worker, limit: number | null): Promise<Outcome<Answer>> {
  const { promise, resolve } = Promise.withResolvers<Outcome<Answer>>();
  const take = (answer: Answer) => resolve({ kind: "answered", answer });
  const fail = () => resolve({ kind: "broken" });
  const timer = limit === null ? undefined : setTimeout(() => resolve({ kind: "late" }), limit);
  // Listeners go one by one: a worker whose listeners are all taken away at once is heard no more.
  worker.on("message", take).on("error", fail).on("exit", fail);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", take).off("error", fail).off("exit", fail);
  }
}

/** Another program in a thread of its own: writes a file a given moment after it is told to, to the microsecond. */

import { once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

export type WritesBy = "writing in place" | "renaming";

const AT_WORK_MILLISECONDS = 1;

interface Desk {
  readonly path: string;
  readonly by: WritesBy;
  /** [0]: how often it was told to; [1]: microseconds to wait; [2]: never changes, to sleep by. */
  readonly signal: SharedArrayBuffer;
}

export interface SecondWriter {
  /** Write `text` so many microseconds from now; settles when it was written. */
  readonly writeIn: (microseconds: number, text: string) => Promise<void>;
  readonly close: () => Promise<unknown>;
}

export function startSecondWriter(path: string, by: WritesBy): SecondWriter {
  const signal = new SharedArrayBuffer(12);
  const worker = new Worker(import.meta.filename, { workerData: { path, by, signal } satisfies Desk });
  const cells = new Int32Array(signal);
  return {
    async writeIn(microseconds, text) {
      const ready = once(worker, "message");
      worker.postMessage(text);
      await ready;
      const written = once(worker, "message");
      cells[1] = microseconds;
      Atomics.add(cells, 0, 1);
      Atomics.notify(cells, 0);
      await written;
    },
    close: () => worker.terminate(),
  };
}

if (!isMainThread) {
  const { path, by, signal } = workerData as Desk;
  const cells = new Int32Array(signal);
  parentPort?.on("message", (text: string) => {
    const aside = `${path}.other`;
    if (by === "renaming") writeFileSync(aside, text);
    const told = cells[0] ?? 0;
    parentPort?.postMessage("ready");
    Atomics.wait(cells, 0, told);
    const moment = performance.now() + (cells[1] ?? 0) / 1000;
    // Asleep until shortly before: who waits at work takes the time from the save that it is to meet.
    Atomics.wait(cells, 2, 0, Math.max(0, moment - performance.now() - AT_WORK_MILLISECONDS));
    while (performance.now() < moment) continue;
    if (by === "renaming") renameSync(aside, path);
    else writeFileSync(path, text);
    parentPort?.postMessage("written");
  });
}

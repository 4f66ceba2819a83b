/** What is in the bodies of a workspace's files, found out by a thread of its own while a person works. */

import type { BodyCounts } from "#core/query/record";
import type { Scan } from "../workspace/scan.ts";
import { openThread, type Thread } from "../threads/thread.ts";
import { workerFile } from "../storage/worker-file.ts";
import type { BodyAnswer, BodyTask } from "./body-worker.ts";
import type { IndexStore, KeptBody, KnownBody } from "./index-store.ts";

export interface BodyIndex {
  /** `null` until the body was scanned. */
  readonly countsOf: (path: string) => BodyCounts | null;
  /** Another number whenever counts may be others. */
  readonly version: () => number;
  /** These are the files now: those that were not read in this state are read. */
  readonly follow: (scans: readonly Scan[]) => void;
  readonly close: () => Promise<void>;
}

export interface BodyIndexNeeds {
  readonly root: string;
  readonly store: IndexStore;
  /** Whether the scan was taken from the store: its file has not been read since Galley started. */
  readonly isKept: (scan: Scan) => boolean;
  /** The file looks as it did and holds other bytes: it must be read again. */
  readonly differs: (path: string) => void;
  /** Told now and then while bodies are read, and once when all are. */
  readonly progress: (read: number, total: number) => void;
}

const FILES_A_TASK = 64;
const PROGRESS_EVERY_MILLISECONDS = 400;

export async function openBodyIndex(needs: BodyIndexNeeds): Promise<BodyIndex> {
  const reader = new BodyReader(needs, new Map(await needs.store.loadBodies()));
  return {
    countsOf: (path) => reader.known.get(path)?.counts ?? null,
    version: () => reader.version,
    follow: (scans) => reader.follow(scans),
    close: () => reader.close(),
  };
}

class BodyReader {
  readonly known: Map<string, KnownBody>;
  /** How often `known` became another. */
  version = 0;
  /** The state of each file that `known` is of, or that could not be read. */
  private readonly read = new Map<string, Scan>();
  private readonly needs: BodyIndexNeeds;
  private waiting: readonly Scan[] = [];
  private next = 0;
  private running: Promise<void> | null = null;
  private thread: Thread<BodyTask, BodyAnswer> | null = null;
  private isClosed = false;

  constructor(needs: BodyIndexNeeds, known: Map<string, KnownBody>) {
    this.needs = needs;
    this.known = known;
  }

  follow(scans: readonly Scan[]): void {
    if (this.isClosed) return;
    this.waiting = scans.filter((scan) => this.read.get(scan.path) !== scan);
    this.next = 0;
    if (this.waiting.length > 0) this.running ??= this.work().finally(() => (this.running = null));
  }

  /** A file that hangs (a disk over the net) is not waited for: its thread ends. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.thread?.close();
    await this.running;
  }

  private async work(): Promise<void> {
    const thread = openThread<BodyTask, BodyAnswer>(workerFile("body-worker"), null);
    this.thread = thread;
    const tell = nowAndThen(this.needs.progress);
    let done = 0;
    try {
      while (this.next < this.waiting.length && !this.isClosed) {
        const scans = this.waiting.slice(this.next, this.next + FILES_A_TASK);
        this.next += FILES_A_TASK;
        const files = scans.map(({ path }) => ({ path, hash: this.known.get(path)?.hash ?? null }));
        const outcome = await thread.ask({ root: this.needs.root, files });
        if (this.isClosed) return;
        // Files that the thread broke at count as unreadable.
        this.take(scans, outcome.kind === "answered" ? outcome.answer : []);
        done += scans.length;
        tell(done, done + Math.max(0, this.waiting.length - this.next));
      }
      this.needs.progress(done, done);
    } finally {
      this.thread = null;
      await thread.close();
    }
  }

  private take(scans: readonly Scan[], answer: BodyAnswer): void {
    const { store, isKept, differs } = this.needs;
    const fresh: KeptBody[] = [];
    for (const [index, scan] of scans.entries()) {
      const { path } = scan;
      this.read.set(path, scan);
      const found = answer[index] ?? null;
      if (found === null || found.counts === null) continue;
      if (isKept(scan) && this.known.has(path)) differs(path);
      const body = { hash: found.hash, counts: found.counts };
      this.known.set(path, body);
      fresh.push({ path, ...body });
    }
    if (fresh.length === 0) return;
    this.version++;
    store.keepBodies(fresh);
  }
}

/** Tell at most a few times a second. */
function nowAndThen(tell: BodyIndexNeeds["progress"]): BodyIndexNeeds["progress"] {
  let told = performance.now();
  return (read, total) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY_MILLISECONDS) return;
    told = now;
    tell(read, total);
  };
}

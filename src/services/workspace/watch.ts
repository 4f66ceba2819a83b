/** Hints from the system that something in the workspace changed. They may be late, double or missing. */

import { watch as chokidarWatch } from "chokidar";
import { errorCode } from "../storage/errors.ts";
import { isArticlePath } from "../storage/names.ts";
import { contentPath } from "../storage/paths.ts";
import type { WalkOptions } from "./walk.ts";

export interface WatchNeeds extends WalkOptions {
  /** Paths that something was heard of, a moment after the last event. */
  readonly heard: (paths: ReadonlySet<string>) => void;
  /** Time to compare with the disk: events were lost, or cannot be had. Never called again before it has settled. */
  readonly reconcile: () => Promise<void>;
  /** The system lets nobody watch so many files: from now on the disk is only looked at now and then. Told once. */
  readonly blind: () => void;
}

export interface Watch {
  readonly close: () => Promise<void>;
}

const QUIET_MILLISECONDS = 150;
const LONGEST_WAIT_MILLISECONDS = 1000;
/** What the system says when there are too many watches or open files. */
const LIMITS: ReadonlySet<string> = new Set(["ENOSPC", "EMFILE", "ENFILE"]);
/** With events, in case some were lost; without (past the system's limit of watches), instead of them. */
const RECONCILE_MILLISECONDS = { watching: 120_000, blind: 10_000 };

export function watchWorkspace(needs: WatchNeeds): Watch {
  const { root, skips } = needs;
  const watcher = chokidarWatch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (path, stats) => {
      const relative = contentPath(root, path);
      if (relative === "") return false;
      return stats?.isFile() ? !isArticlePath(relative) : skips(relative);
    },
  });
  return followWatcher(watcher, needs);
}

/** What is needed of a watcher: chokidar's, outside tests. */
export interface Watcher {
  on(event: "ready", listener: () => void): unknown;
  on(event: "all", listener: (event: string, path: string) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  close(): Promise<void>;
}

/** Turn a watcher's events into hints: gathered while they come, at the latest after a second. */
export function followWatcher(watcher: Watcher, needs: Omit<WatchNeeds, "skips">): Watch {
  const { root, heard, blind } = needs;
  const reconcile = oneAfterTheOther(needs.reconcile);
  let paths = new Set<string>();
  let first = 0;
  let timer: NodeJS.Timeout | undefined;
  let reconciling = setInterval(reconcile, RECONCILE_MILLISECONDS.watching).unref();
  const tell = (): void => {
    const told = paths;
    paths = new Set();
    heard(told);
  };
  const hear = (path: string): void => {
    if (paths.size === 0) first = performance.now();
    paths.add(contentPath(root, path));
    clearTimeout(timer);
    const left = first + LONGEST_WAIT_MILLISECONDS - performance.now();
    timer = setTimeout(tell, Math.max(0, Math.min(QUIET_MILLISECONDS, left))).unref();
  };
  // What changed between the first scan and the first watch was seen by neither.
  watcher.on("ready", reconcile);
  watcher.on("all", (_event, path) => hear(path));
  let isBlind = false;
  watcher.on("error", (error) => {
    clearInterval(reconciling);
    if (!isBlind && LIMITS.has(errorCode(error))) {
      isBlind = true;
      blind();
    }
    reconciling = setInterval(reconcile, RECONCILE_MILLISECONDS.blind).unref();
    reconcile();
  });
  return {
    async close() {
      clearTimeout(timer);
      clearInterval(reconciling);
      await watcher.close();
    },
  };
}

/** Asked for while it is under way, it is done once more afterwards: a storm of reasons is two comparisons. */
function oneAfterTheOther(task: () => Promise<void>): () => void {
  let isUnderWay = false;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    isUnderWay = true;
    do {
      isAskedAgain = false;
      await task();
    } while (isAskedAgain);
  };
  return () => {
    if (isUnderWay) isAskedAgain = true;
    else void run().finally(() => (isUnderWay = false));
  };
}

/** Hints from the system that something in the workspace changed. They may be late, double or missing. */

import { watch as chokidarWatch } from "chokidar";
import { isArticlePath } from "../storage/names.ts";
import { contentPath } from "../storage/paths.ts";
import type { WalkOptions } from "./walk.ts";

export interface WatchNeeds extends WalkOptions {
  /** Paths that something was heard of, a moment after the last event. */
  readonly heard: (paths: ReadonlySet<string>) => void;
  /** Time to compare with the disk: events were lost, or cannot be had. */
  readonly reconcile: () => void;
}

export interface Watch {
  readonly close: () => Promise<void>;
}

const QUIET_MILLISECONDS = 150;
const LONGEST_WAIT_MILLISECONDS = 1000;
/** With events, in case some were lost; without (past the system's limit of watches), instead of them. */
const RECONCILE_MILLISECONDS = { watching: 120_000, blind: 10_000 };

export function watchWorkspace({ root, skips, heard, reconcile }: WatchNeeds): Watch {
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
  // What changed between the first scan and the first watch was seen by neither.
  watcher.on("ready", reconcile);
  watcher.on("all", (_event, path) => hear(path));
  watcher.on("error", () => {
    clearInterval(reconciling);
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

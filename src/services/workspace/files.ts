/** The workspace's files as they were last scanned, brought up to date with the disk whenever that is asked for. */

import { join } from "node:path";
import type { KeptScans } from "../index/kept-scans.ts";
import { errorCode } from "../storage/errors.ts";
import { aFewAtOnce } from "../threads/a-few-at-once.ts";
import { createFileReader, sameIdentity, type FileIdentity, type FileReader } from "./read-head.ts";
import { scanBytes, type Scan } from "./scan.ts";
import { walk, type Unreadable, type WalkOptions, type WalkedFile } from "./walk.ts";

export interface ScannedFiles {
  /** By path. */
  readonly scans: readonly Scan[];
  readonly unreadable: readonly Unreadable[];
}

export interface WorkspaceFiles {
  /**
   * Walk and scan; a file that was scanned before and looks the same is not read again. The same value comes back
   * when nothing changed.
   */
  readonly read: () => Promise<ScannedFiles>;
  /** What the last walk found, if nothing was heard to change since. */
  readonly latest: () => Promise<ScannedFiles>;
  /** What was known when the folder was last open, without a look at the disk; `null` where it never was. */
  readonly remembered: () => Promise<ScannedFiles | null>;
  /** Paths that a scan found first after `time`, by `performance.now()`. */
  readonly foundSince: (time: number) => readonly string[];
  /** A hint that a file changed: it is read again next time, however much it looks the same. */
  readonly markChanged: (path: string) => void;
}

export interface WorkspaceFilesNeeds extends WalkOptions {
  /** Where scans are kept between starts; without, every start reads all files. */
  readonly kept?: Pick<KeptScans, "load" | "save">;
  /** Told a few times a second while files are read. */
  readonly progress: (read: number, total: number) => void;
}

interface Disk {
  readonly root: string;
  readonly reader: FileReader;
}

interface Known {
  readonly identity: FileIdentity;
  readonly scan: Scan;
}

export function openWorkspaceFiles(needs: WorkspaceFilesNeeds): WorkspaceFiles {
  let known: ReadonlyMap<string, Known> = new Map();
  const disk = { root: needs.root, reader: createFileReader() };
  const found = foundTimes();
  let latest: ScannedFiles | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const changed = new Set<string>();
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => void (known = (await needs.kept?.load()) ?? known);
  const begin = (): Promise<void> => (loading ??= load());

  const reconcile = async (): Promise<ScannedFiles> => {
    await begin();
    const hinted = new Set(changed);
    changed.clear();
    const { files, unreadable } = await walk(needs);
    const current = new Map<string, Known>();
    await keepUnchanged(disk, files, { known, hinted, current });
    const toRead = files.filter(({ path }) => !current.has(path));
    const failed: Unreadable[] = [];
    await inParallel(toRead, needs.progress, async (file) => {
      const scanned = await scanFile(disk, file);
      if (scanned === "gone") return;
      if ("reason" in scanned) failed.push(scanned);
      else current.set(file.path, scanned);
    });
    const same = toRead.length === 0 && current.size === known.size;
    if (!same) keepDifference(needs.kept, known, current);
    found.note(known, current);
    known = current;
    const now = {
      scans: files.flatMap(({ path }) => current.get(path)?.scan ?? []),
      unreadable: [...unreadable, ...failed],
    };
    if (latest === null || !same || JSON.stringify(latest.unreadable) !== JSON.stringify(now.unreadable))
      latest = now;
    return latest;
  };
  // One after the other: whoever asks gets what was on the disk after they asked.
  const read = (): Promise<ScannedFiles> => {
    const result = queue.then(reconcile);
    queue = result.catch(() => undefined);
    return result;
  };
  return {
    read,
    async remembered() {
      // Nobody who asks for what is known waits for a walk.
      if (latest === null) await begin();
      if (latest === null && known.size > 0) latest = { scans: scansOf(known), unreadable: [] };
      return latest;
    },
    async latest() {
      await queue;
      return latest !== null && changed.size === 0 ? latest : read();
    },
    foundSince: found.since,
    markChanged: (path) => changed.add(path),
  };
}

/** When a scan first found a file, by `performance.now()`; what was remembered was there before. */
function foundTimes() {
  const times = new Map<string, number>();
  return {
    note(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): void {
      for (const path of before.keys()) if (!after.has(path)) times.delete(path);
      for (const path of after.keys()) if (!before.has(path)) times.set(path, performance.now());
    },
    since: (time: number): readonly string[] => [...times].flatMap(([path, at]) => (at > time ? [path] : [])),
  };
}

/** In the order of a walk. */
function scansOf(known: ReadonlyMap<string, Known>): readonly Scan[] {
  return [...known.values()].map(({ scan }) => scan).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function keepDifference(
  kept: WorkspaceFilesNeeds["kept"],
  before: ReadonlyMap<string, Known>,
  after: ReadonlyMap<string, Known>,
): void {
  const put = new Map([...after].filter(([path, file]) => before.get(path) !== file));
  kept?.save(
    put,
    [...before.keys()].filter((path) => !after.has(path)),
  );
}

interface Comparison {
  readonly known: ReadonlyMap<string, Known>;
  readonly hinted: ReadonlySet<string>;
  readonly current: Map<string, Known>;
}

/** Take over what was scanned before and still looks the same. */
async function keepUnchanged(
  { root, reader }: Disk,
  files: readonly WalkedFile[],
  comparison: Comparison,
): Promise<void> {
  const { known, hinted, current } = comparison;
  const familiar = files.filter(({ path }) => known.has(path) && !hinted.has(path));
  await inParallel(familiar, null, async ({ path, target }) => {
    const before = known.get(path);
    const identity = await reader.identity(target ?? join(root, path), target !== undefined);
    if (before && identity && sameIdentity(before.identity, identity)) current.set(path, before);
  });
}

const FILES_AT_ONCE = 16;
const PROGRESS_EVERY_MILLISECONDS = 100;

async function inParallel<T>(
  items: readonly T[],
  progress: WorkspaceFilesNeeds["progress"] | null,
  task: (item: T) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return;
  let done = 0;
  let told = performance.now();
  progress?.(0, items.length);
  await aFewAtOnce(items, FILES_AT_ONCE, async (item) => {
    await task(item);
    done++;
    const now = performance.now();
    if (now - told < PROGRESS_EVERY_MILLISECONDS) return;
    told = now;
    progress?.(done, items.length);
  });
  progress?.(items.length, items.length);
}

async function scanFile(
  { root, reader }: Disk,
  { path, target }: WalkedFile,
): Promise<Known | Unreadable | "gone"> {
  try {
    return await reader.head(target ?? join(root, path), ({ identity, bytes }) => ({
      identity,
      scan: scanBytes(path, bytes),
    }));
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    // A link by now: the next walk says what it is.
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return "gone";
    return { path, reason: code === "EACCES" || code === "EPERM" ? "no-permission" : "io" };
  }
}

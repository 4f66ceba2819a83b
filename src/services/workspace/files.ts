/** The workspace's files as they were last scanned, brought up to date with the disk whenever that is asked for. */

import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { LONGEST_BYTES } from "../storage/documents.ts";
import { errorCode } from "../storage/errors.ts";
import { scanBytes, type Scan } from "./scan.ts";
import { walk, type FileIdentity, type Unreadable, type WalkOptions, type WalkedFile } from "./walk.ts";

export interface ScannedFiles {
  /** By path. */
  readonly scans: readonly Scan[];
  readonly unreadable: readonly Unreadable[];
}

export interface WorkspaceFiles {
  /** Walk and scan; a file that was scanned before and looks the same is not read again. */
  readonly read: () => Promise<ScannedFiles>;
  /** What the last walk found, if nothing was heard to change since. */
  readonly latest: () => Promise<ScannedFiles>;
  /** A hint that a file changed: it is read again next time, however much it looks the same. */
  readonly markChanged: (path: string) => void;
}

export interface WorkspaceFilesNeeds extends WalkOptions {
  /** Told a few times a second while scanning. */
  readonly progress: (read: number, total: number) => void;
}

interface Known {
  readonly identity: FileIdentity;
  readonly scan: Scan;
}

export function openWorkspaceFiles(needs: WorkspaceFilesNeeds): WorkspaceFiles {
  let known: ReadonlyMap<string, Known> = new Map();
  let latest: ScannedFiles | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const changed = new Set<string>();

  const reconcile = async (): Promise<ScannedFiles> => {
    const hinted = new Set(changed);
    changed.clear();
    const { files, unreadable } = await walk(needs);
    const current = new Map<string, Known>();
    const failed: Unreadable[] = [];
    const toRead: WalkedFile[] = [];
    for (const file of files) {
      const before = known.get(file.path);
      const same = before && !hinted.has(file.path) && sameIdentity(before.identity, file.identity);
      if (same) current.set(file.path, before);
      else toRead.push(file);
    }
    await inParallel(toRead, needs.progress, async (file) => {
      const scan = await scanFile(needs.root, file);
      if (scan === "gone") return;
      if ("reason" in scan) failed.push(scan);
      else current.set(file.path, { identity: file.identity, scan });
    });
    known = current;
    latest = {
      scans: files.flatMap(({ path }) => current.get(path)?.scan ?? []),
      unreadable: [...unreadable, ...failed],
    };
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
    async latest() {
      await queue;
      return latest !== null && changed.size === 0 ? latest : read();
    },
    markChanged: (path) => changed.add(path),
  };
}

function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return a.size === b.size && a.changed === b.changed && a.inode === b.inode;
}

const FILES_AT_ONCE = 16;
const PROGRESS_EVERY_MILLISECONDS = 100;

async function inParallel<T>(
  items: readonly T[],
  progress: WorkspaceFilesNeeds["progress"],
  task: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let told = performance.now();
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await task(item);
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MILLISECONDS) continue;
      told = now;
      progress(Math.min(next, items.length), items.length);
    }
  };
  if (items.length === 0) return;
  progress(0, items.length);
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
  progress(items.length, items.length);
}

// What was a file when it was listed may be a link or a pipe by now: neither is followed or waited for.
const CAREFUL = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function scanFile(root: string, { path, target }: WalkedFile): Promise<Scan | Unreadable | "gone"> {
  try {
    const file = await open(target ?? join(root, path), CAREFUL);
    try {
      const { size } = await file.stat();
      return scanBytes(path, size <= LONGEST_BYTES ? await file.readFile() : await readHead(file));
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "") throw error;
    if (code === "ENOENT" || code === "ENOTDIR") return "gone";
    return { path, reason: code === "EACCES" || code === "EPERM" ? "no-permission" : "io" };
  }
}

/** Enough for any frontmatter that keeps within its caps. */
const HEAD_BYTES = 1_000_000;

async function readHead(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}

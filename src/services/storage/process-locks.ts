/**
 * One Galley at a time for each key, across processes: both hosts may run, and have the same file open.
 *
 * A lock is a small file in Galley's own folder. It only narrows the race between two Galleys; what a save
 * decides by is still the file's bytes, so a lock that cannot be had in time is done without.
 */

import { createHash } from "node:crypto";
import { open, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";
import { ownFolder } from "./own-folder.ts";
import { processIsRunning } from "./temporary-files.ts";

export type LockAcrossProcesses = <T>(key: string, task: () => Promise<T>) => Promise<T>;

const LONGEST_WAIT_MILLISECONDS = 5000;

/** Locks that stand in `folder`. */
export function lockAcrossProcesses(folder: string): LockAcrossProcesses {
  return async (key, task) => {
    const real = await ownFolder(folder);
    const path = join(real, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.lock`);
    const held = await acquire(path);
    try {
      return await task();
    } finally {
      if (held) await unlink(path).catch(() => undefined);
    }
  };
}

async function acquire(path: string): Promise<boolean> {
  for (let waited = 0; waited < LONGEST_WAIT_MILLISECONDS;) {
    if (await make(path)) return true;
    await dropAbandoned(path);
    const pause = 2 + Math.floor(Math.random() * 8);
    await new Promise((resolve) => setTimeout(resolve, pause));
    waited += pause;
  }
  return false;
}

async function make(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.write(String(process.pid));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Renamed before it is removed: of several that find it abandoned, one succeeds. */
async function dropAbandoned(path: string): Promise<void> {
  if (!(await isAbandoned(path))) return;
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).then(
    () => unlink(aside),
    () => undefined,
  );
}

/** Its process is gone; or it was killed before it could write who it is. */
async function isAbandoned(path: string): Promise<boolean> {
  try {
    const owner = await readFile(path, "utf8");
    if (owner !== "") return /^\d+$/.test(owner) && !processIsRunning(Number(owner));
    return Date.now() - (await stat(path)).mtimeMs > LONGEST_WAIT_MILLISECONDS;
  } catch {
    return false;
  }
}

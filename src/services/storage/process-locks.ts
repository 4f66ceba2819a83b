/**
 * One Galley at a time for each key, across processes: both hosts may run, and have the same file open.
 *
 * A lock is a small file in Galley's own folder. It only narrows the race between two Galleys; what a save
 * decides by is still the file's bytes, so a lock that cannot be had in time is done without.
 */

import { createHash } from "node:crypto";
import { open, readFile, rename, stat, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";
import { ownFolder } from "./own-folder.ts";
import { processIsRunning } from "./temporary-files.ts";

export type LockAcrossProcesses = <T>(key: string, task: () => Promise<T>) => Promise<T>;

const LONGEST_WAIT_MILLISECONDS = 5000;

/** Locks that stand in `folder`. The task runs whether or not its lock can be had: a full disk must not forbid a save. */
export function lockAcrossProcesses(folder: string): LockAcrossProcesses {
  // Locks that would not go away: they are still ours, and must not hold up our own next save.
  const kept = new Set<string>();
  return async (key, task) => {
    const path = await lockPath(folder, key);
    const held = path !== null && (kept.delete(path) || (await acquire(path, kept)));
    try {
      return await task();
    } finally {
      if (held) await remove(path, kept);
    }
  };
}

async function lockPath(folder: string, key: string): Promise<string | null> {
  const name = `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.lock`;
  return ownFolder(folder).then(
    (real) => join(real, name),
    () => null,
  );
}

async function acquire(path: string, kept: Set<string>): Promise<boolean> {
  for (let waited = 0; waited < LONGEST_WAIT_MILLISECONDS;) {
    const made = await make(path, kept);
    if (made !== "taken") return made === "made";
    await dropAbandoned(path);
    const pause = 2 + Math.floor(Math.random() * 8);
    await new Promise((resolve) => setTimeout(resolve, pause));
    waited += pause;
  }
  return false;
}

async function remove(path: string, kept: Set<string>): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (errorCode(error) !== "ENOENT") kept.add(path);
  });
}

async function make(path: string, kept: Set<string>): Promise<"made" | "taken" | "impossible"> {
  let file: FileHandle;
  try {
    file = await open(path, "wx", 0o600);
  } catch (error) {
    return errorCode(error) === "EEXIST" ? "taken" : "impossible";
  }
  try {
    try {
      await file.write(String(process.pid));
    } finally {
      await file.close();
    }
    return "made";
  } catch {
    // One that names nobody would hold up everybody.
    await remove(path, kept);
    return "impossible";
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

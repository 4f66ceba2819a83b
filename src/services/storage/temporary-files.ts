/** The files that a save writes before it renames them: their names, and clearing away those a crash left. */

import { randomBytes } from "node:crypto";
import { lstat, readdir, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode } from "./errors.ts";

const NAME = /^\.galley-(\d+)-[0-9a-f]+\.tmp$/;
const OLDEST_MILLISECONDS = 10 * 60 * 1000;

/** A name that nobody else uses, and that says whose it is. */
export function temporaryName(pid: number): string {
  return `.galley-${pid}-${randomBytes(8).toString("hex")}.tmp`;
}

/**
 * Remove from `folder` what a Galley that is no longer running left half done more than ten minutes ago.
 *
 * Both must hold: a process may have died a moment ago with another about to look at its file, and
 * a clock may jump. Never fails: what cannot be removed stays.
 */
export async function sweepTemporaryFiles(
  folder: string,
  now: number,
  isRunning: (pid: number) => boolean = processIsRunning,
): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const removed: string[] = [];
  for (const name of names) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const status = await lstat(path).catch(() => null);
    if (!status?.isFile() || now - status.mtimeMs < OLDEST_MILLISECONDS) continue;
    await unlink(path).then(
      () => removed.push(name),
      () => undefined,
    );
  }
  return removed;
}

/**
 * Take away the second names that a save gave the file at `real` before its process was killed: with them it would
 * look like a file that has several by somebody's wish. Resolves to how many are gone; never fails.
 */
export async function dropStrayNames(
  real: string,
  isRunning: (pid: number) => boolean = processIsRunning,
): Promise<number> {
  const folder = dirname(real);
  const file = await lstat(real, { bigint: true }).catch(() => null);
  let dropped = 0;
  for (const name of file ? await readdir(folder).catch(() => []) : []) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const other = await lstat(join(folder, name), { bigint: true }).catch(() => null);
    if (other?.ino !== file?.ino || other?.dev !== file?.dev) continue;
    await unlink(join(folder, name)).then(
      () => dropped++,
      () => undefined,
    );
  }
  return dropped;
}

/** A process that may not be signalled runs all the same. */
export function processIsRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

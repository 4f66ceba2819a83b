/** Writes that have reached the disk, not only the system's memory. */

import { errorCode } from "./errors.ts";
import { writeAll, type FileOperations, type OpenFile } from "./operations.ts";

const CANNOT_SYNC = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR"]);

/**
 * Bring every byte to the disk, and ask the file system how many there are rather than believe ourselves.
 * False where the file system cannot say whether they are on the disk.
 */
export async function writeSynced(file: OpenFile, bytes: Uint8Array): Promise<boolean> {
  await writeAll(file, bytes);
  const isDurable = await syncOpen(file);
  const { size } = await file.stat();
  if (size !== bytes.length)
    throw Object.assign(new Error("the file is shorter than its text"), { code: "EIO" });
  return isDurable;
}

/** Bring what stands at `real` to the disk. False where the file system cannot say whether it is there. */
export async function syncFile(operations: FileOperations, real: string): Promise<boolean> {
  const open = await operations.open(real, "writing");
  return closing(open, () => syncOpen(open));
}

/** A rename is on the disk when its folder is. Systems that cannot sync a folder do not need it asked for. */
export async function syncFolder(operations: FileOperations, folder: string): Promise<void> {
  try {
    const open = await operations.open(folder, "folder");
    await closing(open, () => open.sync());
  } catch (error) {
    if (!CANNOT_SYNC.has(errorCode(error)) && !isForbidden(error)) throw error;
  }
}

export async function syncOpen(file: OpenFile): Promise<boolean> {
  try {
    await file.sync();
    return true;
  } catch (error) {
    if (!CANNOT_SYNC.has(errorCode(error))) throw error;
    return false;
  }
}

export function isForbidden(error: unknown): boolean {
  return errorCode(error) === "EACCES" || errorCode(error) === "EPERM";
}

/** Run `task`, then close: a failure of either is told, the task's first. */
export async function closing<T>(file: OpenFile, task: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await task();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
  return result;
}

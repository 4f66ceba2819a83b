/** Make a file that was not there: whole under its name, or not at all. */

import { dirname, join } from "node:path";
import { errorCode } from "./errors.ts";
import type { FileOperations } from "./operations.ts";
import type { FreePlace } from "./paths.ts";
import { closing, syncFolder, writeSynced } from "./synced.ts";
import { temporaryName } from "./temporary-files.ts";

/** Write `bytes` to `place`, and make the folders above it. The system's EEXIST means that something stands there. */
export async function createFile(
  operations: FileOperations,
  place: FreePlace,
  bytes: Uint8Array,
  mode: number,
): Promise<void> {
  const folder = dirname(place.real);
  const topmost = folder === place.folder ? undefined : await operations.makeFolders(folder);
  const temporary = join(folder, temporaryName(process.pid));
  try {
    const made = await operations.open(temporary, "making", mode);
    try {
      await closing(made, () => writeSynced(made, bytes));
      await nameNewFile(operations, temporary, place.real);
    } finally {
      await operations.unlink(temporary).catch(() => undefined);
    }
  } catch (error) {
    if (topmost !== undefined) await removeEmptyFolders(operations, folder, topmost);
    throw error;
  }
  await syncFolder(operations, folder);
}

/** Move `temporary` to `real` unless something stands there: by a link, which is atomic, where links can be made. */
async function nameNewFile(operations: FileOperations, temporary: string, real: string): Promise<void> {
  try {
    await operations.link(temporary, real);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw error;
    const reserved = await operations.open(real, "making", 0o600);
    try {
      await reserved.close();
      await operations.rename(temporary, real);
    } catch (failure) {
      await operations.unlink(real).catch(() => undefined);
      throw failure;
    }
  }
}

async function removeEmptyFolders(operations: FileOperations, from: string, topmost: string): Promise<void> {
  for (let folder = from; folder.startsWith(topmost); folder = dirname(folder)) {
    const removed = await operations.removeEmptyFolder(folder).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

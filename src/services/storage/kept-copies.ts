/** Copies of files that are being written in place: if that is cut short, the old bytes are here. */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { nodeOperations, type FileOperations } from "./operations.ts";
import type { KeepOld } from "./saver.ts";
import { closing, syncFolder, writeSynced } from "./synced.ts";

/** Keep them in `folder`, which only the person can read, each under the name of its revision. */
export function keepCopiesIn(folder: string, operations: FileOperations = nodeOperations): KeepOld {
  return async ({ bytes, revision }) => {
    await operations.makeFolders(folder, 0o700);
    const path = join(folder, `${revision}-${randomBytes(4).toString("hex")}`);
    try {
      const made = await operations.open(path, "making", 0o600);
      await closing(made, () => writeSynced(made, bytes));
    } catch (error) {
      await operations.unlink(path).catch(() => undefined);
      throw error;
    }
    await syncFolder(operations, folder);
    return () => operations.unlink(path).catch(() => undefined);
  };
}

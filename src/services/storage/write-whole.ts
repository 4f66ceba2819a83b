/** Files of Galley's own that nobody else writes: written whole, in the place of the one before. */

import { dirname, join } from "node:path";
import type { FileOperations } from "./operations.ts";
import { closing, writeSynced } from "./synced.ts";
import { temporaryName } from "./temporary-files.ts";

/**
 * Put a file of `bytes`, for the person alone, where `real` is. After a failure the old one stands there. The new
 * one's bytes are on the disk when this settles; its name is when the folder was synced as well.
 */
export async function writeWhole(operations: FileOperations, real: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(real), temporaryName(process.pid));
  try {
    const made = await operations.open(temporary, "making", 0o600);
    await closing(made, () => writeSynced(made, bytes));
    await operations.rename(temporary, real);
  } catch (error) {
    await operations.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

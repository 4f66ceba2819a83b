/**
 * Writing over a file's own bytes: for a file with several names, and where a new file could not have the
 * old one's owner or stand beside it. The old bytes were kept elsewhere before this begins.
 */

import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import { revisionOf } from "./encoding.ts";
import { readAll, writeAll, type FileOperations, type OpenFile } from "./operations.ts";
import type { ExistingFile } from "./paths.ts";
import { closing, syncOpen, writeSynced } from "./synced.ts";

export interface InPlace {
  readonly file: ExistingFile;
  readonly bytes: Uint8Array;
  readonly old: Uint8Array;
  readonly base: Revision;
}

/**
 * Write `bytes` over the file. When that fails half way, the old bytes are put back before the failure is told.
 * False where the file system cannot say whether they are on the disk.
 */
export async function replaceInPlace(
  operations: FileOperations,
  { file, bytes, old, base }: InPlace,
): Promise<boolean> {
  const open = await operations.open(file.real, "writing");
  return closing(open, async () => {
    if (revisionOf(await readAll(open)) !== base) throw new Failure("changed-on-disk", { path: file.path });
    await makeRoom(open, bytes, old);
    try {
      await open.truncate(bytes.length);
      return await writeSynced(open, bytes);
    } catch (error) {
      await open.truncate(old.length);
      await writeSynced(open, old);
      throw error;
    }
  });
}

/** Write what is longer behind the old bytes: a full disk shows before any of them is touched. */
async function makeRoom(open: OpenFile, bytes: Uint8Array, old: Uint8Array): Promise<void> {
  if (bytes.length <= old.length) return;
  try {
    await writeAll(open, bytes, old.length);
    await syncOpen(open);
  } catch (error) {
    await open.truncate(old.length);
    throw error;
  }
}

/** Take a file away without losing what it held. */

import { dirname } from "node:path";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { readAll, type FileOperations } from "./operations.ts";
import type { ExistingFile } from "./paths.ts";
import type { OldFile, SaveHistory } from "./save-history.ts";
import { closing, syncFolder } from "./synced.ts";
import { witnessOf } from "./witness.ts";

export interface Removal {
  /** Keep the file's bytes elsewhere; they are on the disk when this resolves. */
  readonly keep: (old: OldFile) => Promise<void>;
  /** Move it to the system's trash, where there is one. A file that the trash does not take is unlinked. */
  readonly toTrash: ((real: string) => Promise<void>) | null;
}

interface Removing extends Removal {
  readonly operations: FileOperations;
  readonly history: SaveHistory | undefined;
  readonly file: ExistingFile;
}

/**
 * Nothing is taken away that is not kept first. What another program writes at the same moment is kept as well.
 * True when the file is in the trash.
 */
export async function removeFile(removing: Removing): Promise<boolean> {
  const { operations, history, file, keep } = removing;
  const { real } = file;
  const open = await operations.open(real, "reading");
  const old = await closing(open, async (): Promise<OldFile> => {
    const status = await open.stat();
    if (!status.isFile()) throw new Failure("not-a-file", { path: file.path });
    const bytes = await readAll(open);
    return { real, bytes, revision: revisionOf(bytes), mode: status.mode & 0o7777 };
  });
  await keep(old);
  const witness = await witnessOf(operations, real);
  try {
    const inTrash = await takeAway(removing);
    await syncFolder(operations, dirname(real));
    const late = await witness?.lateBytes(old.revision);
    if (late && history) await witness?.keepIn((bytes) => history.late(real, bytes), late);
    return inTrash;
  } finally {
    await witness?.drop();
  }
}

async function takeAway({ operations, file: { real }, toTrash }: Removing): Promise<boolean> {
  const isInTrash = await toTrash?.(real).then(
    () => true,
    () => false,
  );
  if (!isInTrash) await operations.unlink(real);
  return isInTrash ?? false;
}

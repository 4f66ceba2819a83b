/**
 * A second name for a file while it is being replaced: what another program writes to the old file after the
 * last look at it would otherwise be gone without a trace.
 *
 * The name stands beside the file, since only there a link can always be made.
 */

import { dirname, join } from "node:path";
import type { Revision } from "#contract/values";
import { revisionOf } from "./encoding.ts";
import { errorCode } from "./errors.ts";
import { readAll, type FileOperations } from "./operations.ts";
import { closing } from "./synced.ts";
import { temporaryName } from "./temporary-files.ts";

export interface Witness {
  /** What the old file holds now, if that is not `base`: called when the path leads to the new file. */
  readonly lateBytes: (base: Revision) => Promise<Uint8Array | null>;
  /** Keep them elsewhere. Where that fails they stay under the second name, which is then not dropped. */
  readonly keepIn: (keep: (bytes: Uint8Array) => Promise<void>, late: Uint8Array) => Promise<void>;
  readonly drop: () => Promise<void>;
}

const CANNOT_LINK = new Set([
  "EPERM",
  "EACCES",
  "EXDEV",
  "EMLINK",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EINVAL",
]);
/** A writer that has opened the file, and emptied it perhaps, writes within this. */
const PAUSE_MILLISECONDS = 2;
const STEADY_MILLISECONDS = 20;
const MOST_LOOKS = 50;

/** `null` where the file system has no links. */
export async function witnessOf(operations: FileOperations, real: string): Promise<Witness | null> {
  const path = join(dirname(real), temporaryName(process.pid));
  try {
    await operations.link(real, path);
  } catch (error) {
    if (CANNOT_LINK.has(errorCode(error))) return null;
    throw error;
  }
  let holdsTheOnlyCopy = false;
  const read = async (): Promise<Uint8Array> => {
    const open = await operations.open(path, "reading");
    return closing(open, () => readAll(open));
  };
  return {
    async lateBytes(base) {
      await operations.wait(PAUSE_MILLISECONDS);
      let bytes = await read();
      if (revisionOf(bytes) === base) return null;
      // It may be half written: what it comes to is kept.
      for (let looks = 0; looks < MOST_LOOKS; looks++) {
        await operations.wait(STEADY_MILLISECONDS);
        const again = await read();
        if (revisionOf(again) === revisionOf(bytes)) break;
        bytes = again;
      }
      return revisionOf(bytes) === base ? null : bytes;
    },
    async keepIn(keep, late) {
      holdsTheOnlyCopy = true;
      await keep(late);
      holdsTheOnlyCopy = false;
    },
    async drop() {
      if (!holdsTheOnlyCopy) await operations.unlink(path).catch(() => undefined);
    },
  };
}

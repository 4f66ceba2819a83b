/**
 * Write files so that a crash, a full disk or another program never costs a byte.
 *
 * A save makes a whole new file beside the old one, brings it to the disk, and renames it over the old
 * one: at every moment the path holds the whole old text or the whole new one. The libraries that do this
 * do not check how many bytes were written, and replace a good file by a truncated one on a full disk.
 */

import { dirname, join } from "node:path";
import { Failure } from "#contract/failure";
import type { SaveRemark } from "#contract/history";
import type { Revision } from "#contract/values";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor } from "./errors.ts";
import { replaceInPlace } from "./in-place.ts";
import { createLocks } from "./locks.ts";
import { createFile } from "./new-file.ts";
import {
  nodeOperations,
  readAll,
  type FileOperations,
  type FileStatus,
  type OpenFile,
} from "./operations.ts";
import type { ExistingFile, FreePlace } from "./paths.ts";
import type { LockAcrossProcesses } from "./process-locks.ts";
import { removeFile, type Removal } from "./removal.ts";
import type { OldFile, SaveHistory } from "./save-history.ts";
import { closing, isForbidden, syncFile, syncFolder, writeSynced } from "./synced.ts";
import { dropStrayNames, sweepTemporaryFiles, temporaryName } from "./temporary-files.ts";
import { witnessOf } from "./witness.ts";

/** Keep `old` safe on another part of the disk; what it returns is called when that is no longer needed. */
export type KeepOld = (old: OldFile) => Promise<() => Promise<void>>;

export interface SaverNeeds {
  /** Called before a file is written in place, the one way to save that passes through a half-written file. */
  readonly keepOld: KeepOld;
  readonly now: () => number;
  /** Keeps the versions of what is saved. A version that cannot be kept does not stop a save. */
  readonly history?: SaveHistory;
  /** Keeps another Galley from saving the same file at the same moment. */
  readonly lock?: LockAcrossProcesses;
  readonly operations?: FileOperations;
}

/** A save that succeeded: what names the bytes, and what the person must be told all the same. */
export interface Saved {
  readonly revision: Revision;
  readonly remarks: readonly SaveRemark[];
}

export interface Saver {
  /**
   * Replace the file's bytes if they are still those of `base`.
   *
   * Fails with `changed-on-disk`, `vanished`, `read-only`, `disk-full`, `not-a-file`, `no-permission`,
   * `busy` or `io`; after a failure the file holds its old bytes or the new ones, whole. Writing what
   * the file already holds writes nothing. Mode, owner, links to the file and of the file stay.
   */
  readonly replace: (file: ExistingFile, bytes: Uint8Array, base: Revision) => Promise<Saved>;
  /** Make a new file, and the folders above it. Fails with `exists` rather than replace one. */
  readonly create: (place: FreePlace, bytes: Uint8Array, mode?: number) => Promise<Revision>;
  /** Take the file away, kept first. True when it is in the trash. */
  readonly remove: (file: ExistingFile, removal: Removal) => Promise<boolean>;
  /** Settles when no write is under way. */
  readonly idle: () => Promise<void>;
}

export function createSaver(needs: SaverNeeds): Saver {
  const operations = needs.operations ?? nodeOperations;
  const locks = createLocks();
  const alone = needs.lock ?? ((_key, task) => task());
  const hold: LockAcrossProcesses = (key, task) => locks.hold(key, () => alone(key, task));
  const swept = new Set<string>();
  const sweepOnce = async (folder: string): Promise<void> => {
    if (swept.has(folder)) return;
    swept.add(folder);
    await sweepTemporaryFiles(folder, needs.now());
  };
  const { history } = needs;
  return {
    idle: () => locks.idle(),
    replace: (file, bytes, base) =>
      hold(file.real, async () => {
        const remarks = new Set<SaveRemark>();
        try {
          await replaceFile({ operations, keepOld: needs.keepOld, history, file, bytes, base, remarks });
        } catch (error) {
          throw failureFor(error, file.path, "vanished");
        }
        await sweepOnce(dirname(file.real));
        return { revision: revisionOf(bytes), remarks: [...remarks] };
      }),
    remove: (file, removal) =>
      hold(file.real, async () => {
        try {
          return await removeFile({ operations, history, file, ...removal });
        } catch (error) {
          throw failureFor(error, file.path, "not-found");
        }
      }),
    create: (place, bytes, mode = 0o666) =>
      hold(place.real, async () => {
        try {
          await createFile(operations, place, bytes, mode);
        } catch (error) {
          throw failureFor(error, place.path, "vanished");
        }
        await history?.replaced(place.real, bytes).catch(passOver);
        return revisionOf(bytes);
      }),
  };
}

interface Replacement {
  readonly operations: FileOperations;
  readonly keepOld: KeepOld;
  readonly history: SaveHistory | undefined;
  readonly file: ExistingFile;
  readonly bytes: Uint8Array;
  readonly base: Revision;
  readonly remarks: Set<SaveRemark>;
}

async function replaceFile(replacement: Replacement): Promise<void> {
  const { operations, history, file, bytes, base, remarks } = replacement;
  const old = await readOld(operations, file);
  if (old.revision === revisionOf(bytes)) {
    // An earlier attempt may have failed after its rename: now it is certain.
    if (!(await syncFile(operations, file.real))) remarks.add("durability-unknown");
    await syncFolder(operations, dirname(file.real));
  } else {
    if (old.revision !== base) throw new Failure("changed-on-disk", { path: file.path });
    await history?.replacing(oldFileOf(file, old)).catch((error: unknown) => {
      passOver(error);
      remarks.add("not-kept");
    });
    const names = old.status.nlink > 1 ? old.status.nlink - (await dropStrayNames(file.real)) : 1;
    const outcome = names > 1 ? "in-place" : await replaceByRename(replacement, old.status);
    if (outcome === "in-place") await replaceHere(replacement, old);
    await history?.replaced(file.real, bytes).catch(passOver);
  }
}

/** A disk or a folder that cannot be written is no reason to lose a save; anything else is a bug. */
function passOver(error: unknown): void {
  if (!(error instanceof Failure) && errorCode(error) === "") throw error;
}

function oldFileOf({ real }: ExistingFile, { bytes, revision, status }: Old): OldFile {
  return { real, bytes, revision, mode: status.mode & 0o7777 };
}

async function replaceHere(
  { operations, keepOld, file, bytes, base, remarks }: Replacement,
  old: Old,
): Promise<void> {
  const release = await keepOld(oldFileOf(file, old));
  try {
    const isDurable = await replaceInPlace(operations, { file, bytes, old: old.bytes, base });
    if (!isDurable) remarks.add("durability-unknown");
  } catch (error) {
    const stands = await revisionAt(operations, file.real).catch(() => null);
    if (stands === base) await release();
    throw error;
  }
  await release();
}

interface Old {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly revision: Revision;
  readonly status: FileStatus;
}

/** Opened for writing, although it is only read: whatever forbids writing shows before anything is done. */
async function readOld(operations: FileOperations, file: ExistingFile): Promise<Old> {
  const open = await operations.open(file.real, "writing").catch((error: unknown) => {
    const code = errorCode(error);
    const forbidden = code === "EACCES" || code === "EPERM" || code === "EROFS";
    throw forbidden ? new Failure("read-only", { path: file.path, system: code }, { cause: error }) : error;
  });
  return closing(open, async () => {
    const status = await open.stat();
    if (!status.isFile()) throw new Failure("not-a-file", { path: file.path });
    // Nobody may write it, so neither does a Galley that runs as an administrator, to whom nothing is forbidden.
    if ((status.mode & 0o222) === 0) throw new Failure("read-only", { path: file.path });
    const bytes = await readAll(open);
    return { bytes, revision: revisionOf(bytes), status };
  });
}

/** `in-place`: a new file could not take over what the old one has, or could not be made beside it. */
async function replaceByRename(
  replacement: Replacement,
  status: FileStatus,
): Promise<"replaced" | "in-place"> {
  const { operations, file, bytes, base, remarks } = replacement;
  const temporary = join(dirname(file.real), temporaryName(process.pid));
  const made = await operations.open(temporary, "making", 0o600).catch((error: unknown) => {
    if (isForbidden(error)) return null;
    throw error;
  });
  if (made === null) return "in-place";
  const removed = (): Promise<void> => operations.unlink(temporary).catch(() => undefined);
  try {
    const kept = await closing(made, async () => {
      if (!(await takeOver(made, status))) return false;
      if (!(await writeSynced(made, bytes))) remarks.add("durability-unknown");
      return true;
    });
    // The last look before the file is replaced: what another program wrote meanwhile stays.
    if (kept && (await revisionAt(operations, file.real)) !== base) {
      throw new Failure("changed-on-disk", { path: file.path });
    }
    if (kept && (await renameWatched(replacement, temporary))) return "replaced";
  } catch (error) {
    await removed();
    throw error;
  }
  await removed();
  return "in-place";
}

/** Rename, with an eye on the old file: what another program wrote to it after the last look is kept. */
async function renameWatched(
  { operations, history, file, base, remarks }: Replacement,
  temporary: string,
): Promise<boolean> {
  const witness = history ? await witnessOf(operations, file.real) : null;
  try {
    if (!(await renamePatiently(operations, temporary, file.real))) return false;
    await syncFolder(operations, dirname(file.real));
    const late = await witness?.lateBytes(base);
    if (late && history) {
      await witness?.keepIn((bytes) => history.late(file.real, bytes), late);
      remarks.add("late-writer");
    }
    return true;
  } finally {
    await witness?.drop();
  }
}

/** Give the new file the old one's owner and mode. False where that is not ours to do. */
async function takeOver(made: OpenFile, old: FileStatus): Promise<boolean> {
  try {
    const own = await made.stat();
    if (own.uid !== old.uid || own.gid !== old.gid) await made.chown(old.uid, old.gid);
    // After chown, which clears some mode bits.
    if ((own.mode & 0o7777) !== (old.mode & 0o7777)) await made.chmod(old.mode & 0o7777);
    return true;
  } catch (error) {
    if (isForbidden(error)) return false;
    throw error;
  }
}

/** Other programs (indexers, virus scanners) hold files for a moment on some systems. */
async function renamePatiently(operations: FileOperations, from: string, to: string): Promise<boolean> {
  for (const wait of [10, 25, 50, 100, null]) {
    try {
      await operations.rename(from, to);
      return true;
    } catch (error) {
      if (!isForbidden(error) && errorCode(error) !== "EBUSY") throw error;
      if (wait !== null) await operations.wait(wait);
    }
  }
  return false;
}

async function revisionAt(operations: FileOperations, real: string): Promise<Revision> {
  const open = await operations.open(real, "reading");
  return revisionOf(await closing(open, () => readAll(open)));
}

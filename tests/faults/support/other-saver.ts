/** A saver as most editors have one: write-file-atomic. All that is not the writing itself is as in Galley's own. */

import { mkdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Failure } from "#contract/failure";
import { revisionOf } from "#services/storage/encoding";
import { failureFor } from "#services/storage/errors";
import { createLocks } from "#services/storage/locks";
import type { LockAcrossProcesses } from "#services/storage/process-locks";
import type { Saver, SaverNeeds } from "#services/storage/saver";
import { OTHER_SAVER_FOLDER } from "./other-saver-package.ts";

type WriteFileAtomic = (path: string, bytes: Buffer) => Promise<void>;

const folder = process.env[OTHER_SAVER_FOLDER];
if (folder === undefined) throw new RangeError(`${OTHER_SAVER_FOLDER} is not set`);
const writeFileAtomic = createRequire(import.meta.url)(folder) as WriteFileAtomic;

export function createSaver({ history, lock }: SaverNeeds): Saver {
  const locks = createLocks();
  const alone: LockAcrossProcesses = lock ?? ((_key, task) => task());
  const replace: Saver["replace"] = async (file, bytes, base) => {
    const old = new Uint8Array(await readFile(file.real));
    const revision = revisionOf(old);
    if (revision === revisionOf(bytes)) return { revision, remarks: [] };
    if (revision !== base) throw new Failure("changed-on-disk", { path: file.path });
    const { mode } = await stat(file.real);
    await history?.replacing({ real: file.real, bytes: old, revision, mode: mode & 0o7777 });
    await writeFileAtomic(file.real, Buffer.from(bytes));
    await history?.replaced(file.real, bytes);
    return { revision: revisionOf(bytes), remarks: [] };
  };
  const named = <T>(file: { readonly path: string; readonly real: string }, task: () => Promise<T>) =>
    locks.hold(file.real, () =>
      alone(file.real, () =>
        task().catch((error: unknown) => {
          throw failureFor(error, file.path, "vanished");
        }),
      ),
    );
  return {
    replace: (file, bytes, base) => named(file, () => replace(file, bytes, base)),
    create: (place, bytes) =>
      named(place, async () => {
        await mkdir(dirname(place.real), { recursive: true });
        await writeFileAtomic(place.real, Buffer.from(bytes));
        await history?.replaced(place.real, bytes);
        return revisionOf(bytes);
      }),
    remove: () => Promise.reject(new RangeError("it only saves")),
    idle: () => locks.idle(),
  };
}

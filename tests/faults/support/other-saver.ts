/** A saver as most editors have one: the same check of the base, then write-file-atomic. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Failure } from "#contract/failure";
import { revisionOf } from "#services/storage/encoding";
import { failureFor } from "#services/storage/errors";
import type { Saver } from "#services/storage/saver";
import { OTHER_SAVER_FOLDER } from "./other-saver-package.ts";

type WriteFileAtomic = (path: string, bytes: Buffer) => Promise<void>;

const folder = process.env[OTHER_SAVER_FOLDER];
if (folder === undefined) throw new RangeError(`${OTHER_SAVER_FOLDER} is not set`);
const writeFileAtomic = createRequire(import.meta.url)(folder) as WriteFileAtomic;

export function createSaver(): Saver {
  return {
    async replace(file, bytes, base) {
      try {
        const current = revisionOf(await readFile(file.real));
        if (current === revisionOf(bytes)) return { revision: current, remarks: [] };
        if (current !== base) throw new Failure("changed-on-disk", { path: file.path });
        await writeFileAtomic(file.real, Buffer.from(bytes));
        return { revision: revisionOf(bytes), remarks: [] };
      } catch (error) {
        throw failureFor(error, file.path, "vanished");
      }
    },
    async create(place, bytes) {
      try {
        await writeFileAtomic(place.real, Buffer.from(bytes));
        return revisionOf(bytes);
      } catch (error) {
        throw failureFor(error, place.path, "vanished");
      }
    },
    remove: () => Promise.reject(new RangeError("it only saves")),
    idle: () => Promise.resolve(),
  };
}

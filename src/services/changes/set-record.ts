/**
 * A change set on the disk: what every file held and what it is to hold, written down before the first file is
 * touched. After a crash the files' own bytes say how far it came.
 */

import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "#contract/failure";
import { Revision } from "#contract/values";
import { errorCode, failureFor } from "../storage/errors.ts";
import { nodeOperations } from "../storage/operations.ts";
import { closing, syncFolder } from "../storage/synced.ts";
import { writeWhole } from "../storage/write-whole.ts";

/** Where a file's bytes of before and after stand in the set's pack. */
const RecordedFile = z.object({
  path: z.string(),
  base: Revision,
  result: Revision,
  offset: z.int(),
  before: z.int(),
  after: z.int(),
});
export type RecordedFile = z.output<typeof RecordedFile>;

const SetRecord = z.object({
  version: z.literal(1),
  id: z.string(),
  root: z.string(),
  label: z.string(),
  at: z.number(),
  /** What was being done last, and whether it came to its end. */
  direction: z.enum(["forward", "back"]),
  isFinished: z.boolean(),
  files: z.array(RecordedFile),
});
export type SetRecord = z.output<typeof SetRecord>;

/** A file with its bytes of before and after. */
export interface ChangedFile {
  readonly path: string;
  readonly base: Revision;
  readonly result: Revision;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface SetRecords {
  /** Write down `files`, which come one by one. On the disk when it settles; `null` for none. */
  readonly begin: (
    head: Pick<SetRecord, "root" | "label" | "at">,
    files: AsyncIterable<ChangedFile>,
  ) => Promise<SetRecord | null>;
  readonly read: (id: string) => Promise<SetRecord>;
  readonly update: (record: SetRecord) => Promise<void>;
  /** Those of one folder, newest first; what cannot be read is passed over. */
  readonly list: (root: string) => Promise<readonly SetRecord[]>;
  readonly bytesOf: (
    record: SetRecord,
    file: RecordedFile,
    which: "before" | "after",
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

const RECORD = "set.json";
const PACK = "bytes";
/** Older ones go when a new one begins; interrupted ones stay until they are settled. */
const MOST_KEPT = 30;

export function openSetRecords(folder: string): SetRecords {
  const read = async (id: string): Promise<SetRecord> => {
    try {
      return SetRecord.parse(JSON.parse(await readFile(join(folder, id, RECORD), "utf8")));
    } catch (error) {
      if (errorCode(error) === "" || errorCode(error) === "ENOENT")
        throw new Failure("not-found", { path: id }, { cause: error });
      throw failureFor(error, id, "not-found");
    }
  };
  const update = async (record: SetRecord): Promise<void> => {
    const own = join(folder, record.id);
    try {
      await writeWhole(nodeOperations, join(own, RECORD), Buffer.from(JSON.stringify(record)));
      await syncFolder(nodeOperations, own);
    } catch (error) {
      throw errorCode(error) === "" ? error : failureFor(error, record.label, "vanished");
    }
  };
  const all = async (): Promise<readonly SetRecord[]> => {
    const names = await readdir(folder).catch(() => []);
    const records = await Promise.all(names.map((id) => read(id).catch(() => null)));
    return records.filter((record) => record !== null).toSorted((a, b) => b.at - a.at);
  };
  return {
    read,
    update,
    list: async (root) => (await all()).filter((record) => record.root === root),
    async begin(head, files) {
      const id = `${head.at.toString(36)}-${randomBytes(8).toString("hex")}`;
      const own = join(folder, id);
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        const recorded = await pack(join(own, PACK), files);
        const record = {
          version: 1,
          id,
          ...head,
          direction: "forward",
          isFinished: false,
          files: recorded,
        } as const;
        if (recorded.length === 0) await rm(own, { recursive: true, force: true });
        else await update(record);
        const old = (await all()).filter((each) => each.isFinished).slice(MOST_KEPT);
        for (const each of old) await rm(join(folder, each.id), { recursive: true, force: true });
        return recorded.length === 0 ? null : record;
      } catch (error) {
        await rm(own, { recursive: true, force: true }).catch(() => undefined);
        throw errorCode(error) === "" ? error : failureFor(error, "", "vanished");
      }
    },
    bytesOf: ({ id }, file, which) => unpack(join(folder, id, PACK), file, which),
  };
}

async function unpack(
  path: string,
  { path: name, offset, before, after }: RecordedFile,
  which: "before" | "after",
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const handle = await nodeOperations.open(path, "reading");
    const bytes = new Uint8Array(which === "before" ? before : after);
    const at = which === "before" ? offset : offset + before;
    const { bytesRead } = await closing(handle, () => handle.read(bytes, 0, bytes.length, at));
    if (bytesRead !== bytes.length) throw new Failure("damaged", { path: name });
    return bytes;
  } catch (error) {
    throw failureFor(error, name, "not-found");
  }
}

async function pack(path: string, files: AsyncIterable<ChangedFile>): Promise<RecordedFile[]> {
  const handle = await open(path, "wx", 0o600);
  const recorded: RecordedFile[] = [];
  try {
    let offset = 0;
    for await (const { before, after, ...file } of files) {
      await handle.appendFile(before);
      await handle.appendFile(after);
      recorded.push({ ...file, offset, before: before.length, after: after.length });
      offset += before.length + after.length;
    }
    await handle.sync();
    return recorded;
  } finally {
    await handle.close();
  }
}

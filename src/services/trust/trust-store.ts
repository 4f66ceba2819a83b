/** Which folders a person trusts, as it was when they said so: in Galley's own folder, never in theirs. */

import { join } from "node:path";
import { Failure } from "#contract/failure";
import { isObject, openJsonFile, type JsonObject } from "../storage/json-file.ts";
import type { LockAcrossProcesses } from "../storage/process-locks.ts";
import type { Saver } from "../storage/saver.ts";

/** What was said of one folder. `files` is what would have run then; `null`: the person wants it restricted. */
export interface Said {
  readonly path: string;
  readonly fingerprint: string | null;
  readonly files: Readonly<Record<string, string>>;
}

export interface TrustRecord {
  readonly folders: readonly Said[];
  /** Folders of which everything below is trusted. */
  readonly parents: readonly string[];
}

export interface TrustStore {
  readonly read: () => Promise<TrustRecord>;
  /** Fails when it could not be kept: what is not kept is not trusted. */
  readonly change: (change: (record: TrustRecord) => TrustRecord) => Promise<void>;
}

export interface TrustStoreNeeds {
  readonly folder: string;
  readonly saver: Saver;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
}

/** More than anybody opens. The oldest is forgotten, and asked about again. */
const MOST = 500;

export function openTrustStore({ folder, saver, lock, now }: TrustStoreNeeds): TrustStore {
  const file = openJsonFile({ path: join(folder, "trust.json"), saver, lock, now });
  return {
    read: async () => recordIn(await file.read()),
    async change(change) {
      let asked: TrustRecord = { folders: [], parents: [] };
      await file.update((stored) => {
        const { folders, parents } = change(recordIn(stored));
        asked = { folders: folders.slice(0, MOST), parents: parents.slice(0, MOST) };
        return { ...stored, ...asked };
      });
      // A damaged file reads as nothing trusted; a grant that did not last must not be taken for one.
      const kept = recordIn(await file.read());
      if (JSON.stringify(kept) !== JSON.stringify(asked)) throw new Failure("io");
    },
  };
}

function recordIn(stored: JsonObject): TrustRecord {
  const { folders, parents } = stored;
  return {
    folders: Array.isArray(folders) ? folders.filter(isSaid) : [],
    parents: Array.isArray(parents) ? parents.filter((each): each is string => typeof each === "string") : [],
  };
}

function isSaid(value: unknown): value is Said {
  if (!isObject(value) || typeof value["path"] !== "string" || !isObject(value["files"])) return false;
  const { fingerprint, files } = value;
  return (
    (fingerprint === null || typeof fingerprint === "string") &&
    Object.values(files).every((each) => typeof each === "string")
  );
}

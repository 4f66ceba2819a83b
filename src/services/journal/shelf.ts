/** The journal's folder: where entries stand, and which of them this process keeps. */

import { join } from "node:path";
import { Failure } from "#contract/failure";
import type { JournalEntryId } from "#contract/journal";
import { failureFor } from "../storage/errors.ts";
import { createLocks, type Locks } from "../storage/locks.ts";
import { readAll, type FileOperations } from "../storage/operations.ts";
import { ownFolder } from "../storage/own-folder.ts";
import { closing } from "../storage/synced.ts";
import { sweepTemporaryFiles } from "../storage/temporary-files.ts";
import { readEntry, type EntryContent } from "./entry-file.ts";
import type { KeptEntry } from "./kept-entry.ts";
import { thisOwner, type Owner } from "./owner.ts";

export const ENDING = ".journal";

export interface OpenEntry {
  readonly window: string;
  readonly kept: KeptEntry;
}

export interface Shelf {
  readonly operations: FileOperations;
  readonly now: () => number;
  /** One thing at a time for each entry. */
  readonly locks: Locks;
  /** What this process keeps, oldest first. */
  readonly open: Map<string, OpenEntry>;
  readonly owner: () => Promise<Owner>;
  readonly folder: () => Promise<string>;
  readonly placeOf: (entry: string) => Promise<string>;
  /** What the entry's file says; `null` where there is none, or none that can be read. */
  readonly load: (entry: string) => Promise<EntryContent | null>;
  /** The same, of this workspace; fails with `not-found`. */
  readonly find: (root: string, entry: JournalEntryId) => Promise<EntryContent>;
  readonly remove: (entry: string) => Promise<void>;
}

export interface ShelfNeeds {
  readonly folder: string;
  readonly now: () => number;
  readonly operations: FileOperations;
}

interface Prepared {
  readonly real: string;
  readonly owner: Owner;
}

/** Nothing is made or read before it is needed. */
export function createShelf({ folder, now, operations }: ShelfNeeds): Shelf {
  const open = new Map<string, OpenEntry>();
  let ready: Promise<Prepared> | null = null;
  const prepare = (): Promise<Prepared> => {
    ready ??= prepareFolder(folder, now()).catch((error: unknown) => {
      ready = null;
      throw failureFor(error, "", "not-found");
    });
    return ready;
  };
  const placeOf = async (entry: string): Promise<string> => join((await prepare()).real, entry + ENDING);
  const load = async (entry: string): Promise<EntryContent | null> =>
    loadEntry(operations, await placeOf(entry));
  return {
    operations,
    now,
    locks: createLocks(),
    open,
    owner: async () => (await prepare()).owner,
    folder: async () => (await prepare()).real,
    placeOf,
    load,
    async find(root, entry) {
      const content = await load(entry);
      if (content?.beginning.root !== root) throw new Failure("not-found");
      return content;
    },
    async remove(entry) {
      await operations.unlink(await placeOf(entry)).catch((error: unknown) => {
        const failure = failureFor(error, "", "not-found");
        if (failure.code !== "not-found") throw failure;
      });
      open.delete(entry);
    },
  };
}

async function prepareFolder(folder: string, now: number): Promise<Prepared> {
  const real = await ownFolder(folder);
  await sweepTemporaryFiles(real, now);
  return { real, owner: await thisOwner() };
}

/** One bad file hides no other: what cannot be read is left where it is. */
async function loadEntry(operations: FileOperations, real: string): Promise<EntryContent | null> {
  try {
    const file = await operations.open(real, "reading");
    return readEntry(await closing(file, () => readAll(file)));
  } catch {
    return null;
  }
}

/** Keeping the histories within what they should take of the disk, without breaking what was promised of them. */

import { unlink } from "node:fs/promises";
import { join } from "node:path";
import type { LockAcrossProcesses } from "../storage/process-locks.ts";
import { sweepTemporaryFiles } from "../storage/temporary-files.ts";
import { readEntries, readHeader, sizeOf } from "./article-history.ts";
import { entryFileName } from "./entry.ts";
import { articleFolders } from "./history-folders.ts";
import { mayGo } from "./retention.ts";

export interface Tidying {
  /** Versions were added: tidy when that is worth it. */
  readonly soon: () => void;
  /** Look how much there is, and take away what may go while that is too much. Resolves to the bytes that are left. */
  readonly now: () => Promise<number>;
  /** How much there was when it was last looked at, if that is more than it should be. */
  readonly overLimit: () => { readonly bytes: number; readonly limit: number } | null;
  readonly idle: () => Promise<void>;
}

export interface TidyingNeeds {
  readonly folder: string;
  readonly now: () => number;
  readonly limit: number;
  readonly hold: LockAcrossProcesses;
}

/** Looking at every history takes a while with thousands of articles: it is done once for so many versions. */
const EVERY = 200;

export function createTidying(needs: TidyingNeeds): Tidying {
  const { folder, limit } = needs;
  let added = 0;
  let bytes = 0;
  let underWay: Promise<number> | null = null;
  const tidy = async (): Promise<number> => {
    const folders = await articleFolders(folder);
    bytes = 0;
    for (const name of folders) bytes += await sizeOf(join(folder, name));
    for (const name of folders) {
      if (bytes <= limit) break;
      bytes -= await needs.hold(join(folder, name), () => dropOld(join(folder, name), needs.now()));
    }
    return bytes;
  };
  const now = (): Promise<number> => {
    underWay ??= tidy().finally(() => (underWay = null));
    return underWay;
  };
  return {
    soon() {
      // Nobody waits for it; what it cannot take away stays until the next time.
      if (added++ % EVERY === 0) void now().catch(() => undefined);
    },
    now,
    overLimit: () => (bytes > limit ? { bytes, limit } : null),
    async idle() {
      await underWay?.catch(() => undefined);
    },
  };
}

/** Take away what may go in one article's folder. @returns how many bytes that was. */
async function dropOld(folder: string, now: number): Promise<number> {
  await sweepTemporaryFiles(folder, now);
  const entries = await Promise.all(
    (await readEntries(folder)).map(async (entry) => ({
      ...entry,
      at: (await readHeader(folder, entry)).at,
    })),
  );
  const old = mayGo(entries, now);
  // Bytes that a newer version shares are in the file of the older one.
  const needed = new Set(entries.filter((entry) => !old.includes(entry)).map(({ revision }) => revision));
  const before = await sizeOf(folder);
  for (const entry of old) {
    if (!needed.has(entry.revision)) await unlink(join(folder, entryFileName(entry))).catch(() => undefined);
  }
  return before - (await sizeOf(folder));
}

/**
 * What articles held before: kept at every save, outside every workspace, for the person alone.
 *
 * Each article has a folder named after its real path. The saver asks for the bytes that it is about to replace to
 * be kept, and tells what it wrote; what other programs wrote is kept when it is seen.
 */

import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import { createLocks } from "../storage/locks.ts";
import { nodeOperations, type FileOperations } from "../storage/operations.ts";
import type { OldFile, SaveHistory } from "../storage/save-history.ts";
import { currentRevision } from "../storage/documents.ts";
import { revisionOf } from "../storage/encoding.ts";
import { failureFor } from "../storage/errors.ts";
import { isInside } from "../storage/paths.ts";
import { addVersion, linkEarlier, readEntries, readHeader, readVersion } from "./article-history.ts";
import type { EntryHeader, EntryKind, EntryName } from "./entry.ts";
import { articleFolders } from "./history-folders.ts";
import { createTidying, type Tidying } from "./tidying.ts";

/** A version as it is listed. `real`: the absolute path that the article had; "" where that is not known. */
export interface Version {
  readonly kind: Exclude<EntryKind, "moved">;
  readonly revision: Revision;
  readonly at: number;
  readonly real: string;
  readonly mode: number | null;
}

/** An article whose newest version is its deletion. */
export interface DeletedFile {
  readonly real: string;
  readonly revision: Revision;
  readonly at: number;
}

export interface History {
  /** What the saver tells and asks. */
  readonly ofSaves: SaveHistory;
  /** Keep what was found on the disk, if the article has a history and this is news. */
  readonly seen: (real: string, revision: Revision, read: () => Promise<Uint8Array>) => Promise<void>;
  /** Keep bytes that are not, or soon no longer, in the file. On the disk when this resolves. */
  readonly keep: (old: OldFile, kind: "deleted" | "unsaved") => Promise<void>;
  /** Every version, oldest first, those of the article's earlier paths below `root` included. */
  readonly versions: (real: string, root: string) => Promise<readonly Version[]>;
  /** The bytes of one of them. Fails with `not-found` or `damaged`. */
  readonly read: (real: string, revision: Revision) => Promise<Uint8Array<ArrayBuffer>>;
  /** Articles below `root` that were deleted and are still gone, newest first. */
  readonly deleted: (root: string) => Promise<readonly DeletedFile[]>;
  readonly tidying: Tidying;
  /** Settles when nothing is being written. */
  readonly idle: () => Promise<void>;
}

export interface HistoryNeeds {
  readonly folder: string;
  readonly now: () => number;
  readonly operations?: FileOperations;
  /** All histories together should take no more bytes than this. */
  readonly limit?: number;
}

const LIMIT = 1024 ** 3;

export function openHistory(needs: HistoryNeeds): History {
  const { folder, now, operations = nodeOperations, limit = LIMIT } = needs;
  const locks = createLocks();
  const tidying = createTidying({ folder, now, limit, hold: locks.hold });
  const add = async (real: string, kind: EntryKind, version: KeptBytes): Promise<void> => {
    const own = join(folder, folderName(real));
    const header: EntryHeader = {
      real,
      at: now(),
      ...(version.mode === undefined ? {} : { mode: version.mode }),
    };
    const isNew = await locks.hold(own, () => addVersion(operations, own, { kind, header, ...version }));
    if (isNew) tidying.soon();
  };
  return {
    ofSaves: {
      replacing: (old) => add(old.real, "elsewhere", old),
      replaced: (real, bytes) => add(real, "saved", { bytes, revision: revisionOf(bytes) }),
      late: (real, bytes) => add(real, "late", { bytes, revision: revisionOf(bytes) }),
    },
    async seen(real, revision, read) {
      const last = (await readEntries(join(folder, folderName(real)))).at(-1);
      if (last === undefined || last.revision === revision) return;
      const bytes = await read();
      await add(real, "elsewhere", { bytes, revision: revisionOf(bytes) });
    },
    keep: (old, kind) => byName(old.real, () => add(old.real, kind, old)),
    versions: (real, root) =>
      byName(real, async () => {
        await followRename({ folder, real, root, operations, now });
        return versionsIn(folder, folderName(real), Infinity);
      }),
    read: (real, revision) =>
      byName(real, async () => {
        for (const name of await foldersOf(folder, folderName(real))) {
          const entries = await readEntries(join(folder, name));
          if (entries.some((entry) => entry.revision === revision && entry.kind !== "moved"))
            return readVersion(join(folder, name), revision);
        }
        throw new Failure("not-found");
      }),
    deleted: (root) => byName(root, () => deletedBelow(folder, root)),
    tidying,
    async idle() {
      await locks.idle();
      await tidying.idle();
    },
  };
}

/** Galley's own folder may fail as any other: a person is told what is the matter, not that something is. */
async function byName<T>(real: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw failureFor(error, basename(real), "not-found");
  }
}

interface KeptBytes {
  readonly bytes: Uint8Array;
  readonly revision: Revision;
  readonly mode?: number | undefined;
}

/** The folder of the article at `real`: no spelling of a path can lead out of the history. */
function folderName(real: string): string {
  return createHash("sha256").update(real).digest("hex").slice(0, 32);
}

async function versionsIn(folder: string, name: string, upTo: number): Promise<readonly Version[]> {
  const own = join(folder, name);
  const versions: Version[] = [];
  for (const entry of await readEntries(own)) {
    if (entry.number > upTo) break;
    const { kind, revision } = entry;
    const header = await readHeader(own, entry);
    const mode = header.mode ?? null;
    // A moved article is found at its new path with the bytes that it had at the old one.
    const isKnown = kind === "elsewhere" && versions.at(-1)?.revision === revision;
    if (kind === "moved")
      versions.push(...(header.from ? await versionsIn(folder, header.from.folder, header.from.upTo) : []));
    else if (!isKnown) versions.push({ kind, revision, at: header.at, real: header.real, mode });
  }
  return versions;
}

/** The folders that an article's versions are in, the newest first. */
async function foldersOf(folder: string, name: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let next: string | undefined = name; next !== undefined && !names.includes(next);) {
    names.push(next);
    const first: EntryName | undefined = (await readEntries(join(folder, next)))[0];
    next = first?.kind === "moved" ? (await readHeader(join(folder, next), first)).from?.folder : undefined;
  }
  return names;
}

interface Following {
  readonly folder: string;
  readonly real: string;
  readonly root: string;
  readonly operations: FileOperations;
  readonly now: () => number;
}

/**
 * Find what the article was called before: another program moves a file without saying so.
 *
 * It is the article below the same root whose file is gone and whose newest version has the bytes that this
 * one began with.
 */
async function followRename({ folder, real, root, operations, now }: Following): Promise<void> {
  const name = folderName(real);
  const own = join(folder, name);
  const [first] = await readEntries(own);
  if (first?.kind === "moved") return;
  const revision = first?.revision ?? (await currentRevision(real));
  if (revision === null || revision === EMPTY) return;
  for (const other of await articleFolders(folder)) {
    const last = other === name ? undefined : (await readEntries(join(folder, other))).at(-1);
    if (last?.revision !== revision) continue;
    const header = await readHeader(join(folder, other), last);
    if (header.real === "" || !isInside(root, header.real) || (await exists(header.real))) continue;
    const from = { folder: other, upTo: last.number };
    await linkEarlier(operations, own, { revision, header: { real, at: now(), from } });
    return;
  }
}

/** Empty files are alike without being the same article. */
const EMPTY = revisionOf(new Uint8Array());

async function deletedBelow(folder: string, root: string): Promise<readonly DeletedFile[]> {
  const found: DeletedFile[] = [];
  for (const name of await articleFolders(folder)) {
    const last = (await readEntries(join(folder, name))).at(-1);
    if (last?.kind !== "deleted") continue;
    const { real, at } = await readHeader(join(folder, name), last);
    if (real === "" || !isInside(root, real) || (await exists(real))) continue;
    found.push({ real, at, revision: last.revision });
  }
  return found.toSorted((one, other) => other.at - one.at);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

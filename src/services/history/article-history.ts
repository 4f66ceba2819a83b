/** The versions of one article: a folder that only grows, until what is old must make room. */

import { open, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Revision } from "#contract/values";
import { Failure } from "#contract/failure";
import { errorCode } from "../storage/errors.ts";
import { createFile } from "../storage/new-file.ts";
import type { FileOperations } from "../storage/operations.ts";
import { ownFolder } from "../storage/own-folder.ts";
import {
  decodeBody,
  decodeHeader,
  encodeEntry,
  entryFileName,
  LONGEST_HEADER,
  readEntryName,
  type EntryHeader,
  type EntryName,
} from "./entry.ts";

/** Every version in `folder`, oldest first; none where there is no such folder. */
export async function readEntries(folder: string): Promise<readonly EntryName[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return [];
    throw error;
  });
  // By name: of one length, the numbers come in their order, and what has one number always comes the same way.
  return names.toSorted(byCharacters).flatMap((name) => readEntryName(name) ?? []);
}

function byCharacters(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What the file says of itself. Where that is damaged, its time is the file's and its path unknown (""). */
export async function readHeader(folder: string, entry: EntryName): Promise<EntryHeader> {
  const path = join(folder, entryFileName(entry));
  const file = await open(path, "r");
  try {
    const start = new Uint8Array(LONGEST_HEADER);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const header = decodeHeader(start.subarray(0, bytesRead));
    return header ?? { real: "", at: (await file.stat()).mtimeMs };
  } finally {
    await file.close();
  }
}

/** The bytes of a version, from whichever file has them whole. Fails with `damaged` when none does. */
export async function readVersion(folder: string, revision: Revision): Promise<Uint8Array<ArrayBuffer>> {
  for (const entry of await readEntries(folder)) {
    if (entry.revision !== revision) continue;
    const body = decodeBody(await readFile(join(folder, entryFileName(entry))), revision);
    if (body) return body;
  }
  throw new Failure("damaged");
}

export interface NewVersion {
  readonly kind: EntryName["kind"];
  readonly revision: Revision;
  readonly bytes: Uint8Array;
  readonly header: EntryHeader;
}

/**
 * Keep a version, on the disk when this resolves. What the newest version holds already is not kept twice,
 * but for a deletion, which is news by itself. The numbers of two processes may meet: both versions are kept.
 */
export async function addVersion(
  operations: FileOperations,
  folder: string,
  { kind, revision, bytes, header }: NewVersion,
): Promise<boolean> {
  const entries = await readEntries(folder);
  const last = entries.at(-1);
  if (last?.revision === revision && last.kind !== "deleted" && kind !== "deleted") return false;
  const own = await ownFolder(folder);
  const number = (last?.number ?? 0) + 1;
  const isKept = await readVersion(folder, revision).then(
    () => true,
    () => false,
  );
  const name = entryFileName({ number, kind, revision });
  const place = { path: name, real: join(own, name), folder: own };
  await createFile(operations, place, encodeEntry(header, isKept ? null : bytes), 0o600);
  return true;
}

/** Say, before the first version here, where the earlier ones are. */
export async function linkEarlier(
  operations: FileOperations,
  folder: string,
  link: { readonly revision: Revision; readonly header: EntryHeader },
): Promise<void> {
  const own = await ownFolder(folder);
  const name = entryFileName({ number: 0, kind: "moved", revision: link.revision });
  const place = { path: name, real: join(own, name), folder: own };
  await createFile(operations, place, encodeEntry(link.header, null), 0o600).catch((error: unknown) => {
    // Another Galley said so first.
    if (errorCode(error) !== "EEXIST") throw error;
  });
}

/** What the folder's files take of the disk. */
export async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

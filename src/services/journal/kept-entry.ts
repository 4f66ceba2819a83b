/** One entry that is being written: a file that grows by what came, and begins anew when that is shorter. */

import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { Failure } from "#contract/failure";
import type { JournalChange } from "#contract/journal";
import { errorCode, failureFor } from "../storage/errors.ts";
import { createFile } from "../storage/new-file.ts";
import type { FileOperations, OpenFile } from "../storage/operations.ts";
import { closing, syncFolder, syncOpen } from "../storage/synced.ts";
import { writeWhole } from "../storage/write-whole.ts";
import { entryBytes, stepBytes, textAfter, type EntryContent, type Step } from "./entry-file.ts";

/** What was appended may be this long, or as long as the file was at first, before the file is written anew. */
const LONGEST_TAIL = 65_536;

export interface KeptEntry {
  readonly content: () => EntryContent;
  /** Bring a change to the disk. After a failure the entry is what it was, and the same change may be tried again. */
  readonly write: (sequence: number, change: JournalChange, at: number) => Promise<void>;
}

interface Disk {
  readonly operations: FileOperations;
  readonly real: string;
  /** How many bytes of the file are known to be whole and on the disk. */
  length: number;
  /** How many of them the last whole writing left. */
  whole: number;
  /** What stands there can no longer be relied on: a sync failed, or the file cannot be cut. */
  isDoubtful: boolean;
}

/** Make the entry's file. Fails as a `Failure`; then there is no file. */
export async function makeEntry(
  operations: FileOperations,
  real: string,
  first: EntryContent,
): Promise<KeptEntry> {
  const bytes = entryBytes(first);
  await createFile(operations, { path: "", real, folder: dirname(real) }, bytes, 0o600);
  const disk: Disk = { operations, real, length: bytes.length, whole: bytes.length, isDoubtful: false };
  let content = first;
  return {
    content: () => content,
    async write(sequence, change, at) {
      const step: Step = { kind: "edit", ...change, sequence, at };
      const text = textAfter(content.text, change);
      if (text === null) throw new Failure("invalid-input", { reason: "another-text" });
      const next: EntryContent = { ...content, text, sequence, writtenAt: at };
      await bring(disk, step, next).catch((error: unknown) => {
        throw failureFor(error, content.beginning.path, "vanished");
      });
      content = next;
    },
  };
}

async function bring(disk: Disk, step: Step, next: EntryContent): Promise<void> {
  const bytes = stepBytes(step);
  const tail = disk.length + bytes.length - disk.whole;
  if (disk.isDoubtful || tail > Math.max(LONGEST_TAIL, disk.whole)) return writeAnew(disk, next);
  const open = await disk.operations.open(disk.real, "writing").catch((error: unknown) => {
    // Somebody cleared Galley's folder away: the text is still in memory.
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error;
  });
  if (open === null) return writeAnew(disk, next);
  await closing(open, () => append(open, disk, bytes));
  disk.length += bytes.length;
}

async function append(open: OpenFile, disk: Disk, bytes: Uint8Array): Promise<void> {
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await open.write(bytes, done, bytes.length - done, disk.length + done);
      if (bytesWritten <= 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
      done += bytesWritten;
    }
  } catch (error) {
    // Half a step at the end would be followed by a whole one that nobody could read.
    await open.truncate(disk.length).catch(() => {
      disk.isDoubtful = true;
    });
    throw error;
  }
  await syncOpen(open).catch((error: unknown) => {
    // What a failed sync left behind is unknown, also to the next sync.
    disk.isDoubtful = true;
    throw error;
  });
}

/** Replace the file by one that holds the text as it is now. */
async function writeAnew(disk: Disk, content: EntryContent): Promise<void> {
  const { operations, real } = disk;
  const folder = dirname(real);
  await operations.makeFolders(folder, 0o700);
  const bytes = entryBytes(content);
  await writeWhole(operations, real, bytes);
  disk.length = bytes.length;
  disk.whole = bytes.length;
  // Until the folder is on the disk too, the old file may come back at a power cut.
  disk.isDoubtful = true;
  await syncFolder(operations, folder);
  disk.isDoubtful = false;
}

/** A name that nobody guesses. */
export function freshEntryName(): string {
  return randomBytes(16).toString("hex");
}

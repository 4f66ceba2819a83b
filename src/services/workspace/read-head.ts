/** Read a file for scanning, as cheaply as the system lets us: this runs once for every article of a workspace. */

import { close, constants, fstat, open, lstat, read, stat, type Stats } from "node:fs";
import { promisify } from "node:util";

/** What tells, cheaply, that a file is probably the one that was read before. Only its bytes say so for certain. */
export interface FileIdentity {
  readonly size: number;
  readonly changed: number;
  readonly inode: number;
}

export interface FileHead {
  readonly identity: FileIdentity;
  readonly bytes: Buffer;
}

// File handles of node:fs/promises cost twice as much as descriptors, which tells over ten thousand files.
const openFile = promisify(open);
const closeFile = promisify(close);
const statFile = promisify(fstat) as (file: number) => Promise<Stats>;
const statLink = promisify(lstat) as (path: string) => Promise<Stats>;
const statTarget = promisify(stat) as (path: string) => Promise<Stats>;

/** What was a file when it was listed may be a link or a pipe by now: neither is followed or waited for. */
const CAREFUL = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Enough for any frontmatter that keeps within its caps. */
const MOST_BYTES = 1_000_000;

/** The first megabyte of the file at `path`, which is no link. */
export async function readHead(path: string): Promise<FileHead> {
  const file = await openFile(path, CAREFUL);
  try {
    const status = await statFile(file);
    const bytes = Buffer.allocUnsafe(Math.min(status.size, MOST_BYTES));
    let length = 0;
    while (length < bytes.length) {
      const count = await readInto(file, bytes, length);
      if (count === 0) break;
      length += count;
    }
    return { identity: identityOf(status), bytes: bytes.subarray(0, length) };
  } finally {
    await closeFile(file);
  }
}

function readInto(file: number, bytes: Buffer, offset: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, bytes, offset, bytes.length - offset, offset, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

/** `null` when nothing is there. */
export async function identityAt(path: string, isLink: boolean): Promise<FileIdentity | null> {
  const status = await (isLink ? statTarget : statLink)(path).catch(() => null);
  return status && identityOf(status);
}

export function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return a.size === b.size && a.changed === b.changed && a.inode === b.inode;
}

function identityOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileIdentity {
  return { size, inode: ino, changed: Math.max(mtimeMs, ctimeMs) };
}

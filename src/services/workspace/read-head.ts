/** Read a file for scanning, as cheaply as the system lets us: this runs once for every article of a workspace. */

import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  open,
  openSync,
  lstat,
  lstatSync,
  read,
  readSync,
  stat,
  statSync,
  type Stats,
} from "node:fs";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";

/** What tells, cheaply, that a file is probably the one that was read before. Only its bytes say so for certain. */
export interface FileIdentity {
  readonly size: number;
  readonly changed: number;
  readonly inode: number;
}

interface FileHead {
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

/** What is asked of every file of a workspace. */
export interface FileReader {
  /** What `use` makes of the first megabyte of the file at `path`, which is no link. Its bytes are its own no longer. */
  readonly head: <T>(path: string, use: (head: FileHead) => T) => Promise<T>;
  /** `null` when nothing is there. */
  readonly identity: (path: string, isLink: boolean) => Promise<FileIdentity | null>;
}

/** So many answers tell what kind of disk it is: one that gives the quickest of them in less is read directly. */
const PROBES = 8;
const QUICK_MILLISECONDS = 1.5;
/** A disk that once takes so long is asked through the system's threads again. */
const SLOW_MILLISECONDS = 100;
/** So long files are read before other calls get their turn. */
const TURN_MILLISECONDS = 5;

/**
 * Reads through the system's threads, which cost more than a local disk's answer takes, until the disk was found to
 * answer at once; from then on directly. A slow disk (over a net) makes nobody wait but who asked.
 */
export function createFileReader(): FileReader {
  let probes: number[] = [];
  let turnBegan = performance.now();
  const isQuick = (): boolean => probes.length >= PROBES && Math.min(...probes) < QUICK_MILLISECONDS;
  const ask = async <T>(directly: () => T, later: () => Promise<T>): Promise<T> => {
    if (!isQuick()) {
      const began = performance.now();
      const answer = await later();
      // A disk that was slow when it was asked may be quick later on.
      probes = [...probes, performance.now() - began].slice(-PROBES);
      return answer;
    }
    if (performance.now() - turnBegan > TURN_MILLISECONDS) {
      await setImmediate();
      turnBegan = performance.now();
    }
    const began = performance.now();
    try {
      return directly();
    } finally {
      if (performance.now() - began > SLOW_MILLISECONDS) probes = [];
    }
  };
  // One for all files: ten thousand buffers cost more than what is read into them.
  let scratch: Buffer | null = null;
  return {
    head: (path, use) =>
      ask(
        () => use(readHeadDirectly(path, (scratch ??= Buffer.allocUnsafe(MOST_BYTES)))),
        async () => use(await readHead(path)),
      ),
    identity: (path, isLink) =>
      ask(
        () => identityDirectly(path, isLink),
        () => identityAt(path, isLink),
      ),
  };
}

function readHeadDirectly(path: string, scratch: Buffer): FileHead {
  const file = openSync(path, CAREFUL);
  try {
    const status = fstatSync(file);
    const size = Math.min(status.size, MOST_BYTES);
    let length = 0;
    while (length < size) {
      const count = readSync(file, scratch, length, size - length, length);
      if (count === 0) break;
      length += count;
    }
    return { identity: identityOf(status), bytes: scratch.subarray(0, length) };
  } finally {
    closeSync(file);
  }
}

function identityDirectly(path: string, isLink: boolean): FileIdentity | null {
  try {
    return identityOf((isLink ? statSync : lstatSync)(path));
  } catch {
    return null;
  }
}

/** The first megabyte of the file at `path`, which is no link. */
async function readHead(path: string): Promise<FileHead> {
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

async function identityAt(path: string, isLink: boolean): Promise<FileIdentity | null> {
  const status = await (isLink ? statTarget : statLink)(path).catch(() => null);
  return status && identityOf(status);
}

export function sameIdentity(a: FileIdentity, b: FileIdentity): boolean {
  return a.size === b.size && a.changed === b.changed && a.inode === b.inode;
}

function identityOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileIdentity {
  return { size, inode: ino, changed: Math.max(mtimeMs, ctimeMs) };
}

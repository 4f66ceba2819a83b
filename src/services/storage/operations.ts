/** The little that the saver asks of a file system, so that a test can make any one operation fail. */

import { constants } from "node:fs";
import { link, mkdir, open, rename, rmdir, unlink } from "node:fs/promises";

export interface OpenFile {
  readonly stat: () => Promise<FileStatus>;
  readonly read: (into: Uint8Array, offset: number, length: number, position: number) => Promise<Read>;
  readonly write: (from: Uint8Array, offset: number, length: number, position: number) => Promise<Written>;
  readonly truncate: (length: number) => Promise<void>;
  readonly chmod: (mode: number) => Promise<void>;
  readonly chown: (user: number, group: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Read {
  readonly bytesRead: number;
}

interface Written {
  readonly bytesWritten: number;
}

export interface FileStatus {
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly nlink: number;
  readonly isFile: () => boolean;
}

/** `reading` never blocks on a pipe and never follows a link in the last name, nor does `writing`. */
export type OpenFor = "reading" | "writing" | "making" | "folder";

export interface FileOperations {
  readonly open: (path: string, purpose: OpenFor, mode?: number) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Give a file a second name; fails with EEXIST rather than replace one. */
  readonly link: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  /** Make a folder and those above it; the topmost that it made, or `undefined`. */
  readonly makeFolders: (path: string, mode?: number) => Promise<string | undefined>;
  readonly removeEmptyFolder: (path: string) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

// Windows has neither flag: Node leaves them undefined there, whatever its types say.
const CAREFUL = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const FLAGS: Readonly<Record<OpenFor, number>> = {
  reading: constants.O_RDONLY | CAREFUL,
  writing: constants.O_RDWR | CAREFUL,
  making: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  folder: constants.O_RDONLY,
};

export const nodeOperations: FileOperations = {
  open: (path, purpose, mode) => open(path, FLAGS[purpose], mode),
  rename,
  link,
  unlink,
  makeFolders: (path, mode) =>
    mkdir(path, mode === undefined ? { recursive: true } : { recursive: true, mode }),
  removeEmptyFolder: rmdir,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Every byte of an open file, from the first. */
export async function readAll(file: OpenFile): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let { size } = await file.stat();
  let position = 0;
  for (;;) {
    // One more than the size tells the end apart from a file that grows while it is read.
    const part = new Uint8Array(Math.max(size - position, 0) + 1);
    const { bytesRead } = await file.read(part, 0, part.length, position);
    if (bytesRead === 0) break;
    parts.push(part.subarray(0, bytesRead));
    position += bytesRead;
    if (bytesRead === part.length) size = position + 65_536;
  }
  return joined(parts, position);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** Write every byte at its place, beginning with that of the number `first`, however few the system takes at a time. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, first = 0): Promise<void> {
  let position = first;
  while (position < bytes.length) {
    const { bytesWritten } = await file.write(bytes, position, bytes.length - position, position);
    if (bytesWritten <= 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    position += bytesWritten;
  }
}

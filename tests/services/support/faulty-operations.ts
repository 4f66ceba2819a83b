/** The saver's file operations over the real disk, one of which fails as told. */

import { nodeOperations, type FileOperations, type OpenFile } from "#services/storage/operations";

/** Fail the operation of that number (from 1) with `code`; or let every write take at most `bytesAWrite` bytes. */
export interface Fault {
  readonly at?: number;
  readonly code?: string;
  readonly always?: string;
  readonly bytesAWrite?: number;
  /** Run before the operation of the number `at`, instead of failing it. */
  readonly meanwhile?: () => Promise<void>;
}

export interface Faulty {
  readonly operations: FileOperations;
  /** The names of the operations so far, in order. */
  readonly log: readonly string[];
}

export function faultyOperations(fault: Fault): Faulty {
  const log: string[] = [];
  const step = async (name: string): Promise<void> => {
    log.push(name);
    if (fault.always === name && fault.code !== undefined) throw systemError(fault.code);
    if (log.length !== fault.at) return;
    if (fault.meanwhile) await fault.meanwhile();
    else if (fault.code !== undefined) throw systemError(fault.code);
  };
  const wrap = (file: OpenFile): OpenFile => ({
    stat: () => step("stat").then(() => file.stat()),
    read: (...request) => step("read").then(() => file.read(...request)),
    write: (from, offset, length, position) =>
      step("write").then(() =>
        file.write(from, offset, Math.min(length, fault.bytesAWrite ?? length), position),
      ),
    truncate: (length) => step("truncate").then(() => file.truncate(length)),
    chmod: (mode) => step("chmod").then(() => file.chmod(mode)),
    chown: (user, group) => step("chown").then(() => file.chown(user, group)),
    sync: () => step("sync").then(() => file.sync()),
    // The descriptor is gone whatever close says.
    close: () => file.close().then(() => step("close")),
  });
  const operations: FileOperations = {
    open: (path, purpose, mode) =>
      step(`open-${purpose}`).then(async () => wrap(await nodeOperations.open(path, purpose, mode))),
    rename: (from, to) => step("rename").then(() => nodeOperations.rename(from, to)),
    link: (from, to) => step("link").then(() => nodeOperations.link(from, to)),
    unlink: (path) => step("unlink").then(() => nodeOperations.unlink(path)),
    makeFolders: (path, mode) => step("makeFolders").then(() => nodeOperations.makeFolders(path, mode)),
    removeEmptyFolder: (path) => step("removeEmptyFolder").then(() => nodeOperations.removeEmptyFolder(path)),
    wait: () => Promise.resolve(),
  };
  return { operations, log };
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** The scans of a workspace's files between starts: where `WorkspaceFiles` begins, and what it hands on. */

import type { Scan } from "../workspace/scan.ts";
import type { IndexStore, KeptFile } from "./index-store.ts";

export interface KeptScans {
  /** What was known when the folder was last read, once; files may have changed since. */
  readonly load: () => Promise<ReadonlyMap<string, KeptFile>>;
  /** Keep what was read and forget what is gone, behind whoever waits. */
  readonly save: (put: ReadonlyMap<string, KeptFile>, gone: readonly string[]) => void;
  /** Whether the scan was loaded, and not read since. */
  readonly isKept: (scan: Scan) => boolean;
  readonly idle: () => Promise<void>;
}

export function keepScans(store: () => Promise<IndexStore>): KeptScans {
  const loaded = new WeakSet<Scan>();
  let writing: Promise<void> = Promise.resolve();
  return {
    async load() {
      const files = await (await store()).load();
      for (const { scan } of files.values()) loaded.add(scan);
      return files;
    },
    save(put, gone) {
      writing = writing.then(async () => (await store()).keep(put, gone));
    },
    isKept: (scan) => loaded.has(scan),
    idle: () => writing,
  };
}

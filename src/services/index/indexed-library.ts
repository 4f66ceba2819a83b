/** A folder's files, its library and its index, tied to each other and to what is kept of them between starts. */

import type { Library } from "#core/library/group";
import { createLibraryReader, type LibraryNeeds, type LibraryReader } from "../workspace/library.ts";
import { openWorkspaceFiles, type WorkspaceFiles } from "../workspace/files.ts";
import type { WalkOptions } from "../workspace/walk.ts";
import { openIndexStore, type IndexStore } from "./index-store.ts";
import { keepScans } from "./kept-scans.ts";
import { openWorkspaceIndex, type WorkspaceIndex } from "./workspace-index.ts";

type Progress = (read: number, total: number) => void;

export interface IndexedLibraryNeeds extends WalkOptions, Omit<LibraryNeeds, "files"> {
  /** Where indexes are kept, outside of every workspace. */
  readonly indexFolder: string;
  /** A file was found to differ from what is known: read the library again. */
  readonly changed: () => void;
  readonly readingFiles: Progress;
  readonly readingBodies: Progress;
}

export interface IndexedLibrary {
  readonly files: WorkspaceFiles;
  readonly library: LibraryReader;
  readonly index: WorkspaceIndex;
  readonly close: () => Promise<void>;
}

/** Nothing is opened or read before the first call. */
export function openIndexedLibrary(needs: IndexedLibraryNeeds): IndexedLibrary {
  const { root, skips, indexFolder } = needs;
  let opening: Promise<IndexStore> | null = null;
  const store = (): Promise<IndexStore> => (opening ??= openIndexStore(indexFolder, root));
  const kept = keepScans(store);
  const files = openWorkspaceFiles({ root, skips, kept, progress: needs.readingFiles });
  const library = createLibraryReader({ ...needs, files });
  const index = openWorkspaceIndex({
    root,
    library,
    store,
    isKept: kept.isKept,
    differs(path) {
      files.markChanged(path);
      needs.changed();
    },
    progress: needs.readingBodies,
  });
  return {
    files,
    library,
    index,
    async close() {
      await Promise.all([index.close(), kept.idle()]);
      (await opening)?.close();
    },
  };
}

/**
 * Read the library for a window: the first time, at once what was known when the folder was last open, with the
 * disk compared behind it; after that, the disk's.
 */
export function rememberedFirst(needs: {
  readonly files: WorkspaceFiles;
  readonly library: LibraryReader;
  readonly verify: () => Promise<void>;
}): () => Promise<Library> {
  const { files, library, verify } = needs;
  let isRead = false;
  return async () => {
    const isRemembered = !isRead && (await files.remembered()) !== null;
    isRead = true;
    if (!isRemembered) return library.read();
    const known = await library.latest();
    // A folder that is gone by now is told of by the next call that needs it.
    void verify().catch(() => undefined);
    return known;
  };
}

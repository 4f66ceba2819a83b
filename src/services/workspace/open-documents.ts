/** The documents that windows have open, watched by their bytes: an event that was lost does not matter. */

import type { ContentPath, Revision } from "#contract/values";
import { currentRevision } from "../storage/documents.ts";

export interface OpenDocuments {
  /** A document was read or written with this revision: only what differs from it is news. */
  readonly know: (path: ContentPath, real: string, revision: Revision) => void;
  /** Look at the files now; `paths` limits that to some of them. */
  readonly look: (paths?: ReadonlySet<string>) => Promise<void>;
  /** Run a save: what it writes is not news. */
  readonly whileSaving: <T>(task: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

export interface OpenDocumentsNeeds {
  readonly changed: (path: ContentPath, revision: Revision) => void;
  /** Its file is not there any more. Looking goes on when this settles. */
  readonly gone: (document: GoneDocument) => Promise<void>;
}

export interface GoneDocument {
  readonly path: ContentPath;
  /** What it held when it was last there. */
  readonly revision: Revision;
  /** When it was last seen there, by `performance.now()`. */
  readonly seenAt: number;
}

interface KnownDocument {
  readonly real: string;
  revision: Revision | null;
  seenAt: number;
}

/** Nobody has more of them before their eyes; older ones are looked at again when they are opened again. */
const MOST = 30;
const EVERY_MILLISECONDS = 3000;

export function watchOpenDocuments({ changed, gone }: OpenDocumentsNeeds): OpenDocuments {
  const documents = new Map<ContentPath, KnownDocument>();
  let saves = 0;
  let looking: Promise<void> | null = null;

  const lookAt = async (paths: ReadonlySet<string> | undefined): Promise<void> => {
    for (const [path, document] of documents) {
      if (paths && !paths.has(path)) continue;
      const { revision: before, seenAt } = document;
      const now = performance.now();
      const revision = await currentRevision(document.real);
      // Saved or opened anew while we looked: what we read may be older than what is known now.
      const superseded = saves > 0 || documents.get(path) !== document || document.revision !== before;
      if (superseded) continue;
      if (revision !== null) document.seenAt = now;
      if (revision === before) continue;
      document.revision = revision;
      if (revision !== null) changed(path, revision);
      else if (before !== null) await gone({ path, revision: before, seenAt });
    }
  };
  const look = async (paths?: ReadonlySet<string>): Promise<void> => {
    while (looking !== null) await looking;
    looking = lookAt(paths).finally(() => (looking = null));
    await looking;
  };
  const timer = setInterval(() => {
    if (looking === null) void look();
  }, EVERY_MILLISECONDS);
  timer.unref();
  return {
    know(path, real, revision) {
      documents.delete(path);
      documents.set(path, { real, revision, seenAt: performance.now() });
      const [oldest] = documents.keys();
      if (documents.size > MOST && oldest !== undefined) documents.delete(oldest);
    },
    look,
    async whileSaving(task) {
      saves++;
      try {
        return await task();
      } finally {
        saves--;
      }
    },
    close: () => clearInterval(timer),
  };
}

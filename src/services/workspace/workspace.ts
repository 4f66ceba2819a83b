/** One open folder: its files, its library, its open documents, and what is heard of the disk. */

import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import type { Library } from "#core/library/group";
import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Emit } from "../emit.ts";
import { openTable, type Table } from "../index/table.ts";
import type { WorkspaceIndex } from "../index/workspace-index.ts";
import { createPathResolver, type PathResolver } from "../storage/paths.ts";
import { openIndexedLibrary, rememberedFirst } from "../index/indexed-library.ts";
import type { LibraryReader } from "./library.ts";
import { createBodyCache, type BodyCache } from "./body-cache.ts";
import { movedTo } from "./moved.ts";
import { watchOpenDocuments, type GoneDocument, type OpenDocuments } from "./open-documents.ts";
import type { FoundSite } from "./open.ts";
import type { TrustedSite } from "../trust/trust.ts";
import { skipsFolder } from "./walk.ts";
import { watchWorkspace, type Watch } from "./watch.ts";

export interface Workspace {
  readonly value: WorkspaceValue;
  /** What the trust gate judges. */
  readonly site: TrustedSite;
  readonly resolver: PathResolver;
  /** Folders without content: hidden ones, packages, and what builds write. */
  readonly skips: (path: string) => boolean;
  readonly library: LibraryReader;
  /** Every article with its fields, and what is in its body: what queries, checks and comparisons are made over. */
  readonly index: WorkspaceIndex;
  readonly table: Table;
  /** Everything, for a window that shows it: at once what was known when the folder was last open, and then the disk's. */
  readonly readLibrary: () => Promise<Library>;
  readonly publisher: FoundSite["publisher"];
  readonly documents: OpenDocuments;
  readonly bodies: BodyCache;
  /** Galley itself changed a file: tell whoever shows the library. */
  readonly wrote: (path: string) => void;
  readonly wroteAll: (paths: Iterable<string>) => void;
  /** Begin to listen to the disk; more than once is once. */
  readonly watch: () => void;
  readonly close: () => Promise<void>;
}

export interface OpenWorkspaceNeeds {
  readonly site: FoundSite;
  readonly emit: Emit;
  /** Where indexes are kept, outside of every workspace. */
  readonly indexFolder: string;
  /** Files changed on the disk; without paths, any may have. */
  readonly followed: (id: WorkspaceId, paths?: Iterable<string>) => void;
}

export function openWorkspace({ site, emit, followed, indexFolder }: OpenWorkspaceNeeds): Workspace {
  const id = randomBytes(24).toString("base64url") as WorkspaceId;
  const { root, publisher, hasPackage } = site;
  const value = valueOf(id, site);
  const resolver = createPathResolver(root);
  const skips = skipsFolder(publisher?.outputs ?? [], hasPackage || publisher !== null);
  const { files, library, index, close } = openIndexedLibrary({
    root,
    skips,
    resolver,
    indexFolder,
    hasPublisher: publisher !== null,
    rootName: value.name,
    changed: () => changed(),
    readingFiles: (read, total) => emit("workspace.progress", { workspace: id, read, total }),
    readingBodies: (read, total) => emit("index.progress", { workspace: id, read, total }),
  });
  const documents = documentsOf(id, emit, (document) => movedTo(document, { files, resolver }));
  const changed = (): void => emit("library.changed", { workspace: id });
  const compareWithDisk = async (): Promise<void> => {
    const before = await files.latest();
    // A folder that is gone or closed by now is told of by the next call that needs it.
    if ((await files.read()) !== before) changed();
    followed(id);
    await documents.look();
  };
  let watching: Watch | null = null;
  const wroteAll = (paths: Iterable<string>): void => {
    for (const path of paths) files.markChanged(path);
    changed();
    followed(id, paths);
  };
  const heard = (paths: ReadonlySet<string>): void => {
    wroteAll(paths);
    void documents.look(paths);
  };
  const blind = (): void => emit("workspace.unwatched", { workspace: id });
  return {
    value,
    site: { root, program: publisher?.program ?? null },
    publisher,
    resolver,
    skips,
    library,
    index,
    table: openTable(index),
    readLibrary: rememberedFirst({ files, library, verify: compareWithDisk }),
    documents,
    bodies: createBodyCache(),
    wrote: (path) => wroteAll([path]),
    wroteAll,
    watch() {
      watching ??= watchWorkspace({ root, skips, heard, reconcile: compareWithDisk, blind });
    },
    async close() {
      documents.close();
      await Promise.all([watching?.close(), close()]);
    },
  };
}

/** The open documents, and where those went that another program moved. */
function documentsOf(
  id: WorkspaceId,
  emit: Emit,
  placeOf: (gone: GoneDocument) => ReturnType<typeof movedTo>,
): OpenDocuments {
  const documents: OpenDocuments = watchOpenDocuments({
    changed: (path, revision) => emit("document.changed", { workspace: id, path, revision }),
    async gone(document) {
      const { path: from, revision } = document;
      const to = await placeOf(document);
      if (to === null) return emit("document.changed", { workspace: id, path: from, revision: null });
      documents.know(to.path, to.real, revision);
      emit("document.moved", { workspace: id, from, to: to.path, revision });
    },
  });
  return documents;
}

function valueOf(id: WorkspaceId, { root, opened, publisher }: FoundSite): WorkspaceValue {
  return {
    id,
    name: basename(root) || root,
    root,
    opened,
    publisher: publisher && { name: publisher.name, evidence: [...publisher.evidence] },
  };
}

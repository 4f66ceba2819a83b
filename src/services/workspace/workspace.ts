/** One open folder: its files, its library, its open documents, and what is heard of the disk. */

import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import type { WorkspaceId, WorkspaceValue } from "#contract/values";
import type { Emit } from "../emit.ts";
import { createPathResolver, type PathResolver } from "../storage/paths.ts";
import { openWorkspaceFiles } from "./files.ts";
import { createLibraryReader, type LibraryReader } from "./library.ts";
import { watchOpenDocuments, type OpenDocuments } from "./open-documents.ts";
import type { FoundSite } from "./open.ts";
import type { TrustedSite } from "../trust/trust.ts";
import { skipsFolder } from "./walk.ts";
import { watchWorkspace, type Watch } from "./watch.ts";

export interface Workspace {
  readonly value: WorkspaceValue;
  /** What the trust gate judges. */
  readonly site: TrustedSite;
  readonly resolver: PathResolver;
  readonly library: LibraryReader;
  readonly publisher: FoundSite["publisher"];
  readonly documents: OpenDocuments;
  /** Galley itself changed a file: tell whoever shows the library. */
  readonly wrote: (path: string) => void;
  /** Begin to listen to the disk; more than once is once. */
  readonly watch: () => void;
  readonly close: () => Promise<void>;
}

export interface OpenWorkspaceNeeds {
  readonly site: FoundSite;
  readonly emit: Emit;
  /** Files changed on the disk; without paths, any may have. */
  readonly followed: (id: WorkspaceId, paths?: Iterable<string>) => void;
}

export function openWorkspace({ site, emit, followed }: OpenWorkspaceNeeds): Workspace {
  const id = randomBytes(24).toString("base64url") as WorkspaceId;
  const { root, opened, publisher, hasPackage } = site;
  const value: WorkspaceValue = {
    id,
    name: basename(root) || root,
    root,
    opened,
    publisher: publisher && { name: publisher.name, evidence: [...publisher.evidence] },
  };
  const resolver = createPathResolver(root);
  const skips = skipsFolder(publisher?.outputs ?? [], hasPackage || publisher !== null);
  const progress = (read: number, total: number): void =>
    emit("workspace.progress", { workspace: id, read, total });
  const files = openWorkspaceFiles({ root, skips, progress });
  const documents = watchOpenDocuments({
    changed: (path, revision) => emit("document.changed", { workspace: id, path, revision }),
  });
  const changed = (): void => emit("library.changed", { workspace: id });
  const compareWithDisk = async (): Promise<void> => {
    const before = await files.latest();
    // A folder that is gone or closed by now is told of by the next call that needs it.
    if ((await files.read()) !== before) changed();
    followed(id);
    await documents.look();
  };
  let watching: Watch | null = null;
  return {
    value,
    site: { root, program: publisher?.program ?? null },
    publisher,
    resolver,
    library: createLibraryReader({ resolver, files, hasPublisher: publisher !== null, rootName: value.name }),
    documents,
    wrote(path) {
      files.markChanged(path);
      changed();
      followed(id, [path]);
    },
    watch() {
      watching ??= watchWorkspace({
        root,
        skips,
        heard(paths) {
          for (const path of paths) files.markChanged(path);
          changed();
          followed(id, paths);
          void documents.look(paths);
        },
        reconcile: compareWithDisk,
        blind: () => emit("workspace.unwatched", { workspace: id }),
      });
    },
    async close() {
      documents.close();
      await watching?.close();
    },
  };
}

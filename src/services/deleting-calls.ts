/** Deleting articles, and bringing them back. */

import { splitDocument } from "#core/document/parts";
import { readFrontmatter } from "#core/frontmatter/read";
import { variantOf } from "#core/library/variant";
import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { History } from "./history/history.ts";
import { decodeBytes, encodeText, revisionOf } from "./storage/encoding.ts";
import { contentPath } from "./storage/paths.ts";
import type { Saver } from "./storage/saver.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** Move the file at that absolute path to the system's trash. */
export type MoveToTrash = (real: string) => Promise<void>;

export interface DeletingCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
  readonly history: History;
  /** `null` where the system has none: the history alone keeps what is deleted. */
  readonly moveToTrash: MoveToTrash | null;
}

type DeletingCalls = "document.delete" | "history.deleted" | "history.bringBack";

/** Nobody looks through more than these. */
const MOST_LISTED = 200;

export function deletingCalls(needs: DeletingCallsNeeds): Pick<Handlers, DeletingCalls> {
  const { workspaceOf, saver, history, moveToTrash } = needs;
  return {
    async "document.delete"({ workspace, path, unsaved }) {
      const { resolver, documents, wrote } = workspaceOf(workspace);
      const file = await resolver.article(path);
      // Its target is another article, which would go in its place.
      if (contentPath(resolver.root, file.real) !== path) throw new Failure("is-a-link", { path });
      if (unsaved) {
        const bytes = new Uint8Array(encodeText(unsaved.text, unsaved.encoding));
        await history.keep({ real: file.real, bytes, revision: revisionOf(bytes) }, "unsaved");
      }
      const inTrash = await documents.whileSaving(() =>
        saver.remove(file, { keep: (old) => history.keep(old, "deleted"), toTrash: moveToTrash }),
      );
      wrote(path);
      await documents.look(new Set([path]));
      return { inTrash };
    },
    async "history.deleted"({ workspace }) {
      const { resolver } = workspaceOf(workspace);
      const deleted = (await history.deleted(resolver.root)).slice(0, MOST_LISTED);
      const files = await Promise.all(
        deleted.map(async ({ real, revision, at }) => {
          const path = contentPath(resolver.root, real) as ContentPath;
          const bytes = await history.read(real, revision).catch(() => null);
          return { path, title: titleOf(path, bytes), revision, at };
        }),
      );
      return { files };
    },
    async "history.bringBack"({ workspace, path }) {
      const { resolver, documents, wrote } = workspaceOf(workspace);
      const place = await resolver.newArticle(path);
      const versions = await history.versions(place.real, resolver.root);
      const version = versions.findLast(({ kind }) => kind === "deleted");
      if (version === undefined) throw new Failure("not-found", { path });
      const bytes = await history.read(place.real, version.revision);
      return documents.whileSaving(async () => {
        const revision = await saver.create(place, bytes, version.mode ?? 0o666);
        documents.know(path, place.real, revision);
        wrote(path);
        return { revision };
      });
    },
  };
}

function titleOf(path: string, bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  const read = readFrontmatter(splitDocument(decodeBytes(bytes).text));
  return read.kind === "read" ? variantOf({ path, fields: read.values }, null).title : null;
}

/** Opening, saving and making documents. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { SaveRemark } from "#contract/history";
import type { ContentPath, Encoding, Revision, WorkspaceId } from "#contract/values";
import type { Emit } from "./emit.ts";
import type { History } from "./history/history.ts";
import { readBytes, readDocument } from "./storage/documents.ts";
import { encodeText } from "./storage/encoding.ts";
import { errorCode } from "./storage/errors.ts";
import type { ExistingFile } from "./storage/paths.ts";
import type { Saver } from "./storage/saver.ts";
import type { SharedDocuments } from "./sharing/shared-documents.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface DocumentCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
  readonly history: History;
  readonly emit: Emit;
  readonly shared: Pick<SharedDocuments, "saving">;
}

type DocumentCalls = "document.open" | "document.save" | "document.create";

export function documentCalls(needs: DocumentCallsNeeds): Pick<Handlers, DocumentCalls> {
  const { workspaceOf, saver, history, emit, shared } = needs;
  const told = new Set<WorkspaceId>();
  const remarked = (workspace: WorkspaceId, path: ContentPath, remark: SaveRemark): void => {
    const isKnown = remark === "durability-unknown" && told.has(workspace);
    if (!isKnown) emit("document.remarked", { workspace, path, remark });
    if (remark === "durability-unknown") told.add(workspace);
  };
  return {
    async "document.open"({ workspace, path }) {
      const { resolver, documents, watch } = workspaceOf(workspace);
      const file = await resolver.article(path);
      const document = await readDocument(file);
      documents.know(path, file.real, document.revision);
      watch();
      // What another program wrote is kept when it is seen. A document opens even where that cannot be.
      await history.seen(file.real, document.revision, () => readBytes(file)).catch(ignoreFailure);
      return document;
    },
    async "document.save"({ workspace, path, text, encoding, base }) {
      const { resolver, documents, wrote } = workspaceOf(workspace);
      const file = await resolver.article(path).catch((error: unknown) => {
        // It was there when it was opened.
        throw error instanceof Failure && error.code === "not-found"
          ? new Failure("vanished", { path })
          : error;
      });
      const bytes = encodeText(text, encoding);
      const saved = shared.saving(file.real, { workspace, path }, text);
      return documents.whileSaving(async () => {
        await refuseUnwritable(file, encoding, base);
        const { revision, remarks } = await saver.replace(file, bytes, base);
        documents.know(path, file.real, revision);
        saved(revision);
        wrote(path);
        for (const remark of remarks) remarked(workspace, path, remark);
        return { revision };
      });
    },
    async "document.create"({ workspace, path, text, encoding }) {
      const { resolver, documents, wrote } = workspaceOf(workspace);
      const place = await resolver.newArticle(path);
      const bytes = encodeText(text, encoding);
      const saved = shared.saving(place.real, { workspace, path }, text);
      return documents.whileSaving(async () => {
        const revision = await saver.create(place, bytes);
        documents.know(path, place.real, revision);
        saved(revision);
        wrote(path);
        return { revision };
      });
    },
  };
}

/** What was opened for reading only is not written, whoever asks: its text is not all that the file holds. */
async function refuseUnwritable(file: ExistingFile, encoding: Encoding, base: Revision): Promise<void> {
  const { path } = file;
  const current = await readDocument(file).catch((error: unknown) => {
    throw error instanceof Failure && error.code === "not-found" ? new Failure("vanished", { path }) : error;
  });
  if (current.revision !== base) return;
  if (current.readOnly === "too-large") throw new Failure("too-large", { path });
  if (current.readOnly === "encoding" || current.encoding !== encoding)
    throw new Failure("encoding", { path });
}

/** Galley's own disk or folder may be full or closed; anything else is a bug. */
function ignoreFailure(error: unknown): void {
  if (!(error instanceof Failure) && errorCode(error) === "") throw error;
}

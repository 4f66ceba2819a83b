/** Opening, saving and making documents. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { Encoding, Revision, WorkspaceId } from "#contract/values";
import { readDocument } from "./storage/documents.ts";
import { encodeText } from "./storage/encoding.ts";
import type { ExistingFile } from "./storage/paths.ts";
import type { Saver } from "./storage/saver.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface DocumentCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
}

type DocumentCalls = "document.open" | "document.save" | "document.create";

export function documentCalls({ workspaceOf, saver }: DocumentCallsNeeds): Pick<Handlers, DocumentCalls> {
  return {
    async "document.open"({ workspace, path }) {
      const { resolver, documents, watch } = workspaceOf(workspace);
      const file = await resolver.article(path);
      const document = await readDocument(file);
      documents.know(path, file.real, document.revision);
      watch();
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
      return documents.whileSaving(async () => {
        await refuseUnwritable(file, encoding, base);
        const revision = await saver.replace(file, bytes, base);
        documents.know(path, file.real, revision);
        wrote(path);
        return { revision };
      });
    },
    async "document.create"({ workspace, path, text, encoding }) {
      const { resolver, documents, wrote } = workspaceOf(workspace);
      const place = await resolver.newArticle(path);
      const bytes = encodeText(text, encoding);
      return documents.whileSaving(async () => {
        const revision = await saver.create(place, bytes);
        documents.know(path, place.real, revision);
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

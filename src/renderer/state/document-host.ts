/** The host as one document sees it: its file, and the other windows that have it open. */

import type { ContentPath, OpenDocument, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { DocumentFile } from "./document-filing.ts";
import { NO_FILE } from "./document-snapshot.ts";
import type { SharingChannel } from "./shared-line.ts";

/** Where the document is; another program may move it. */
export interface DocumentPlace {
  readonly workspace: WorkspaceId;
  path: ContentPath;
}

export function documentHost(host: Host, at: DocumentPlace) {
  return { file: fileAt(host, at), channel: channelAt(host, at) };
}

export function newDocument(path: string, text: string): OpenDocument {
  return { path: path as ContentPath, text, revision: NO_FILE, encoding: "utf-8", readOnly: null };
}

/** The host of a document that the first save makes the file of; until then nobody else can have it. */
export function hostOfNew(host: Host, at: DocumentPlace, begun: OpenDocument) {
  const file = fileAt(host, at);
  let isThere = false;
  const first: DocumentFile = {
    ...file,
    read: () => (isThere ? file.read() : Promise.resolve({ ...begun, text: "" })),
    async save(input) {
      if (isThere) return file.save(input);
      const { text, encoding } = input;
      const saved = await file.create({ path: at.path, text, encoding });
      isThere = true;
      return saved;
    },
    async keep(input) {
      if (isThere) await file.keep(input);
    },
  };
  return { file: first, channel: null };
}

function fileAt(host: Host, at: DocumentPlace): DocumentFile {
  return {
    read: () => host.call("document.open", { ...at }),
    save: (input) => host.call("document.save", { ...at, ...input }),
    keep: async (input) => void (await host.call("history.keep", { ...at, ...input })),
    create: ({ path, ...input }) =>
      host.call("document.create", { ...at, ...input, path: path as ContentPath }),
  };
}

function channelAt(host: Host, at: DocumentPlace): SharingChannel {
  return {
    join: (text, offer, from) => host.call("sharing.join", { ...at, text, offer, from }),
    exchange: ({ edit, ...given }) => host.call("sharing.exchange", { ...at, ...given, edit: [...edit] }),
    leave: () => host.call("sharing.leave", { ...at }),
  };
}

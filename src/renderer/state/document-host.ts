/** The host as one document sees it: its file, and the other windows that have it open. */

import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { DocumentFile } from "./document-filing.ts";
import type { SharingChannel } from "./shared-line.ts";

/** Where the document is; another program may move it. */
export interface DocumentPlace {
  readonly workspace: WorkspaceId;
  path: ContentPath;
}

export function documentHost(host: Host, at: DocumentPlace) {
  return { file: fileAt(host, at), channel: channelAt(host, at) };
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

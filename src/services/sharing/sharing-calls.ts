/** The calls with which windows share a document. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Workspace } from "../workspace/workspace.ts";
import type { SharedDocuments } from "./shared-documents.ts";

export interface SharingCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly shared: SharedDocuments;
}

type SharingCalls = "sharing.join" | "sharing.exchange" | "sharing.leave";

export function sharingCalls({ workspaceOf, shared }: SharingCallsNeeds): Pick<Handlers, SharingCalls> {
  /** A file that is gone for the moment is still the one that the windows share. */
  const known = new Map<string, string>();
  const realOf = async (workspace: WorkspaceId, path: ContentPath): Promise<string> => {
    const name = `${workspace} ${path}`;
    try {
      const { real } = await workspaceOf(workspace).resolver.article(path);
      known.set(name, real);
      return real;
    } catch (error) {
      const real = known.get(name);
      if (real !== undefined && error instanceof Failure) return real;
      throw error;
    }
  };
  return {
    async "sharing.join"({ workspace, path, ...offered }) {
      return shared.join(await realOf(workspace, path), { workspace, path }, offered);
    },
    async "sharing.exchange"({ workspace, path, ...given }) {
      return shared.exchange(await realOf(workspace, path), { workspace, path }, given);
    },
    async "sharing.leave"({ workspace, path }) {
      const real = await realOf(workspace, path);
      known.delete(`${workspace} ${path}`);
      shared.leave(real, { workspace, path });
      return {};
    },
  };
}

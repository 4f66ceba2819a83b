/** Change sets of one workspace, as the pages that make them call the host. */

import type { BulkOperation } from "#core/bulk/operations";
import type { Edit } from "#core/document/patch";
import type { OperationValue } from "#contract/changes";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";

/** One operation and the articles that it is for. */
export interface ChangeStep {
  readonly paths: readonly string[];
  readonly operation: BulkOperation;
}

export function changeCallsOf(host: Host, workspace: WorkspaceId) {
  const at = { workspace };
  return {
    planSteps: (steps: readonly ChangeStep[]) =>
      host.call("changes.plan", {
        ...at,
        request: {
          kind: "operations",
          steps: steps.map(({ paths, operation }) => ({
            paths: paths as ContentPath[],
            operation: operation as OperationValue,
          })),
        },
      }),
    planEdit: (path: string, base: Revision, edit: Edit) =>
      host.call("changes.plan", {
        ...at,
        request: { kind: "edits", files: [{ path: path as ContentPath, base, edit: [...edit] }] },
      }),
    apply: (plan: string, label: string, without: readonly string[]) =>
      host.call("changes.apply", { ...at, plan, label, without: without as ContentPath[] }),
    undo: (id: string) => host.call("changes.undo", { ...at, id }),
    finish: (id: string) => host.call("changes.finish", { ...at, id }),
    stop: () => host.call("changes.stop", at),
    list: async () => (await host.call("changes.list", at)).sets,
    onProgress: (listener: (progress: { readonly done: number; readonly total: number }) => void) =>
      host.on("changes.progress", (progress) => {
        if (progress.workspace === workspace) listener(progress);
      }),
  };
}

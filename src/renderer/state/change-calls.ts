/** Change sets of one workspace, as the pages that make them call the host. */

import type { BulkOperation } from "#core/bulk/operations";
import type { Edit } from "#core/document/patch";
import type { RowLayout } from "#core/query/record";
import type { OperationValue } from "#contract/changes";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";

/** One operation and the articles that it is for. */
export interface ChangeStep {
  readonly paths: readonly string[];
  readonly operation: BulkOperation;
}

/** One operation, and the table's query for what it is for. */
export interface QueryStep {
  readonly about: {
    readonly collection: string | null;
    readonly query: string;
    readonly layout: RowLayout;
  };
  readonly operation: BulkOperation;
}

/** An edit of a file's text, and the revision of the bytes that it is for. */
export interface FileEdit {
  readonly path: string;
  readonly base: string;
  readonly edit: Edit;
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
    planQueries: (steps: readonly QueryStep[]) =>
      host.call("changes.plan", {
        ...at,
        request: {
          kind: "queries",
          steps: steps.map(({ about, operation }) => ({ about, operation: operation as OperationValue })),
        },
      }),
    planEdits: (files: readonly FileEdit[]) =>
      host.call("changes.plan", {
        ...at,
        request: {
          kind: "edits",
          files: files.map(({ path, base, edit }) => ({
            path: path as ContentPath,
            base: base as Revision,
            edit: [...edit],
          })),
        },
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

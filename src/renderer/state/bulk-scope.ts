/** What the bulk page is about, as another page hands it over. */

import type { RowLayout } from "#core/query/record";
import type { WorkspaceValue } from "#contract/values";

export interface BulkScope {
  readonly collection: string | null;
  /** A table's query; "" for all. */
  readonly query: string;
  readonly layout: RowLayout;
  /** Only these files of it; `null` for all. */
  readonly picked: readonly string[] | null;
  /** A field whose values are looked at; `null` for a change of articles. */
  readonly values: string | null;
}

const scopes = new WeakMap<WorkspaceValue, BulkScope>();

export function handOver(workspace: WorkspaceValue, scope: BulkScope): void {
  scopes.set(workspace, scope);
}

/** What was handed over last; `null` where nothing was. */
export function handedOver(workspace: WorkspaceValue): BulkScope | null {
  return scopes.get(workspace) ?? null;
}

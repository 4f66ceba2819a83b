/** What the table needs of the world: rows by query, completion, and a way to write one value. */

import type { Completion } from "#core/query/complete";
import type { Field } from "#core/schema/field";
import type { Calls } from "#contract/calls";
import type { GroupRowValue } from "#contract/groups";
import type { TableRowValue } from "#contract/table";
import type { TableEdits } from "../../state/table-edits.ts";

export type TableRequest = Omit<Parameters<Calls["table.read"]>[0], "workspace">;
export type TablePage = Awaited<ReturnType<Calls["table.read"]>>;
export type TableRow = TableRowValue;
export type GroupsRequest = Omit<Parameters<Calls["table.groups"]>[0], "workspace">;
export type GroupsPage = Awaited<ReturnType<Calls["table.groups"]>>;
export type GroupRow = GroupRowValue;

export interface TableSource extends TableEdits {
  readonly read: (request: TableRequest) => Promise<TablePage>;
  /** Rows by the value of a field, for a calendar and a board. */
  readonly groups: (request: GroupsRequest) => Promise<GroupsPage>;
  readonly complete: (place: {
    readonly collection: string | null;
    readonly query: string;
    readonly layout: TableRequest["layout"];
    readonly caret: number;
  }) => Promise<Completion>;
  /** The schema's fields of a collection; `null` where it cannot be read. */
  readonly fields: (collection: string) => Promise<readonly Field[] | null>;
  /** What `keep` last kept for this workspace; `null` where nothing was. */
  readonly kept: () => Promise<string | null>;
  readonly keep: (text: string) => void;
  /** Told whenever rows may be others. */
  readonly onChange: (listener: () => void) => () => void;
}

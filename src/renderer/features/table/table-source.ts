/** What the table needs of the world: rows by query, completion, and a way to write one value. */

import type { Completion } from "#core/query/complete";
import type { FieldValue } from "#core/frontmatter/values";
import type { FieldPath } from "#core/problems/problem";
import type { Field } from "#core/schema/field";
import type { Calls } from "#contract/calls";
import type { TableRowValue } from "#contract/table";

export type TableRequest = Omit<Parameters<Calls["table.read"]>[0], "workspace">;
export type TablePage = Awaited<ReturnType<Calls["table.read"]>>;
export type TableRow = TableRowValue;

/** What became of a value that was to be written. `kept`: it stands beside other unsaved edits of the article. */
export type EditOutcome =
  | { readonly kind: "saved" | "kept" | "same" }
  | { readonly kind: "refused" | "conflict" }
  | { readonly kind: "failed"; readonly failure: string };

export interface CellChange {
  readonly path: string;
  readonly collection: string;
  readonly field: FieldPath;
  /** `undefined` takes the field away. */
  readonly value: FieldValue | undefined;
}

export interface TableSource {
  readonly read: (request: TableRequest) => Promise<TablePage>;
  readonly complete: (place: {
    readonly collection: string | null;
    readonly query: string;
    readonly layout: TableRequest["layout"];
    readonly caret: number;
  }) => Promise<Completion>;
  /** The schema's fields of a collection; `null` where it cannot be read. */
  readonly fields: (collection: string) => Promise<readonly Field[] | null>;
  readonly edit: (change: CellChange) => Promise<EditOutcome>;
  /** Take back the last edit that was made here, or make it again. */
  readonly undo: () => Promise<EditOutcome | null>;
  readonly redo: () => Promise<EditOutcome | null>;
  /** What `keep` last kept for this workspace; `null` where nothing was. */
  readonly kept: () => Promise<string | null>;
  readonly keep: (text: string) => void;
  /** Told whenever rows may be others. */
  readonly onChange: (listener: () => void) => () => void;
}

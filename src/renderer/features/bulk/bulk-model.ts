/** What a person fills in to edit many articles, and the operation that it means. */

import type { BulkOperation } from "#core/bulk/operations";
import type { RowLayout } from "#core/query/record";
import type { BulkScope } from "../../state/bulk-scope.ts";

export const operationKinds = [
  "set",
  "fill",
  "clear",
  "rename",
  "map",
  "replace",
  "add",
  "remove",
  "shift",
  "compute",
] as const;
export type OperationKind = (typeof operationKinds)[number];

/** Everything as it was typed. */
export interface BulkForm {
  /** `null`: all of them. */
  readonly collection: string | null;
  /** A table's query; "" for all. */
  readonly query: string;
  /** Every locale of an article that the query finds, or the variants alone that it finds. */
  readonly layout: RowLayout;
  /** Files that were picked in the table, in place of all that the query finds. */
  readonly picked: readonly string[] | null;
  readonly kind: OperationKind;
  readonly field: string;
  /** The value, the items with commas, the text to find, the old value: by kind. */
  readonly first: string;
  /** What replaces it. */
  readonly second: string;
}

const firstForm: BulkForm = {
  collection: null,
  query: "",
  layout: "article",
  picked: null,
  kind: "set",
  field: "",
  first: "",
  second: "",
};

/** The form for what another page handed over. */
export function formFor(scope: BulkScope | null): BulkForm {
  if (scope === null) return firstForm;
  const { collection, query, layout, picked } = scope;
  return { ...firstForm, collection, query, layout, picked };
}

/** The operation; `null` while something that it needs is missing. */
export function operationOf({ kind, field: typed, first, second }: BulkForm): BulkOperation | null {
  const field = typed.trim();
  if (field === "") return null;
  switch (kind) {
    case "set":
      return { kind: "set", field, value: valueOf(first) };
    case "fill":
      return first === "" ? null : { kind: "set", field, value: valueOf(first), onlyEmpty: true };
    case "clear":
      return { kind, field };
    case "rename":
      return first.trim() === "" ? null : { kind, field, to: first.trim() };
    case "map":
      return first === "" ? null : { kind, field, values: { [first]: second } };
    case "replace":
      return first === "" ? null : { kind, field, find: first, by: second };
    case "add":
    case "remove":
      return itemsOf(first).length === 0 ? null : { kind, field, items: itemsOf(first) };
    case "shift":
      return /^[-+]?\d{1,5}$/.test(first.trim()) ? { kind, field, days: Number(first) } : null;
    case "compute":
      return first === "" ? null : { kind, field, expression: first };
  }
}

/** `true`, `false` and plain numbers are what they look like; text in quotes stays text. */
function valueOf(typed: string): string | number | boolean {
  const quoted = /^"(.*)"$/s.exec(typed)?.[1];
  if (quoted !== undefined) return quoted;
  if (typed === "true" || typed === "false") return typed === "true";
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(typed) ? Number(typed) : typed;
}

function itemsOf(typed: string): readonly string[] {
  return typed
    .split(/[,、，]/)
    .map((item) => item.trim())
    .filter(Boolean);
}

/** Fields: what a form, a table column and a validator know of one property of a JSON Schema. */

import type { FieldValue } from "../frontmatter/values.ts";

/** A JSON Schema (draft-07 or 2020-12) as read from disk: plain data that nothing has checked. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** Who says what the fields are. `inferred`: Galley, from the articles themselves. */
export type SchemaSource = "site" | "galley" | "inferred";

export interface CollectionSchema {
  readonly source: SchemaSource;
  /** The file that it was read from, relative to the workspace; `null` when inferred. */
  readonly from: string | null;
  readonly json: JsonSchema;
  readonly fields: readonly Field[];
}

/** What may be written into a field; decides the widget. */
export type FieldShape =
  | { readonly kind: "text"; readonly long: boolean; readonly pattern?: string }
  | { readonly kind: "number"; readonly whole: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | { readonly kind: "date-time" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "list"; readonly item: FieldShape }
  | { readonly kind: "object"; readonly fields: readonly Field[] }
  | { readonly kind: "image" }
  | { readonly kind: "any" };

export interface Field {
  readonly name: string;
  readonly shape: FieldShape;
  readonly required: boolean;
  readonly description: string | null;
  readonly fallback: FieldValue | undefined;
}

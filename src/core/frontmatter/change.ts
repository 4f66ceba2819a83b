/** What a person does to one field: the vocabulary of frontmatter edits. */

import type { FieldPath } from "../problems/problem.ts";
import type { FieldValue } from "./values.ts";

export type FieldChange =
  /** Give the field at `path` a value; the field, and the maps above it, are made where they are missing. */
  | { readonly kind: "set"; readonly path: FieldPath; readonly value: FieldValue }
  /** Take the field or list item away, with its whole line. */
  | { readonly kind: "remove"; readonly path: FieldPath }
  /** Give the field at `path` another name; its value's bytes stay. */
  | { readonly kind: "rename"; readonly path: FieldPath; readonly name: string }
  /** Put `value` into a list so that it stands at the index that ends `path`; the index may be the list's length. */
  | { readonly kind: "insert"; readonly path: FieldPath; readonly value: FieldValue }
  /** Move the field or list item at `path` so that it stands at index `to` among its siblings. */
  | { readonly kind: "move"; readonly path: FieldPath; readonly to: number };

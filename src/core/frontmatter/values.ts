/** The values that frontmatter can hold, whichever language it is written in. */

import type { Range } from "../document/parts.ts";
import type { FieldPath, Problem } from "../problems/problem.ts";

/**
 * A plain value. Dates stay the text that was written (`2026-01-05`), so that no time zone can move them
 * and no save can reformat them; `Written` keeps them apart from quoted strings.
 */
export type FieldValue = string | number | boolean | null | Written | readonly FieldValue[] | FieldMap;

/** Fields by name, in written order, without a prototype (`__proto__` is a name like any other). */
export interface FieldMap {
  readonly [name: string]: FieldValue;
}

/** An unquoted scalar that languages read differently or lossily: a date, a big or padded number. `text` is what stands in the file. */
export interface Written {
  readonly kind: "date" | "date-time" | "time" | "number";
  readonly text: string;
}

/** Where a field stands in the document: offsets in UTF-16 code units of the whole text. */
export interface FieldPlace {
  readonly path: FieldPath;
  /** The value's own bytes; empty, after the colon, when nothing is written there. */
  readonly value: Range;
  /** The name's own bytes; `null` for a list item. */
  readonly key: Range | null;
  /** One-based line of the document on which the field begins. */
  readonly line: number;
  /** False where the value cannot be shown in a form (a tag, an alias, a cycle): it is kept as written. */
  readonly editable: boolean;
}

/** What reading the frontmatter came to. `unreadable` frontmatter is kept as it is and edited as source. */
export type FrontmatterReading =
  | { readonly kind: "none" }
  | {
      readonly kind: "read";
      readonly values: FieldMap;
      /** Every field and item, outermost first. */
      readonly places: readonly FieldPlace[];
      /** Warnings that do not keep the frontmatter from being read. */
      readonly problems: readonly Problem[];
    }
  | { readonly kind: "unreadable"; readonly problems: readonly Problem[] };

/** The value as plain JSON, dates and big numbers as their written text: what schemas and tables see. */
export function plainValue(value: FieldValue): FieldValue {
  if (value === null || typeof value !== "object") return value;
  if (isWritten(value)) return value.text;
  if (Array.isArray(value)) return value.map(plainValue);
  const map = Object.create(null) as Record<string, FieldValue>;
  for (const [name, inner] of Object.entries(value as FieldMap)) map[name] = plainValue(inner);
  return map;
}

/** The value of the field called `name`, and of no name that every object has. */
export function valueIn(fields: FieldMap, name: string): FieldValue | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const WRITTEN = Symbol("written");

/** Make a `Written`. Only values made here count as such: a map with the fields `kind` and `text` stays a map. */
export function written(kind: Written["kind"], text: string): Written {
  const value = { kind, text };
  Object.defineProperty(value, WRITTEN, { value: true });
  return value;
}

export function isWritten(value: FieldValue): value is Written {
  return typeof value === "object" && value !== null && WRITTEN in value;
}

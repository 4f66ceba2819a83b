/** Values as they are compared across articles. */

import { isList, isMap } from "../frontmatter/compare.ts";
import { isWritten, type FieldValue } from "../frontmatter/values.ts";

/** Whether nothing is written: no value, an empty text, an empty list. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "string" ? value.trim() === "" : isList(value) && value.length === 0;
}

/** A scalar as text; `null` for lists, groups and nothing. */
export function scalarText(value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || isList(value) || isMap(value)) return null;
  return typeof value === "object" && isWritten(value) ? value.text : String(value);
}

/** The texts of a list, or the one text; empty for groups. */
export function textsOf(value: FieldValue | undefined): readonly string[] {
  const items = isList(value) ? value : value === undefined ? [] : [value];
  return items.map((item) => scalarText(item)).filter((text) => text !== null);
}

/** A value for comparing and showing: lists without regard to their order. */
export function comparedText(value: FieldValue | undefined): string | null {
  if (!isList(value)) return scalarText(value);
  const texts = value.map((item) => scalarText(item));
  const sorted = texts.filter((text) => text !== null).toSorted((a, b) => (a < b ? -1 : 1));
  return sorted.length < texts.length ? null : sorted.join(", ");
}

/** A date as written at the start of the value; `null` where it begins with none. */
export function dateOf(value: FieldValue | undefined): string | null {
  const text = scalarText(value);
  return text === null ? null : (/^\d{4}-\d{2}-\d{2}(?=$|[T\s])/.exec(text)?.[0] ?? null);
}

const LONGEST_SHOWN = 80;

/** A value as a sentence quotes it. */
export function shownText(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN - 1).join("")}…` : text;
}

/** When two values are the same. */

import { isWritten, type FieldMap, type FieldValue } from "./values.ts";

/**
 * Whether two values are the same to a person who reads the file.
 *
 * A date (or a padded number) and a string or number of the same characters count as the same: which of them it is, is
 * spelling. The order of names in a map does not matter; the order of a list does.
 */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  if (isWritten(one)) return one.text === spelledText(other);
  if (isWritten(other)) return other.text === spelledText(one);
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (isList(one) || isList(other)) return isList(one) && isList(other) && sameList(one, other);
  return sameMap(one as FieldMap, other as FieldMap);
}

/** The characters of a value that a `Written` could have; `null` for what it never is. */
function spelledText(value: FieldValue): string | null {
  if (typeof value === "string" || typeof value === "number") return String(value);
  return value !== null && isWritten(value) ? value.text : null;
}

export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** A map of fields, as against a list, a scalar or a `Written`. */
export function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === "object" && value !== null && !isList(value) && !isWritten(value);
}

function sameList(one: readonly FieldValue[], other: readonly FieldValue[]): boolean {
  return one.length === other.length && one.every((value, index) => sameValue(value, other[index] ?? null));
}

function sameMap(one: FieldMap, other: FieldMap): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameValue(one[name] ?? null, other[name] ?? null))
  );
}

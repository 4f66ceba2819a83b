/** What can be done to a field of many articles at once, as the changes of single fields that it comes to in each. */

import { fieldPath, valueAt, type FieldChange } from "../frontmatter/change.ts";
import { isList, isMap, sameValue } from "../frontmatter/compare.ts";
import { isWritten, written, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { FieldPath } from "../problems/problem.ts";
import { computeText } from "./expression.ts";
import { shiftDate } from "./shift-date.ts";

/** A value as people give it: dates are text. */
export type GivenValue = string | number | boolean | readonly string[];

export type BulkOperation =
  | { readonly kind: "set"; readonly field: string; readonly value: GivenValue; readonly onlyEmpty?: boolean }
  /** Take the field away, with its line. */
  | { readonly kind: "clear"; readonly field: string }
  | { readonly kind: "rename"; readonly field: string; readonly to: string }
  /** Write other values for these, wherever they are the value or an item; two items that become one are one. */
  | { readonly kind: "map"; readonly field: string; readonly values: Readonly<Record<string, string>> }
  /** Replace a text within the value, or within each item. */
  | { readonly kind: "replace"; readonly field: string; readonly find: string; readonly by: string }
  /** `where`: only to what holds exactly this item already. */
  | {
      readonly kind: "add";
      readonly field: string;
      readonly items: readonly string[];
      readonly where?: string;
    }
  | { readonly kind: "remove"; readonly field: string; readonly items: readonly string[] }
  | { readonly kind: "shift"; readonly field: string; readonly days: number }
  /** See expression.ts. */
  | { readonly kind: "compute"; readonly field: string; readonly expression: string };

/**
 * The changes that `operation` comes to in an article with the fields `values`, in the order in which to make them;
 * none where nothing is to change.
 *
 * @throws RangeError where it does not fit: a name that is taken, a date that is none, an expression that is not one.
 */
export function changesFor(values: FieldMap, operation: BulkOperation): readonly FieldChange[] {
  const path = fieldPath(values, operation.field);
  const value = valueAt(values, path);
  switch (operation.kind) {
    case "set":
      return operation.onlyEmpty === true && !isNothing(value)
        ? []
        : setTo(path, value, asWritten(operation.value, value));
    case "clear":
      return value === undefined ? [] : [{ kind: "remove", path }];
    case "rename":
      return value === undefined || operation.to === path.at(-1)
        ? []
        : [{ kind: "rename", path, name: operation.to }];
    case "map":
      return mapped(path, value, (text) =>
        Object.hasOwn(operation.values, text) ? (operation.values[text] ?? text) : text,
      );
    case "replace":
      return operation.find === ""
        ? []
        : mapped(path, value, (text) => text.replaceAll(operation.find, () => operation.by));
    case "add":
      return operation.where === undefined || hasItem(value, operation.where)
        ? added(path, value, operation.items)
        : [];
    case "remove":
      return removed(path, value, operation.items);
    case "shift":
      return shifted(path, value, operation.days);
    case "compute":
      return setTo(path, value, asWritten(computeText(operation.expression, values), value));
  }
}

function isNothing(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === "" || (isList(value) && value.length === 0);
}

/** A date goes where a date stood, without quotes; anything else is what it was given as. */
function asWritten(given: GivenValue, before: FieldValue | undefined): FieldValue {
  const isDate = typeof given === "string" && /^\d{4}-\d{2}-\d{2}$/.test(given);
  const stood = before !== undefined && before !== null && typeof before === "object" && isWritten(before);
  return isDate && stood && before.kind === "date" ? written("date", given) : given;
}

function setTo(path: FieldPath, before: FieldValue | undefined, after: FieldValue): readonly FieldChange[] {
  return before !== undefined && sameValue(before, after) ? [] : [{ kind: "set", path, value: after }];
}

/** Texts and numbers by their text; what is neither stays. */
function mapped(
  path: FieldPath,
  value: FieldValue | undefined,
  change: (text: string) => string,
): readonly FieldChange[] {
  if (!isList(value)) {
    const text = textOf(value);
    const after = text === null ? null : change(text);
    return after === null || after === text ? [] : [{ kind: "set", path, value: after }];
  }
  const after = value.map((item) => {
    const text = textOf(item);
    const next = text === null ? null : change(text);
    return next === null || next === text ? item : next;
  });
  const changed = new Set(after.flatMap((item, index) => (item === value[index] ? [] : [index])));
  if (changed.size === 0) return [];
  // What became the same as another item is one with it; twins that stood there before are left alone.
  const isTwin = (index: number) =>
    after.some(
      (other, at) =>
        at !== index && sameValue(other, after[index] ?? null) && (at < index || !changed.has(at)),
    );
  const doubled = [...changed].filter(isTwin);
  const sets = [...changed]
    .filter((index) => !doubled.includes(index))
    .map((index): FieldChange => ({ kind: "set", path: [...path, index], value: after[index] ?? null }));
  // From the end, so that indexes before it stay.
  const drops = doubled
    .toSorted((a, b) => b - a)
    .map((index): FieldChange => ({ kind: "remove", path: [...path, index] }));
  return [...sets, ...drops];
}

function textOf(value: FieldValue | undefined): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (value === undefined || value === null || typeof value !== "object" || isList(value) || isMap(value))
    return null;
  return isWritten(value) ? value.text : null;
}

function hasItem(value: FieldValue | undefined, text: string): boolean {
  return isList(value) ? value.some((item) => textOf(item) === text) : textOf(value) === text;
}

function added(
  path: FieldPath,
  value: FieldValue | undefined,
  items: readonly string[],
): readonly FieldChange[] {
  if (isNothing(value)) return items.length === 0 ? [] : [{ kind: "set", path, value: [...new Set(items)] }];
  if (!isList(value)) throw new RangeError("the field is no list");
  const have = new Set(value.map((item) => textOf(item)));
  return [...new Set(items)]
    .filter((item) => !have.has(item))
    .map((item, index) => ({ kind: "insert", path: [...path, value.length + index], value: item }));
}

function removed(
  path: FieldPath,
  value: FieldValue | undefined,
  items: readonly string[],
): readonly FieldChange[] {
  const gone = new Set(items);
  if (!isList(value)) {
    const text = textOf(value);
    return text !== null && gone.has(text) ? [{ kind: "remove", path }] : [];
  }
  return value
    .flatMap((item, index) => (gone.has(textOf(item) ?? "") ? [index] : []))
    .toReversed()
    .map((index) => ({ kind: "remove", path: [...path, index] }));
}

function shifted(path: FieldPath, value: FieldValue | undefined, days: number): readonly FieldChange[] {
  if (isNothing(value) || days === 0) return [];
  const text = textOf(value);
  const after = text === null ? null : shiftDate(text, days);
  if (after === null) throw new RangeError("the field is no date");
  const isBare = typeof value === "object" && value !== null && !isList(value) && !isMap(value);
  return [
    {
      kind: "set",
      path,
      value: isBare && isWritten(value) && value.kind !== "number" ? written(value.kind, after) : after,
    },
  ];
}

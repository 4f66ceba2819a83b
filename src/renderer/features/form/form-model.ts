/** What a form shows: the schema's fields and the document's, each with its value, its place and its problems. */

import { isList, isMap } from "#core/frontmatter/compare";
import {
  isWritten,
  type FieldMap,
  type FieldPlace,
  type FieldValue,
  type FrontmatterReading,
  valueIn,
} from "#core/frontmatter/values";
import type { FieldPath, Problem } from "#core/problems/problem";
import type { Field, FieldShape } from "#core/schema/field";

/** One line of a form. */
export interface FormField {
  readonly path: FieldPath;
  readonly name: string;
  /** What may be written, by the schema; by the value itself where the schema does not know the field. */
  readonly shape: FieldShape;
  /** `undefined`: it does not stand in the document. */
  readonly value: FieldValue | undefined;
  readonly isRequired: boolean;
  readonly isKnown: boolean;
  /** False for tags, aliases and merged values: they are shown as they are written. */
  readonly isEditable: boolean;
  readonly description: string | null;
}

/** A form, or the part of it that shows one map. */
export interface FormGroup {
  /** In the schema's order: what the document has, what it must have, and what the person has just added. */
  readonly fields: readonly FormField[];
  /** What the document has and the schema does not know, in its own order. */
  readonly others: readonly FormField[];
  /** What the schema offers besides. */
  readonly absent: readonly FormField[];
}

export interface GroupNeeds {
  readonly path: FieldPath;
  readonly known: readonly Field[];
  readonly values: FieldMap;
  readonly places: ReadonlyMap<string, FieldPlace>;
  /** Fields that the person added and that have no value yet, with their shapes where they chose one. */
  readonly added: ReadonlyMap<string, FieldShape | null>;
}

/** The group of the map at `path`. */
export function groupOf({ path, known, values, places, added }: GroupNeeds): FormGroup {
  const names = new Set(known.map(({ name }) => name));
  const make = (name: string, field: Field | null): FormField => {
    const at = [...path, name];
    const value = valueIn(values, name);
    return {
      path: at,
      name,
      shape: field?.shape ?? (value === undefined ? (added.get(pathKey(at)) ?? TEXT) : shapeOfValue(value)),
      value,
      isRequired: field?.required ?? false,
      isKnown: field !== null,
      isEditable: value === undefined || (places.get(pathKey(at))?.editable ?? false),
      description: field?.description ?? null,
    };
  };
  const all = known.map((field) => make(field.name, field));
  const isShown = ({ value, isRequired, path: at }: FormField): boolean =>
    value !== undefined || isRequired || added.has(pathKey(at));
  const own = [...added.keys()].map((key) => JSON.parse(key) as FieldPath).filter((at) => isChild(at, path));
  const otherNames = [...Object.keys(values), ...own.map((at) => String(at.at(-1)))].filter(
    (name) => !names.has(name),
  );
  return {
    fields: all.filter(isShown),
    others: [...new Set(otherNames)].map((name) => make(name, null)),
    absent: all.filter((field) => !isShown(field)),
  };
}

const TEXT: FieldShape = { kind: "text", long: false };

function isChild(path: FieldPath, parent: FieldPath): boolean {
  return path.length === parent.length + 1 && parent.every((step, index) => path[index] === step);
}

export function pathKey(path: FieldPath): string {
  return JSON.stringify(path);
}

/** Text of this length, or with line breaks, is written in a field that grows. */
const LONG = 90;

/** What a value can be edited as where no schema says so. */
export function shapeOfValue(value: FieldValue): FieldShape {
  if (value === null) return TEXT;
  if (isWritten(value)) {
    if (value.kind === "date" || value.kind === "date-time") return { kind: value.kind };
    return value.kind === "number" ? { kind: "number", whole: false } : TEXT;
  }
  if (typeof value === "string") return { kind: "text", long: value.length > LONG || value.includes("\n") };
  if (typeof value === "number") return { kind: "number", whole: false };
  if (typeof value === "boolean") return { kind: "boolean" };
  if (isList(value)) return value.every(isScalar) ? { kind: "list", item: TEXT } : { kind: "any" };
  return { kind: "any" };
}

function isScalar(value: FieldValue): boolean {
  return !isList(value) && !isMap(value);
}

/** How a field is shown: its shape, unless the document's value does not fit the widget of that shape. */
export function widgetFor({ shape, value }: Pick<FormField, "shape" | "value">): FieldShape {
  if (value === undefined || value === null) return shape;
  switch (shape.kind) {
    case "text":
    case "image":
      return typeof value === "string" || isWritten(value) ? growing(shape, value) : shapeOfValue(value);
    case "number":
      return isScalar(value) && typeof value !== "boolean" ? shape : shapeOfValue(value);
    case "boolean":
      return typeof value === "boolean" ? shape : shapeOfValue(value);
    case "date":
    case "date-time":
    case "choice":
      return isScalar(value) ? shape : shapeOfValue(value);
    case "list":
      return fitsList(shape.item, value) ? shape : shapeOfValue(value);
    case "object":
      return isMap(value) ? shape : shapeOfValue(value);
    case "any":
      return isMap(value) || isList(value) ? shape : shapeOfValue(value);
  }
}

function growing(shape: FieldShape, value: FieldValue): FieldShape {
  const isLong = typeof value === "string" && value.trimEnd().includes("\n");
  return isLong && shape.kind === "text" ? { ...shape, long: true } : shape;
}

/** A list of texts has a field of tags, a list of objects cards; others are edited as YAML. */
function fitsList(item: FieldShape, value: FieldValue): boolean {
  if (!isList(value)) return false;
  if (item.kind === "object") return value.every(isMap);
  const isTags =
    item.kind === "text" || item.kind === "choice" || item.kind === "image" || item.kind === "number";
  return isTags && value.every(isScalar);
}

/** The value as the text that stands in a field. */
export function textOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (isWritten(value)) return value.text;
  return typeof value === "object" ? "" : String(value);
}

/** The items of a list of tags after an edit: those that stay keep their values (numbers, dates), the new ones are text. */
export function tagValues(before: FieldValue | undefined, texts: readonly string[]): readonly FieldValue[] {
  const left = isList(before) ? [...before] : [];
  return texts.map((text) => {
    const at = left.findIndex((item) => textOf(item) === text);
    return at < 0 ? text : (left.splice(at, 1)[0] ?? text);
  });
}

/** An item that can be put into a list of objects: what it must have, else its first field, still empty. */
export function freshItem(fields: readonly Field[]): FieldMap {
  const required = fields.filter((field) => field.required);
  const chosen = required.length > 0 ? required : fields.slice(0, 1);
  return Object.fromEntries(chosen.map((field) => [field.name, freshValue(field)]));
}

function freshValue({ shape, fallback }: Field): FieldValue {
  if (fallback !== undefined) return fallback;
  switch (shape.kind) {
    case "choice":
      return shape.choices[0] ?? null;
    case "boolean":
      return false;
    case "list":
      return [];
    case "object":
      return freshItem(shape.fields);
    default:
      return null;
  }
}

/** Problems by the path of their field. */
export function problemsByField(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.field === undefined) continue;
    const key = pathKey(problem.field);
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}

/** Places by path, for a frontmatter that was read. */
export function placesByPath(reading: FrontmatterReading): ReadonlyMap<string, FieldPlace> {
  const places = reading.kind === "read" ? reading.places : [];
  return new Map(places.map((place) => [pathKey(place.path), place]));
}

/** What a number field's text stands for: a number as it is typed, nothing, or text that the schema then refuses. */
export function typedNumber(
  text: string,
): { readonly kind: "number" | "text"; readonly text: string } | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const isNumber = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(trimmed);
  return { kind: isNumber ? "number" : "text", text: trimmed };
}

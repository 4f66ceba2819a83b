/** A schema from the articles themselves, for collections whose site has none that can be read. */

import { isList, isMap } from "../frontmatter/compare.ts";
import { isRealDate } from "../frontmatter/scalar-reading.ts";
import { isWritten, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { JsonSchema } from "./field.ts";
import { IMAGE, LONG_TEXT, isImageName } from "./fields.ts";
import { isKeywords } from "./json-schema.ts";

/** Marks a schema as Galley's own guess: what breaks it is a warning, not an error. */
const INFERRED = "Inferred from the articles";

const MOST_FIELDS = 200;
const DEEPEST = 5;
/** A field is required when this part of the articles has it: one odd file in a hundred does not make it optional. */
const REQUIRED_SHARE = 0.99;
const FEWEST_FILES = 5;
/** A text is a choice when at least this many articles have it, ... */
const CHOICE_FILES = 12;
/** ... with at most this many different values, each at least twice, and on average this often. */
const MOST_CHOICES = 12;
const CHOICE_AVERAGE = 4;
const LONGEST_CHOICE = 40;
/** Lists are freer: tags grow. Their items are a choice only where very few are used again and again. */
const MOST_LIST_CHOICES = 8;
const LIST_CHOICE_USES = 40;
const LONG_TEXT_LENGTH = 120;

/** Whether `json` was made by `inferSchema`. */
export function isInferred(json: JsonSchema): boolean {
  return isKeywords(json) && json["$comment"] === INFERRED;
}

/**
 * A JSON Schema that describes `files`, the frontmatter of a collection's articles.
 *
 * Types are those that every article agrees on; a field on which they differ is left free. Required is what
 * 99 % have (of at least 5). A text becomes a choice when 12 or more articles share at most 12 short values,
 * each used twice or more and four times on average. Fields not seen are allowed. All findings of an inferred
 * schema are warnings.
 */
export function inferSchema(files: readonly FieldMap[]): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $comment: INFERRED,
    ...objectSchema(files, 0),
  };
}

function objectSchema(maps: readonly FieldMap[], depth: number): JsonSchema & object {
  const seen = new Map<string, FieldValue[]>();
  for (const map of maps) {
    for (const [name, value] of Object.entries(map)) {
      const values = seen.get(name);
      if (values) values.push(value);
      else if (seen.size < MOST_FIELDS && name !== "__proto__") seen.set(name, [value]);
    }
  }
  const required = [...seen]
    .filter(
      ([, values]) =>
        maps.length >= FEWEST_FILES &&
        values.filter((value) => value !== null).length >= maps.length * REQUIRED_SHARE,
    )
    .map(([name]) => name);
  const properties = Object.fromEntries(
    [...seen].map(([name, values]) => [name, propertySchema(name, values, depth)]),
  );
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
}

function propertySchema(name: string, all: readonly FieldValue[], depth: number): JsonSchema & object {
  const values = all.filter((value) => value !== null);
  const schema = valueSchema(name, values, depth);
  const type = (schema as { readonly type?: unknown }).type;
  if (values.length === all.length || typeof type !== "string") return schema;
  const { enum: choices } = schema as { readonly enum?: readonly unknown[] };
  return { ...schema, type: [type, "null"], ...(choices ? { enum: [...choices, null] } : {}) };
}

function valueSchema(name: string, values: readonly FieldValue[], depth: number): JsonSchema & object {
  if (values.length === 0 || depth > DEEPEST) return {};
  if (values.every((value) => typeof value === "boolean")) return { type: "boolean" };
  if (values.every(isNumber)) return { type: values.every(isWhole) ? "integer" : "number" };
  const date = dateSchema(values);
  if (date) return date;
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length === values.length) return textSchema(name, texts);
  if (values.every(isList)) return listSchema(name, values.filter(isList), depth);
  return values.every(isMap) ? objectSchema(values.filter(isMap), depth + 1) : {};
}

function isNumber(value: FieldValue): boolean {
  return typeof value === "number" || (isWritten(value) && value.kind === "number");
}

function isWhole(value: FieldValue): boolean {
  return isWritten(value) ? /^[-+]?\d+$/.test(value.text) : Number.isInteger(value);
}

/** Dates, in quotes or without; some of them with a time make it a date and time that may be a day alone. */
function dateSchema(values: readonly FieldValue[]): (JsonSchema & object) | null {
  const texts = values.map((value) => (isWritten(value) ? value.text : value));
  if (
    !texts.every(
      (text) => typeof text === "string" && /^\d{4}-\d{2}-\d{2}(?:$|[Tt ]\d{1,2}:\d{2})/.test(text),
    )
  )
    return null;
  if (!texts.some((text) => isRealDate(String(text)))) return null;
  const withTime = texts.filter((text) => String(text).length > 10).length;
  const day = { type: "string", format: "date" };
  const time = { type: "string", format: "date-time" };
  if (withTime === 0) return day;
  return withTime === texts.length ? time : { anyOf: [time, day] };
}

function textSchema(name: string, texts: readonly string[]): JsonSchema & object {
  const choices = closedSet(texts, { files: CHOICE_FILES, most: MOST_CHOICES, average: CHOICE_AVERAGE });
  if (choices) return { type: "string", enum: choices };
  const references = texts.filter((text) => /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(text)).length;
  if (references > texts.length / 2 || (isImageName(name) && references > 0))
    return { type: "string", format: IMAGE };
  const middle =
    texts.map((text) => text.length).toSorted((one, other) => one - other)[texts.length >> 1] ?? 0;
  const isLong = middle > LONG_TEXT_LENGTH || texts.some((text) => text.trimEnd().includes("\n"));
  return isLong ? { type: "string", format: LONG_TEXT } : { type: "string" };
}

/** The values of a text that is a choice, most used first; `null` where it is free. */
function closedSet(
  texts: readonly string[],
  limits: { readonly files: number; readonly most: number; readonly average: number },
): readonly string[] | null {
  if (texts.length < limits.files) return null;
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text === "" || text.length > LONGEST_CHOICE) return null;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > limits.most) return null;
  }
  const isClosed =
    [...counts.values()].every((count) => count >= 2) && texts.length / counts.size >= limits.average;
  return isClosed ? [...counts].toSorted(([, one], [, other]) => other - one).map(([text]) => text) : null;
}

function listSchema(
  name: string,
  lists: readonly (readonly FieldValue[])[],
  depth: number,
): JsonSchema & object {
  const items = lists.flat().filter((item) => item !== null);
  const texts = items.filter((item) => typeof item === "string");
  if (items.length === 0) return { type: "array" };
  if (texts.length < items.length) return { type: "array", items: valueSchema(name, items, depth + 1) };
  const choices = closedSet(texts, { files: LIST_CHOICE_USES, most: MOST_LIST_CHOICES, average: 5 });
  return { type: "array", items: choices ? { type: "string", enum: choices } : { type: "string" } };
}

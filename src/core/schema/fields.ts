/** JSON Schema -> fields: what a form, a table and a completion list need to know of each property. */

import type { FieldValue } from "../frontmatter/values.ts";
import { isModest } from "./cost.ts";
import type { Field, FieldShape, JsonSchema } from "./field.ts";
import {
  alternatives,
  isKeywords,
  numberIn,
  resolved,
  textIn,
  typesOf,
  type Keywords,
} from "./json-schema.ts";

/** Deeper than this a field is edited as source: schemas may be recursive. */
const DEEPEST = 6;
const MOST_FIELDS = 1000;

/** Formats of Galley's own inferred schemas, which other validators ignore. */
export const LONG_TEXT = "multiline";
export const IMAGE = "image";

/**
 * The fields that `json` describes, in its own order; none for a schema that is not an object's.
 *
 * Drafts 07 and 2020-12, with local references; `anyOf` with null is the other alternative, a union of
 * constants a choice, and Astro's `anyOf` of date-time, date and timestamp a date. What has no widget
 * (tuples, maps with free names, unions of unlike things) is of kind "any". The property `$schema`, which
 * Astro adds for editors, is not a field. A schema with more alternatives than a form could show gives its first level only.
 */
export function fieldsOf(json: JsonSchema): Field[] {
  if (!isKeywords(json)) return [];
  // Of a schema with too many alternatives, the first level is all that is followed.
  return fieldsIn(resolved(json, json), json, isModest(json, DEEPEST) ? 0 : DEEPEST);
}

function fieldsIn(schema: Keywords, root: JsonSchema, depth: number): Field[] {
  const found = new Map<string, Field>();
  for (const part of [schema, ...partsOf(schema, root)]) {
    const properties = isKeywords(part["properties"]) ? part["properties"] : {};
    const required = new Set(Array.isArray(part["required"]) ? part["required"] : []);
    for (const [name, property] of Object.entries(properties).slice(0, MOST_FIELDS)) {
      if (name === "$schema" || property === false) continue;
      const field = fieldOf(name, resolved(property, root), root, depth);
      found.set(name, { ...field, required: required.has(name) && field.fallback === undefined });
    }
  }
  return [...found.values()];
}

/** Schemas that apply as well: `allOf`, and each alternative of a union of objects, whose fields may all occur. */
function partsOf(schema: Keywords, root: JsonSchema): readonly Keywords[] {
  const all = Array.isArray(schema["allOf"])
    ? schema["allOf"].map((part: unknown) => resolved(part, root))
    : [];
  const listed = [schema["anyOf"], schema["oneOf"]].some((each) => Array.isArray(each))
    ? alternatives(schema, root)
    : [];
  const optional = listed.map((part) => (listed.length > 1 ? { ...part, required: [] } : part));
  return [...all, ...optional];
}

function fieldOf(name: string, schema: Keywords, root: JsonSchema, depth: number): Omit<Field, "required"> {
  return {
    name,
    shape: shapeOf(name, schema, root, depth),
    description: textIn(schema, "description") ?? textIn(schema, "title") ?? null,
    fallback: plainDefault(schema["default"]),
  };
}

function plainDefault(value: unknown): FieldValue | undefined {
  const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
  return isPlain || Array.isArray(value) || isKeywords(value) ? (value as FieldValue) : undefined;
}

function shapeOf(name: string, schema: Keywords, root: JsonSchema, depth: number): FieldShape {
  const options = alternatives(schema, root);
  const choices = options.map(constantsOf);
  if (choices.length > 0 && choices.every((each) => each !== null)) {
    return { kind: "choice", choices: [...new Set(choices.flat())] };
  }
  const date = dateShape(options);
  if (date) return date;
  const [only, second] = options;
  if (!only) return { kind: "any" };
  if (second) return unionShape(name, options, root, depth);
  return singleShape(name, only, root, depth);
}

function unionShape(name: string, options: readonly Keywords[], root: JsonSchema, depth: number): FieldShape {
  const shapes = options.map((option) => singleShape(name, option, root, depth));
  const [first] = shapes;
  if (first && shapes.every(({ kind }) => kind === "text" || kind === "choice")) return textShape(name, {});
  if (shapes.every(({ kind }) => kind === "object") && depth < DEEPEST) {
    return { kind: "object", fields: fieldsIn({ oneOf: options }, root, depth + 1) };
  }
  return { kind: "any" };
}

/** The texts that a schema lists; `null` when it lists none, or things that are not texts. */
function constantsOf(schema: Keywords): readonly string[] | null {
  const listed = "const" in schema ? [schema["const"]] : schema["enum"];
  if (!Array.isArray(listed)) return null;
  const values = listed.filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === "string") ? values : null;
}

/** A date, or Astro's union of a date and time, a date, and a timestamp. */
function dateShape(options: readonly Keywords[]): FieldShape | null {
  const formats = options.map((option) => textIn(option, "format") ?? "");
  const isDate = options.every((option, index) => {
    const format = formats[index] ?? "";
    return (
      format === "date" ||
      format === "date-time" ||
      (format === "unix-time" && typesOf(option).includes("integer"))
    );
  });
  if (!isDate || !formats.some((format) => format.startsWith("date"))) return null;
  return { kind: formats.includes("date") || options.length > 1 ? "date" : "date-time" };
}

function singleShape(name: string, schema: Keywords, root: JsonSchema, depth: number): FieldShape {
  const constants = constantsOf(schema);
  if (constants) return { kind: "choice", choices: constants };
  const types = typesOf(schema);
  const [type] = types.length === 0 && isKeywords(schema["properties"]) ? ["object"] : types;
  if (types.length > 1 || depth >= DEEPEST)
    return types.length === 1 && type === "string" ? textShape(name, schema) : { kind: "any" };
  switch (type) {
    case "string":
      return textShape(name, schema);
    case "number":
    case "integer":
      return numberShape(schema, type === "integer");
    case "boolean":
      return { kind: "boolean" };
    case "array":
      return isKeywords(schema["items"])
        ? { kind: "list", item: shapeOf(singular(name), resolved(schema["items"], root), root, depth + 1) }
        : { kind: "any" };
    case "object":
      return isKeywords(schema["properties"]) || Array.isArray(schema["allOf"])
        ? { kind: "object", fields: imageFields(name, fieldsIn(schema, root, depth + 1)) }
        : { kind: "any" };
    default:
      return { kind: "any" };
  }
}

function numberShape(schema: Keywords, whole: boolean): FieldShape {
  const least = numberIn(schema, "minimum");
  const most = numberIn(schema, "maximum");
  return {
    kind: "number",
    whole,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

const LONG_NAME = /(?:description|summary|excerpt|abstract|intro|lead|bio|comment|body|notes?|quote)$/i;
const IMAGE_NAME =
  /(?:^|[-_.])(?:image|img|cover|thumbnail|thumb|hero|avatar|photo|picture|banner|poster)s?$/i;
/** The same at the end of a camel-case name: `heroImage`, `coverPhoto`. */
const IMAGE_TAIL = /(?:Image|Img|Cover|Thumbnail|Avatar|Photo|Picture|Banner|Poster)s?$/;

function textShape(name: string, schema: Keywords): FieldShape {
  const format = textIn(schema, "format");
  if (format === "date" || format === "date-time") return { kind: format };
  const isFree = format === undefined && schema["pattern"] === undefined;
  if (format === IMAGE || (isFree && isImageName(name))) return { kind: "image" };
  const long =
    format === LONG_TEXT || (isFree && (LONG_NAME.test(name) || (numberIn(schema, "maxLength") ?? 0) > 200));
  const pattern = textIn(schema, "pattern");
  return { kind: "text", long, ...(pattern === undefined ? {} : { pattern }) };
}

/** Whether a text field of this name holds the reference of an image, as far as names tell. */
export function isImageName(name: string): boolean {
  return IMAGE_NAME.test(name) || IMAGE_TAIL.test(name);
}

/** `cover: { src, alt }`: the address inside is the image. */
function imageFields(name: string, fields: readonly Field[]): readonly Field[] {
  if (!isImageName(name)) return fields;
  return fields.map((field) => {
    const isAddress = field.shape.kind === "text" && /^(?:src|url|path|file|href)$/i.test(field.name);
    const isText = field.shape.kind === "image" && !isAddress && /alt|caption|credit/i.test(field.name);
    if (isAddress) return { ...field, shape: { kind: "image" } };
    return isText ? { ...field, shape: { kind: "text", long: false } } : field;
  });
}

function singular(name: string): string {
  return name.replace(/s$/, "");
}

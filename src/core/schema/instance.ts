/** Frontmatter as the validator and the site's own reader see it: dates become ISO times where dates are allowed. */

import { isList, isMap } from "../frontmatter/compare.ts";
import { isRealDate, numberOf } from "../frontmatter/scalar-reading.ts";
import { isWritten, type FieldValue, type Written } from "../frontmatter/values.ts";
import type { FieldPath } from "../problems/problem.ts";
import type { JsonSchema } from "./field.ts";
import { alternatives, isKeywords, resolved, textIn, typesOf, type Keywords } from "./json-schema.ts";

export interface Instance {
  readonly json: unknown;
  /** Unquoted dates where the schema wants text: readers such as Astro's hand the site a date there. */
  readonly dateForText: readonly { readonly path: FieldPath; readonly found: string }[];
  /** Quoted dates that no calendar has. */
  readonly impossible: readonly { readonly path: FieldPath; readonly found: string }[];
  /** The longest text: what slow patterns are measured by. */
  readonly longest: number;
}

/** Make the instance of `values` for `root`. */
export function instanceOf(values: FieldValue, root: JsonSchema): Instance {
  const dateForText: { path: FieldPath; found: string }[] = [];
  const impossible: { path: FieldPath; found: string }[] = [];
  let longest = 0;
  const convert = (value: FieldValue, options: readonly Keywords[], path: FieldPath): unknown => {
    if (isWritten(value)) return convertWritten(value, options, path);
    if (isList(value)) {
      const items = options.flatMap((option) => inside(option["items"], root));
      return value.map((item, index) => convert(item, items, [...path, index]));
    }
    if (isMap(value)) {
      const json = Object.create(null) as Record<string, unknown>;
      for (const [name, inner] of Object.entries(value))
        json[name] = convert(inner, property(options, name, root), [...path, name]);
      return json;
    }
    if (typeof value !== "string") return value;
    longest = Math.max(longest, value.length);
    return convertText(value, options, path);
  };
  const convertWritten = (value: Written, options: readonly Keywords[], path: FieldPath): unknown => {
    if (value.kind === "number") return numberOf(value.text);
    if (value.kind === "time") return value.text;
    const format = dateFormat(options);
    if (format) return isoFor(isRealDate(value.text) ? value.text : "2000-01-01", format);
    if (options.some((option) => typesOf(option).includes("string")))
      dateForText.push({ path, found: value.text });
    return value.text;
  };
  const convertText = (value: string, options: readonly Keywords[], path: FieldPath): unknown => {
    const format = dateFormat(options);
    if (!format || !/^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s])/.test(value)) return value;
    if (isRealDate(value)) return isoFor(value, format);
    impossible.push({ path, found: value });
    return isoFor("2000-01-01", format);
  };
  const json = convert(values, inside(root, root), []);
  return { json, dateForText, impossible, longest };
}

/** The schemas that a value below `schema` may answer to. */
function inside(schema: unknown, root: JsonSchema): readonly Keywords[] {
  if (!isKeywords(schema)) return [];
  const own = resolved(schema, root);
  const all = Array.isArray(own["allOf"]) ? own["allOf"].map((part: unknown) => resolved(part, root)) : [];
  return [own, ...alternatives(own, root), ...all];
}

function property(options: readonly Keywords[], name: string, root: JsonSchema): readonly Keywords[] {
  return options.flatMap(({ properties }) =>
    isKeywords(properties) && Object.hasOwn(properties, name) ? inside(properties[name], root) : [],
  );
}

function dateFormat(options: readonly Keywords[]): "date" | "date-time" | null {
  const formats = options.map((option) => textIn(option, "format"));
  if (formats.includes("date-time")) return "date-time";
  return formats.includes("date") ? "date" : null;
}

/** A real date in the form that a validator knows: the day as it is written, whatever the zone. */
function isoFor(text: string, format: "date" | "date-time"): string {
  const [year = "2000", month = "1", day = "1"] = text.split(/[^\d]/);
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return format === "date" ? date : `${date}T00:00:00.000Z`;
}

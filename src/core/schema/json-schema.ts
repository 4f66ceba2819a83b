/** JSON Schema as data that nothing has checked: looked at, resolved, never run. */

import type { JsonSchema } from "./field.ts";

/** A schema that is an object: keyword -> anything. */
export interface Keywords {
  readonly [keyword: string]: unknown;
}

export function isKeywords(value: unknown): value is Keywords {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * `schema` with its local references followed; keywords beside a `$ref` win over the target's.
 *
 * A reference that leads nowhere, elsewhere or in a circle counts as a schema without rules.
 */
export function resolved(schema: unknown, root: JsonSchema): Keywords {
  let current: unknown = schema;
  let beside: Keywords = {};
  const seen = new Set<string>();
  while (isKeywords(current) && typeof current["$ref"] === "string") {
    const { $ref: reference, ...others } = current;
    if (seen.has(String(reference))) return beside;
    seen.add(String(reference));
    beside = { ...others, ...beside };
    current = atPointer(root, String(reference));
  }
  return isKeywords(current) ? { ...current, ...beside } : beside;
}

/** The schema that a reference such as `#/definitions/articles` names; `undefined` for anything outside of `root`. */
export function atPointer(root: unknown, reference: string): unknown {
  if (reference === "#") return root;
  if (!reference.startsWith("#/")) return undefined;
  let current: unknown = root;
  for (const part of reference.slice(2).split("/")) current = child(current, part);
  return current;
}

function child(value: unknown, part: string): unknown {
  const name = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
  if (Array.isArray(value)) return value[Number(name)];
  return isKeywords(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The schema that an error's `keywordLocation` speaks of: a pointer that passes through references. */
export function schemaAt(root: JsonSchema, location: string): Keywords {
  let current: unknown = root;
  for (const part of location.split("/").slice(1)) {
    if (part === "$ref") current = resolved(current, root);
    else current = child(isKeywords(current) && !(part in current) ? resolved(current, root) : current, part);
  }
  return isKeywords(current) ? current : {};
}

/** What `anyOf` and `oneOf` allow, without the alternative "nothing"; the schema itself where there is no choice. */
export function alternatives(schema: Keywords, root: JsonSchema): readonly Keywords[] {
  const listed = [schema["anyOf"], schema["oneOf"]].find((each) => Array.isArray(each));
  const all = listed ? listed.map((each: unknown) => resolved(each, root)) : [schema];
  return all.filter((each) => !(each["type"] === "null" || ("const" in each && each["const"] === null)));
}

/** The types that a schema allows besides "null"; empty when it does not say. */
export function typesOf(schema: Keywords): readonly string[] {
  const type = schema["type"];
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  return types.filter((each): each is string => typeof each === "string" && each !== "null");
}

export function numberIn(schema: Keywords, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function textIn(schema: Keywords, keyword: string): string | undefined {
  const value = schema[keyword];
  return typeof value === "string" ? value : undefined;
}

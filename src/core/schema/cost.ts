/** What validating costs at most, counted before it is done: a small schema can ask for more steps than there is time. */

import { isKeywords, atPointer, type Keywords } from "./json-schema.ts";
import { isWritten, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { JsonSchema } from "./field.ts";

const MOST_STEPS = 5_000_000;
const MOST_ALTERNATIVES = 20_000;
/** Schemas inside schemas, before anything of the instance is looked at. */
const DEEPEST_SCHEMA = 200;

/** Keywords whose schemas judge the same value. */
const SAME_VALUE = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];
/** Keywords whose schemas judge what is inside of it. */
const INSIDE = [
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "unevaluatedProperties"],
  ...["items", "prefixItems", "additionalItems", "contains", "unevaluatedItems"],
];

/**
 * Whether `values` are validated within the limit.
 *
 * Every way by which the schema reaches a value counts, references followed: thirty definitions that each name the
 * next one twice come to a billion. A schema that refers to itself for one and the same value never ends.
 */
export function isAffordable(schema: JsonSchema, values: FieldMap): boolean {
  const { depth, size } = extentOf(values);
  return waysThrough(schema, depth) * size <= MOST_STEPS;
}

/** Whether a schema can be followed in all its alternatives, so many levels deep. */
export function isModest(schema: JsonSchema, depth: number): boolean {
  return waysThrough(schema, depth) <= MOST_ALTERNATIVES;
}

/** How deep values nest, and how many there are. */
function extentOf(root: FieldValue): { readonly depth: number; readonly size: number } {
  const waiting: { readonly value: FieldValue; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let deepest = 0;
  let size = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    deepest = Math.max(deepest, depth);
    size += 1;
    if (value === null || typeof value !== "object" || isWritten(value)) continue;
    for (const inner of Object.values(value)) waiting.push({ value: inner as FieldValue, depth: depth + 1 });
  }
  return { depth: deepest, size };
}

function waysThrough(root: JsonSchema, deepest: number): number {
  const known = new Map<object, Map<number, number>>();
  const count = (schema: unknown, depth: number, level: number): number => {
    if (!isKeywords(schema) || depth > deepest) return 1;
    if (level > DEEPEST_SCHEMA) return Infinity;
    const byDepth = known.get(schema) ?? new Map<number, number>();
    known.set(schema, byDepth);
    const before = byDepth.get(depth);
    if (before !== undefined) return before;
    // Met again before it is counted, for the same value: it never ends.
    byDepth.set(depth, Infinity);
    const here = [referred(schema, root), ...schemasUnder(schema, SAME_VALUE)];
    const ways =
      here.reduce<number>((sum, each) => sum + (each === undefined ? 0 : count(each, depth, level + 1)), 1) +
      schemasUnder(schema, INSIDE).reduce<number>((sum, each) => sum + count(each, depth + 1, level + 1), 0);
    byDepth.set(depth, ways);
    return ways;
  };
  return count(root, 0, 0);
}

function referred(schema: Keywords, root: JsonSchema): unknown {
  const reference = schema["$ref"] ?? schema["$recursiveRef"] ?? schema["$dynamicRef"];
  return typeof reference === "string" ? atPointer(root, reference) : undefined;
}

/** Each keyword holds a schema, a list of them, or schemas by name. */
function schemasUnder(schema: Keywords, keywords: readonly string[]): readonly unknown[] {
  return keywords.flatMap((keyword): readonly unknown[] => {
    const held = schema[keyword];
    if (Array.isArray(held)) return held;
    if (!isKeywords(held)) return [];
    return BY_NAME.has(keyword) ? Object.values(held) : [held];
  });
}

const BY_NAME = new Set(["properties", "patternProperties", "dependentSchemas"]);

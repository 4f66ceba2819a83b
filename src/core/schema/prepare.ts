/** A schema made ready for the validator: a copy of its own (the validator writes into it), without slow patterns. */

import { Validator, type Schema } from "@cfworker/json-schema";
import type { JsonSchema } from "./field.ts";
import { isKeywords } from "./json-schema.ts";
import { isQuickPattern } from "./patterns.ts";

const DEEPEST = 200;

const prepared = new WeakMap<object, Map<number, Validator>>();

/**
 * The validator of `schema` for texts of up to `longest` characters.
 *
 * @throws Error when the schema itself is broken (a reference that leads nowhere, nesting without end).
 */
export function validatorFor(schema: { readonly [keyword: string]: unknown }, longest: number): Validator {
  // Lengths are rounded up to powers of ten, so that typing does not prepare the schema anew at each key.
  const bucket = 10 ** Math.ceil(Math.log10(Math.max(10, longest)));
  const known = prepared.get(schema) ?? new Map<number, Validator>();
  prepared.set(schema, known);
  const ready =
    known.get(bucket) ?? new Validator(copied(schema, bucket, 0) as Schema, draftOf(schema), false);
  known.set(bucket, ready);
  return ready;
}

function draftOf(schema: JsonSchema): "7" | "2020-12" {
  if (!isKeywords(schema)) return "2020-12";
  const named = String(schema["$schema"] ?? "");
  if (/draft-0[4-7]/.test(named)) return "7";
  return named === "" && "definitions" in schema && !("$defs" in schema) ? "7" : "2020-12";
}

function copied(value: unknown, longest: number, depth: number): unknown {
  if (depth > DEEPEST) throw new RangeError("the schema nests too deep");
  if (Array.isArray(value)) return value.map((each) => copied(each, longest, depth + 1));
  if (!isKeywords(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === "__proto__") continue;
    if (name === "pattern" && typeof inner === "string" && !isQuickPattern(inner, longest)) continue;
    copy[name] =
      name === "patternProperties"
        ? quickProperties(inner, longest, depth)
        : copied(inner, longest, depth + 1);
  }
  return copy;
}

function quickProperties(value: unknown, longest: number, depth: number): unknown {
  if (!isKeywords(value)) return {};
  const quick = Object.entries(value).filter(([pattern]) => isQuickPattern(pattern, longest));
  return Object.fromEntries(quick.map(([pattern, inner]) => [pattern, copied(inner, longest, depth + 1)]));
}

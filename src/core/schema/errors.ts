/** The validator's flat list of errors, reduced to those that say something. */

import type { OutputUnit } from "@cfworker/json-schema";

/** Keywords that only say that something below them is wrong. */
const WRAPPERS = new Set([
  "$ref",
  "$recursiveRef",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "prefixItems",
  "additionalItems",
  "unevaluatedItems",
  "allOf",
  "if",
  "dependentSchemas",
  "propertyNames",
]);

/**
 * The errors worth telling.
 *
 * Of a union only the union's own error stays, unless one alternative fits in kind: a wrong field inside of
 * an object is then told, not that the object fits none of its alternatives.
 */
export function outermostErrors(errors: readonly OutputUnit[]): OutputUnit[] {
  const told: OutputUnit[] = [];
  for (let index = 0; index < errors.length; index++) {
    const error = errors[index];
    if (!error) continue;
    if (error.keyword !== "anyOf" && error.keyword !== "oneOf") {
      if (!WRAPPERS.has(error.keyword)) told.push(error);
      continue;
    }
    const below = errors
      .slice(index + 1)
      .filter((other) => other.keywordLocation.startsWith(`${error.keywordLocation}/`));
    const inner = closestAlternative(error, below);
    told.push(...(inner ? outermostErrors(inner) : [error]));
    index += below.length;
  }
  return told;
}

/** The errors of the alternative that a person most likely meant: of the right kind, with the fewest errors. */
function closestAlternative(union: OutputUnit, below: readonly OutputUnit[]): readonly OutputUnit[] | null {
  const groups = new Map<string, OutputUnit[]>();
  for (const error of below) {
    const branch = error.keywordLocation.slice(union.keywordLocation.length + 1).split("/", 1)[0] ?? "";
    groups.set(branch, [...(groups.get(branch) ?? []), error]);
  }
  const fitting = [...groups.values()].filter((errors) => errors.every((error) => isInside(error, union)));
  return fitting.toSorted((one, other) => one.length - other.length)[0] ?? null;
}

/** Whether an error is about something inside of the union's value, or about a wrapper of such. */
function isInside(error: OutputUnit, union: OutputUnit): boolean {
  const isAtUnion = error.instanceLocation === union.instanceLocation;
  return (
    !isAtUnion ||
    WRAPPERS.has(error.keyword) ||
    error.keyword === "required" ||
    error.keyword === "anyOf" ||
    error.keyword === "oneOf"
  );
}

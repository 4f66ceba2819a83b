/** Frontmatter against its schema, in findings that a person can act on. */

import type { OutputUnit } from "@cfworker/json-schema";
import { valueAt } from "../frontmatter/change.ts";
import { isWritten, type FieldMap, type FieldValue, type FrontmatterReading } from "../frontmatter/values.ts";
import type { FieldPath, Problem, ProblemRule, Severity } from "../problems/problem.ts";
import { isAffordable } from "./cost.ts";
import { outermostErrors } from "./errors.ts";
import type { JsonSchema } from "./field.ts";
import { isInferred } from "./infer.ts";
import { instanceOf } from "./instance.ts";
import {
  alternatives,
  isKeywords,
  resolved,
  schemaAt,
  textIn,
  typesOf,
  type Keywords,
} from "./json-schema.ts";
import { validatorFor } from "./prepare.ts";

/**
 * Everything in `reading` that `schema` does not allow, in document order.
 *
 * Nothing of the schema is run: it is interpreted, and patterns that could stall are left out (patterns.ts).
 * A date counts as a site's reader would take it: `2026-01-05` without quotes satisfies "date" and "date-time".
 * Fields that the schema does not know are notes, for publishers ignore them; what an inferred schema finds is
 * a warning at most, for it only says what other articles do.
 */
export function validateFields(schema: JsonSchema, reading: FrontmatterReading): Problem[] {
  if (reading.kind === "unreadable" || !isKeywords(schema)) return [];
  const values: FieldMap = reading.kind === "read" ? reading.values : {};
  const lines = linesOf(reading);
  if (!isAffordable(schema, values))
    return [placed(problem("field-invalid", "note", [], { reason: "schema-too-large" }), lines, "note")];
  const instance = instanceOf(values, schema);
  const found: Problem[] = [
    ...instance.dateForText.map(({ path, found: text }) =>
      problem("frontmatter-read-differently", "warning", path, { found: text, reading: "date", other: text }),
    ),
    ...instance.impossible.map(({ path, found: text }) =>
      problem("date-impossible", "error", path, { found: text }),
    ),
  ];
  try {
    const { errors } = validatorFor(schema, instance.longest).validate(instance.json);
    for (const error of outermostErrors(errors)) found.push(...problemsFor(error, schema, values));
  } catch (error) {
    found.push(problem("field-invalid", "note", [], { reason: "schema", message: firstLine(error) }));
  }
  const most: Severity = isInferred(schema) ? "warning" : "error";
  return inOrder(found.map((each) => placed(each, lines, most)));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]?.slice(0, 200) ?? "";
}

function problem(
  rule: ProblemRule,
  severity: Severity,
  field: FieldPath,
  details: Problem["details"],
): Problem {
  return { rule, severity, field, details };
}

function linesOf(reading: FrontmatterReading): ReadonlyMap<string, number> {
  const places = reading.kind === "read" ? reading.places : [];
  return new Map(places.map(({ path, line }) => [JSON.stringify(path), line]));
}

/** The problem with its line: its field's, or that of the nearest map around it. */
function placed(found: Problem, lines: ReadonlyMap<string, number>, most: Severity): Problem {
  const severity = found.severity === "error" ? most : found.severity;
  for (let path = found.field ?? []; path.length > 0; path = path.slice(0, -1)) {
    const line = lines.get(JSON.stringify(path));
    if (line !== undefined) return { ...found, severity, line };
  }
  return { ...found, severity, line: 1 };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const once = problems.filter(({ rule, field }) => {
    const key = JSON.stringify([rule, field]);
    return seen.has(key) ? false : seen.add(key);
  });
  return once.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

function problemsFor(error: OutputUnit, root: JsonSchema, values: FieldMap): Problem[] {
  const path = pathOf(error.instanceLocation, values);
  const schema = schemaAt(root, error.keywordLocation.replace(/\/[^/]*$/, ""));
  const found = valueAt(values, path);
  switch (error.keyword) {
    case "required": {
      const name = /property "(.*)"\.$/s.exec(error.error)?.[1] ?? "";
      return [
        problem("field-required", "error", [...path, name], {
          name,
          expected: expectedAt(schema, name, root),
        }),
      ];
    }
    case "type":
      return [typeProblem(path, typesOf(schema), found, schema)];
    case "enum":
    case "const":
      return [problem("field-choice", "error", path, { expected: listed(schema), found: shown(found) })];
    case "anyOf":
    case "oneOf":
      return [unionProblem(path, resolved(schema, root), found, root)];
    case "format":
      return [
        problem("field-format", "error", path, {
          expected: textIn(schema, "format") ?? "",
          found: shown(found),
        }),
      ];
    case "pattern":
      return [
        problem("field-pattern", "error", path, {
          expected: textIn(schema, "pattern") ?? "",
          found: shown(found),
        }),
      ];
    case "false":
      return [problem("field-unknown", "note", path, { name: String(path.at(-1) ?? "") })];
    default:
      return [measureProblem(error, path, schema, found)];
  }
}

function typeProblem(
  path: FieldPath,
  types: readonly string[],
  found: FieldValue | undefined,
  schema: Keywords,
): Problem {
  if (types.length === 0 && schema["type"] !== "null") {
    return problem("field-invalid", "note", path, {
      reason: "schema",
      message: `"type": ${JSON.stringify(schema["type"])}`,
    });
  }
  return problem("field-type", "error", path, { expected: types.join(", "), found: kindOf(found) });
}

const LENGTHS = new Set(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]);
const RANGES = new Set(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);

function measureProblem(
  { keyword, error }: OutputUnit,
  path: FieldPath,
  schema: Keywords,
  found: FieldValue | undefined,
): Problem {
  const limit = Number(schema[keyword]);
  if (LENGTHS.has(keyword)) {
    const length = typeof found === "string" ? [...found].length : Array.isArray(found) ? found.length : 0;
    const unit = keyword.endsWith("Length") ? "characters" : "items";
    return problem("field-length", "error", path, {
      bound: keyword.startsWith("min") ? "least" : "most",
      limit,
      found: length,
      unit,
    });
  }
  if (RANGES.has(keyword))
    return problem("field-range", "error", path, { bound: keyword, limit, found: shown(found) });
  return problem("field-invalid", "error", path, { reason: "rule", message: error });
}

/** None of a union's alternatives fits: say which there are. */
function unionProblem(
  path: FieldPath,
  schema: Keywords,
  found: FieldValue | undefined,
  root: JsonSchema,
): Problem {
  const options = alternatives(schema, root);
  const formats = options.map((option) => textIn(option, "format") ?? "");
  if (formats.some((format) => format.startsWith("date"))) {
    return problem("field-format", "error", path, { expected: "date", found: shown(found) });
  }
  if (options.every((option) => "const" in option || Array.isArray(option["enum"]))) {
    return problem("field-choice", "error", path, {
      expected: options.map(listed).join(", "),
      found: shown(found),
    });
  }
  const types = [...new Set(options.flatMap(typesOf))];
  return problem("field-type", "error", path, { expected: types.join(", "), found: kindOf(found) });
}

function listed(schema: Keywords): string {
  const values: readonly unknown[] =
    "const" in schema ? [schema["const"]] : Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");
}

function expectedAt(schema: Keywords, name: string, root: JsonSchema): string {
  const properties = isKeywords(schema["properties"]) ? schema["properties"] : {};
  return typesOf(resolved(properties[name], root)).join(", ");
}

/** What a value is, in the words of JSON Schema; "nothing" for an empty field. */
function kindOf(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return "nothing";
  if (isWritten(value)) return value.kind;
  if (Array.isArray(value)) return "array";
  return typeof value;
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (isWritten(value)) return value.text;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** `#/authors/0/name` as a path; whether `0` is an index or a name shows in the values. */
function pathOf(location: string, values: FieldMap): FieldPath {
  let path: FieldPath = [];
  for (const part of location.split("/").slice(1)) {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    path = [...path, Array.isArray(valueAt(values, path)) ? Number(name) : name];
  }
  return path;
}

/**
 * What a site that is built on gray-matter reads in an article's frontmatter, so that a person can be told where
 * it differs from what Galley shows.
 *
 * gray-matter sees only YAML that our own splitter and reader accepted, never writes, and cannot evaluate:
 * its JavaScript engine is replaced, and options are always given, because without them its cache hides errors.
 */

import matter from "gray-matter";
import type { DocumentParts } from "#core/document/parts";
import { isWritten, type FieldMap, type FieldValue, type FrontmatterReading } from "#core/frontmatter/values";
import type { FieldPath, Problem } from "#core/problems/problem";

/** A value as gray-matter's reader makes it: dates are `Date`, in UTC. */
type OtherValue = unknown;

const refuse = (): never => {
  throw new RangeError("this language is not read");
};
const READ_ONLY_ENGINES = {
  javascript: { parse: refuse, stringify: refuse },
  coffee: { parse: refuse, stringify: refuse },
};

/**
 * The notes about fields that such a site reads as something else than Galley shows: `no` as `false`, `0123` as
 * 83, `2026-02-30` as March 2nd. Fields that `reading` has a note of already are left out, and so are dates
 * on which all readers agree.
 */
export function otherReadings(parts: DocumentParts, reading: FrontmatterReading): readonly Problem[] {
  if (reading.kind !== "read" || parts.frontmatter?.language !== "yaml") return [];
  const data = readAsGrayMatter(
    parts.text.slice(parts.frontmatter.content.from, parts.frontmatter.content.to),
  );
  const known = new Set(reading.problems.map(({ field }) => JSON.stringify(field)));
  if (data === null) return [note([], { found: "", reading: "refused", other: "" })];
  const places = new Map(reading.places.map(({ path, line }) => [JSON.stringify(path), line]));
  return differences(reading.values, data, [])
    .filter(({ path }) => !known.has(JSON.stringify(path)))
    .map(({ path, found, kind, other }) =>
      note(path, { found, reading: kind, other }, places.get(JSON.stringify(path))),
    );
}

function readAsGrayMatter(yaml: string): OtherValue {
  try {
    return matter(`---\n${yaml.endsWith("\n") ? yaml : `${yaml}\n`}---\n`, {
      language: "yaml",
      engines: READ_ONLY_ENGINES,
    }).data;
  } catch {
    return null;
  }
}

function note(field: FieldPath, details: Problem["details"], line?: number): Problem {
  return {
    rule: "frontmatter-read-differently",
    severity: "note",
    field,
    details,
    ...(line !== undefined && { line }),
  };
}

interface Difference {
  readonly path: FieldPath;
  readonly found: string;
  readonly kind: "boolean" | "number" | "other";
  readonly other: string;
}

function differences(ours: FieldValue, theirs: OtherValue, path: FieldPath): readonly Difference[] {
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((value, index) => differences(value, theirs[index], [...path, index]));
  }
  if (isFieldMap(ours) && isPlainObject(theirs)) {
    return Object.entries(ours).flatMap(([name, value]) =>
      differences(value, Object.hasOwn(theirs, name) ? theirs[name] : undefined, [...path, name]),
    );
  }
  if (means(ours, theirs)) return [];
  return [{ path, found: shown(ours), kind: kindOf(theirs), other: shownOther(theirs) }];
}

function isFieldMap(value: FieldValue): value is FieldMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isWritten(value);
}

function isPlainObject(value: OtherValue): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whether both readers mean the same, whatever type they keep it in. */
function means(ours: FieldValue, theirs: OtherValue): boolean {
  if (!isWritten(ours)) return ours === theirs;
  if (theirs instanceof Date) return sameMoment(ours.text, theirs);
  return ours.kind === "number" ? Number(ours.text) === theirs : ours.text === theirs;
}

/** A date without a time is that day in UTC. One with a time and no zone has a note from our own reader. */
function sameMoment(text: string, date: Date): boolean {
  if (Number.isNaN(date.getTime())) return false;
  const [day = "", time = ""] = text.split(/[Tt]|[ \t]+/, 2);
  if (time === "") return date.toISOString().startsWith(day);
  const moment = Date.parse(text.replace(/[Tt]|[ \t]+/, "T").replace(/[ \t]+/g, ""));
  return (
    Number.isNaN(moment) ||
    moment === date.getTime() ||
    !/(?:Z|[-+]\d{1,2}:?\d{0,2})$/i.test(text.slice(day.length))
  );
}

/** The sentence to use: see core/problems/words. */
function kindOf(value: OtherValue): "boolean" | "number" | "other" {
  return typeof value === "boolean" ? "boolean" : typeof value === "number" ? "number" : "other";
}

function shown(value: FieldValue): string {
  if (value !== null && typeof value === "object" && isWritten(value)) return value.text;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function shownOther(value: OtherValue): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

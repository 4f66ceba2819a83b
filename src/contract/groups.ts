/** Calls of a calendar and a board: the rows of a query by the value of one field, a part of a group at a time. */

import { z } from "zod";
import { FieldName, SortKeyValue, TableQueryValue, TableRowValue } from "./table.ts";
import { ContentPath, inWorkspace } from "./values.ts";

const MOST_PARTS = 64;
/** Lanes past it are not told of: no board shows them. */
export const MOST_GROUPS = 300;
const LARGEST_PART = 200;

/** A group's value: a field's, a day as `YYYY-MM-DD`, or `null` for what has none. */
const GroupKey = z.string().max(10_000).nullable();

const GroupRowValue = TableRowValue.extend({
  /** The files that have the value of the row's group: what a move of the row is written to. */
  alike: z.array(ContentPath),
});
export type GroupRowValue = z.infer<typeof GroupRowValue>;

export const groupsContract = {
  /** Parts of the groups that a query's rows make. Reads what is known; asks nothing of the disk. */
  "table.groups": {
    input: inWorkspace.extend({
      ...TableQueryValue.shape,
      sort: z.array(SortKeyValue).max(8),
      /** BCP 47 tag of the reader. */
      language: z.string().max(35),
      columns: z.array(FieldName).max(60),
      by: z.object({ field: FieldName, per: z.enum(["value", "day"]) }),
      parts: z
        .array(
          z.object({
            group: GroupKey,
            from: z.number().int().min(0),
            count: z.number().int().min(0).max(LARGEST_PART),
          }),
        )
        .max(MOST_PARTS),
      /** A row whose place in its group is asked for. */
      find: z.string().max(10_000).nullable(),
    }),
    output: z.object({
      /** As many as were asked for, in that order. */
      parts: z.array(z.object({ rows: z.array(GroupRowValue), total: z.number().int() })),
      /** Every group, or every month of days, with its rows; of values those with most rows. */
      counts: z.array(z.object({ value: GroupKey, rows: z.number().int() })),
      found: z.object({ group: GroupKey, index: z.number().int() }).nullable(),
    }),
  },
} as const;

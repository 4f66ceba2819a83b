/** What a person does to values of a field, as steps of bulk operations. */

import type { BulkOperation } from "../bulk/operations.ts";
import { written } from "../query/facets.ts";

/** `becomes`: one text renames the value, or merges it with what is there; several split it; none deletes it. */
export interface ValueEdit {
  readonly value: string;
  readonly becomes: readonly string[];
}

/** An operation, and the table's query (a row for each variant) for the files that it is for. */
export interface TaxonomyStep {
  readonly query: string;
  readonly operation: BulkOperation;
}

/**
 * The steps of `edits` of `field`, in their order. Values that become what they are come to nothing; a split is made
 * by adding and taking away, so it is for lists alone.
 */
export function taxonomySteps(field: string, edits: readonly ValueEdit[]): readonly TaxonomyStep[] {
  const real = edits
    .map(({ value, becomes }) => ({ value, becomes: [...new Set(becomes)] }))
    .filter(({ value, becomes }) => becomes.length !== 1 || becomes[0] !== value);
  const renames = real.flatMap(({ value, becomes: [to, ...more] }) =>
    to === undefined || more.length > 0 ? [] : [[value, to] as const],
  );
  const steps: TaxonomyStep[] = [];
  if (renames.length > 0) {
    const values = Object.fromEntries(renames);
    const query = queryFor(
      field,
      renames.map(([value]) => value),
    );
    steps.push({ query, operation: { kind: "map", field, values } });
  }
  for (const { value, becomes } of real) {
    if (becomes.length === 1) continue;
    const query = queryFor(field, [value]);
    const added = becomes.filter((item) => item !== value);
    if (added.length > 0)
      steps.push({ query, operation: { kind: "add", field, items: added, where: value } });
    if (!becomes.includes(value)) steps.push({ query, operation: { kind: "remove", field, items: [value] } });
  }
  return steps;
}

/** Files that may have one of the values: the operation itself decides, letter by letter. */
function queryFor(field: string, values: readonly string[]): string {
  const isPlain = values.every((value) => !value.includes('"') && !value.includes("*"));
  return isPlain ? `${field}=${values.map(written).join(",")}` : `has:${field}`;
}

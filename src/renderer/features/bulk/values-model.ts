/** Which values of a field are shown, and the steps that what is done to them comes to. */

import { folded } from "#core/words/folded";
import { taxonomySteps, type ValueEdit } from "#core/taxonomy/edits";
import type { TaxonomyValue } from "#core/taxonomy/values";
import type { QueryStep } from "../../state/change-calls.ts";

/** `twins`: those with other spellings, beside each other; `rare`: those that one file has. */
export const valueViews = ["all", "twins", "rare"] as const;
export type ValueView = (typeof valueViews)[number];

export function shownValues(
  values: readonly TaxonomyValue[],
  view: ValueView,
  filter: string,
): readonly TaxonomyValue[] {
  const wanted = folded(filter).trim();
  const having = values.filter(({ value, pairs }) =>
    [value, ...pairs.map((pair) => pair.value)].some((text) => folded(text).includes(wanted)),
  );
  switch (view) {
    case "all":
      return having;
    case "rare":
      return having.filter(({ files }) => files === 1);
    case "twins": {
      const groups = Map.groupBy(
        having.filter(({ twins }) => twins.length > 0),
        ({ value, twins }) => [value, ...twins].toSorted().join("\n"),
      );
      return [...groups.values()].flat();
    }
  }
}

export const valueActions = ["rename", "split", "delete"] as const;
export type ValueAction = (typeof valueActions)[number];

/** A value with what it may become, for itself or beside another one that it is the pair of. */
export interface EditedValue {
  readonly value: string;
  /** `null` for one that was chosen itself. */
  readonly locale: string | null;
}

/** The chosen values and then, each once, their pairs in other locales. */
export function editedValues(values: readonly TaxonomyValue[]): readonly EditedValue[] {
  const chosen = new Set(values.map(({ value }) => value));
  const pairs = new Map(
    values
      .flatMap((value) => value.pairs)
      .filter(({ value }) => !chosen.has(value))
      .map((pair) => [pair.value, pair]),
  );
  return [...[...chosen].map((value) => ({ value, locale: null })), ...pairs.values()];
}

/** What a value becomes by what was typed for it; `null` while that is missing. */
export function editOf(action: ValueAction, value: string, typed: string): ValueEdit | null {
  if (action === "delete") return { value, becomes: [] };
  const becomes = (action === "split" ? typed.split(/[,、，]/) : [typed])
    .map((part) => part.trim())
    .filter(Boolean);
  return becomes.length === 0 ? null : { value, becomes };
}

export function stepsOf({
  collection,
  field,
  edits,
}: {
  readonly collection: string | null;
  readonly field: string;
  readonly edits: readonly ValueEdit[];
}): readonly QueryStep[] {
  return taxonomySteps(field, edits).map(({ query, operation }) => ({
    about: { collection, query, layout: "variant" as const },
    operation,
  }));
}

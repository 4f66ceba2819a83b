/** How each field of a translation stands to its source, by its rule and the ledger. */

import { isList, isMap, sameValue } from "../frontmatter/compare.ts";
import { plainValue, valueIn, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import { comparedText, isEmptyValue } from "../health/values.ts";
import { contentHash } from "./content-hash.ts";
import type { FieldProposal } from "./field-proposals.ts";
import { NOTHING, type Ledger, type LedgerFact } from "./ledger.ts";

/**
 * For a translated field the states of a block. `same` and `differs`: of one that is the same in all locales. `own`:
 * each locale's affair.
 */
export const fieldStateKinds = [
  "current",
  "stale",
  "unchecked",
  "missing",
  "target-only",
  "same",
  "differs",
  "own",
] as const;
export type FieldStateKind = (typeof fieldStateKinds)[number];

export interface FieldRow {
  readonly name: string;
  readonly rule: FieldProposal;
  readonly source: FieldValue | undefined;
  readonly target: FieldValue | undefined;
  readonly state: FieldStateKind;
  readonly isLeft: boolean;
  /** For a stale field: hashes of the sources that it was made from. */
  readonly madeFrom: readonly string[];
}

export interface FieldSides {
  readonly source: FieldMap;
  readonly target: FieldMap;
  readonly rules: readonly FieldProposal[];
}

/** A row for each field that either side fills. `facts`: those of this article and locale, of any unit. */
export function fieldRows({ source, target, rules }: FieldSides, facts: Ledger): readonly FieldRow[] {
  return rules.flatMap((rule): FieldRow[] => {
    const [one, two] = [valueIn(source, rule.name), valueIn(target, rule.name)];
    if (isEmptyValue(one) && isEmptyValue(two)) return [];
    const own = facts.filter(({ unit }) => unit.kind === "field" && unit.name === rule.name);
    return [{ name: rule.name, rule, source: one, target: two, ...stateOf(rule, one, two, own) }];
  });
}

type Judged = Pick<FieldRow, "state" | "isLeft" | "madeFrom">;

const judged = (state: FieldStateKind): Judged => ({ state, isLeft: false, madeFrom: [] });

function stateOf(
  rule: FieldProposal,
  one: FieldValue | undefined,
  two: FieldValue | undefined,
  facts: Ledger,
): Judged {
  if (rule.rule === "own") return judged("own");
  if (rule.rule === "same") return judged(isSame(one, two) ? "same" : "differs");
  const [source, target] = [hashOfField(one), hashOfField(two)];
  if (source === NOTHING || target === NOTHING) {
    const isLeft = facts.some((fact) => fact.source === source && fact.target === target);
    return { ...judged(target === NOTHING ? "missing" : "target-only"), isLeft };
  }
  const made = facts.filter((fact) => fact.target === target && fact.source !== NOTHING);
  const exact = made.filter((fact) => fact.source === source);
  if (exact.length > 0) return { ...judged("current"), isLeft: exact.every(({ mark }) => mark === "left") };
  if (made.length > 0) return { ...judged("stale"), madeFrom: made.map((fact) => fact.source) };
  const isRevised = facts.some((fact) => fact.source === source && fact.target !== NOTHING);
  return judged(isRevised ? "current" : "unchecked");
}

function isSame(one: FieldValue | undefined, two: FieldValue | undefined): boolean {
  if (one === undefined || two === undefined) return isEmptyValue(one) && isEmptyValue(two);
  return sameValue(one, two) || (comparedText(one) !== null && comparedText(one) === comparedText(two));
}

/** A field's value as the ledger names it; `NOTHING` for an empty one. */
export function hashOfField(value: FieldValue | undefined): string {
  return value === undefined || isEmptyValue(value) ? NOTHING : contentHash(fieldText(value));
}

/** A value as text: a text is itself, items are lines, anything else its JSON. */
export function fieldText(value: FieldValue): string {
  const plain = plainValue(value);
  if (isList(plain)) return plain.map(fieldText).join("\n");
  return isMap(plain) ? JSON.stringify(plain) : String(plain ?? "");
}

/** What is to be written down when a person says that this field is right as it is; `null` where nothing is. */
export function factOfField(
  row: FieldRow,
  at: Pick<LedgerFact, "article" | "locale" | "mark">,
): LedgerFact | null {
  const [source, target] = [hashOfField(row.source), hashOfField(row.target)];
  if (row.rule.rule !== "translate" || (source === NOTHING && target === NOTHING)) return null;
  return { ...at, unit: { kind: "field", name: row.name }, source, target };
}

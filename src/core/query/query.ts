/** A query over articles, as it was understood: what a filter box, a saved view and a bulk edit select by. */

/** `:` is or contains, `=` is exactly; the rest compare dates, numbers and texts. */
export const comparisons = [":", "=", ">=", "<=", ">", "<"] as const;
export type Comparison = (typeof comparisons)[number];

export type Query =
  /** Everything. */
  | { readonly kind: "all" }
  | { readonly kind: "and"; readonly parts: readonly Query[] }
  | { readonly kind: "or"; readonly parts: readonly Query[] }
  | { readonly kind: "not"; readonly part: Query }
  /** Letters that stand in the title, description, tags, category or path. */
  | { readonly kind: "text"; readonly text: string }
  /** One of `values` is in the field that is called `name`, as it was typed. Never without a value. */
  | {
      readonly kind: "field";
      readonly name: string;
      readonly comparison: Comparison;
      readonly values: readonly string[];
    };

/** What cannot be understood. The rest of the query holds meanwhile: a person is in the middle of typing. */
export const queryProblemCodes = [
  "unclosed-quote",
  "unclosed-group",
  "unopened-group",
  "missing-value",
  "missing-term",
  "unknown-field",
] as const;
export type QueryProblemCode = (typeof queryProblemCodes)[number];

/** `from` and `to` are offsets in UTF-16 code units of the query's text. */
export interface QueryProblem {
  readonly code: QueryProblemCode;
  readonly from: number;
  readonly to: number;
  /** What it is about, as it was typed; for an unknown field also `near`, a field that may have been meant. */
  readonly details: Readonly<Record<string, string>>;
}

export interface ParsedQuery {
  readonly query: Query;
  readonly problems: readonly QueryProblem[];
}

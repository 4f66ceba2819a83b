/** Problems: findings with a place, a severity and, in words.ts, a plain sentence in each of Galley's languages. */

import type { Edit } from "../document/patch.ts";

export type Severity = "error" | "warning" | "note";

/** The way to a value in the frontmatter: `["authors", 0, "name"]`. The empty path is the frontmatter itself. */
export type FieldPath = readonly (string | number)[];

/** What is wrong, where. `rule` and `details` are what the sentence is made from (see words.ts). */
export interface Problem {
  readonly rule: ProblemRule;
  readonly severity: Severity;
  /** The field it is about, where it is about one. */
  readonly field?: FieldPath;
  /** One-based line of the document, where known. */
  readonly line?: number;
  /** Values for the sentence: `{expected: "Research, Product", found: "Reserch"}`. Plain text, never HTML. */
  readonly details: Readonly<Record<string, string | number>>;
  /** An edit that solves it, where there is one that is known to. */
  readonly fix?: Fix;
}

/** How a problem is solved; words.ts has a label for each. */
export const fixKinds = [
  "emphasis-moved",
  "emphasis-asterisks",
  "emphasis-html",
  "value-set",
  "value-removed",
] as const;
export type FixKind = (typeof fixKinds)[number];

/** A way out of a problem that needs no decision but to take it. */
export interface Fix {
  readonly kind: FixKind;
  /** Offsets are those of the text that the problem was found in. */
  readonly edit: Edit;
  /** The passage as it is written afterwards. */
  readonly becomes: string;
}

/** Whether the problem is one of the body's text, not of the frontmatter. */
export function isOfBody({ rule }: Problem): boolean {
  return rule === "emphasis-not-published" || rule === "block-unsafe";
}

/** Every rule that can find a problem; words.ts and guide.ts must have words for each. */
export const problemRules = [
  "frontmatter-syntax",
  "frontmatter-too-large",
  "frontmatter-unsupported",
  "frontmatter-duplicate-key",
  "frontmatter-not-a-map",
  "frontmatter-read-differently",
  "field-required",
  "field-type",
  "field-choice",
  "field-format",
  "field-length",
  "field-range",
  "field-pattern",
  "field-unknown",
  "field-invalid",
  "field-refused",
  "date-impossible",
  "encoding-unsupported",
  "block-unsafe",
  "emphasis-not-published",
  // What a site declares in galley.json.
  "rules-invalid",
  "rule-length",
  "rule-pattern",
  "rule-unique",
  "rule-reference",
  "rule-locales",
  "rule-condition",
  "rule-order",
  // What is found by looking over many articles.
  "locale-missing",
  "locale-date-differs",
  "locale-value-differs",
  "locale-tags-differ",
  "locale-blocks-differ",
  "locale-content-differs",
  "text-untranslated",
  "field-other-language",
  "link-broken",
  "image-broken",
  "image-without-alt",
  "title-duplicate",
  "slug-duplicate",
  "heading-skips",
  "description-long",
  "value-spelling",
  "term-not-used",
  "term-forbidden",
] as const;
export type ProblemRule = (typeof problemRules)[number];

/** What each field is over the locales: proposed from the articles and the schema, unless a person said it. */

import { isList, isMap, sameValue } from "../frontmatter/compare.ts";
import type { FieldMap, FieldValue } from "../frontmatter/values.ts";
import { roleOf } from "../health/field-roles.ts";
import { isEmptyValue } from "../health/values.ts";
import type { Field } from "../schema/field.ts";
import type { FieldRule } from "./settings.ts";
import { readLocaleValue } from "./tags.ts";
import type { PairedFields } from "./value-pairs.ts";

/**
 * `chosen`: in `galley.json`. `glossary`: it declares the field's values. `articles`: as they have it. `schema`: by what
 * may be written into it.
 */
export const ruleReasons = ["chosen", "glossary", "articles", "schema"] as const;
export type RuleReason = (typeof ruleReasons)[number];

export interface FieldProposal {
  readonly name: string;
  readonly rule: FieldRule;
  readonly because: RuleReason;
  /** A closed set: its values are translated by their counterparts. */
  readonly isPaired: boolean;
  /** It names the file's own locale. */
  readonly isLocale: boolean;
}

export interface ProposalNeeds {
  readonly pairs: readonly PairedFields[];
  /** Of the schema, in its order. */
  readonly fields: readonly Field[];
  readonly chosen: ReadonlyMap<string, FieldRule>;
  /** Fields whose values the glossary declares. */
  readonly declared?: ReadonlySet<string>;
}

/** A proposal for every field of the schema, then for those that only articles have. */
export function proposeFieldRules({
  pairs,
  fields,
  chosen,
  declared,
}: ProposalNeeds): readonly FieldProposal[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const written = pairs.flatMap(({ source, target }) => [...namesOf(source), ...namesOf(target)]);
  const names = new Set([...byName.keys(), ...written]);
  return [...names].map((name) => proposalFor(name, pairs, { field: byName.get(name), chosen, declared }));
}

function namesOf(fields: FieldMap | null): readonly string[] {
  return fields === null ? [] : Object.keys(fields);
}

interface Known {
  readonly field: Field | undefined;
  readonly chosen: ReadonlyMap<string, FieldRule>;
  readonly declared: ReadonlySet<string> | undefined;
}

function proposalFor(
  name: string,
  pairs: readonly PairedFields[],
  { field, chosen, declared }: Known,
): FieldProposal {
  const isLocale = LOCALE_NAMES.has(name) && namesLocales(name, pairs);
  const role = roleOf(
    pairs.map(({ source, target }) => ({ source: { fields: source }, other: { fields: target } })),
    name,
  );
  const isDeclared = declared?.has(name) ?? false;
  const isPaired = !isLocale && (isDeclared || role === "paired" || role === "list");
  const proposal = { name, isPaired, isLocale };
  const said = chosen.get(name);
  if (said !== undefined) return { ...proposal, rule: said, because: "chosen" };
  if (isLocale) return { ...proposal, rule: "own", because: "articles" };
  if (isDeclared) return { ...proposal, rule: "translate", because: "glossary" };
  switch (role) {
    case "date":
    case "shared":
      return { ...proposal, rule: "same", because: "articles" };
    case "paired":
    case "list":
    case "translated":
      return { ...proposal, rule: "translate", because: "articles" };
    case "free":
      return { ...proposal, ...byLittle(name, pairs, field) };
  }
}

const LOCALE_NAMES = new Set(["locale", "lang", "language"]);

function namesLocales(name: string, pairs: readonly PairedFields[]): boolean {
  return pairs.every(({ source, target }) =>
    [source, target].every(
      (fields) => isEmptyValue(fields?.[name]) || readLocaleValue(fields?.[name]) !== null,
    ),
  );
}

/** So many articles that fill a field on both sides, without a role in it, say that it is each variant's own. */
const MANY = 3;
/** Names that are addresses, people and machinery in every site; the rest of the texts is for readers. */
const MACHINERY =
  /^(?:slug|permalink|url|aliases?|redirect.*|layout|template|type|id|uuid|key|translation.*|weight|order|sort.*|authors?|contributors?|image|cover|thumbnail|icon|source|link|draft|published)$/i;

function byLittle(
  name: string,
  pairs: readonly PairedFields[],
  field: Field | undefined,
): Pick<FieldProposal, "rule" | "because"> {
  const both = pairs.flatMap(({ source, target }) => {
    const [one, two] = [source?.[name], target?.[name]];
    return one === undefined || two === undefined || isEmptyValue(one) || isEmptyValue(two)
      ? []
      : [{ one, two }];
  });
  if (both.length >= MANY) return { rule: "own", because: "articles" };
  const seen = pairs.flatMap(({ source }) => source?.[name] ?? []);
  // One or two articles say something all the same: what is equal is equal, what differs was written anew.
  if (both.length > 0 && both.every(({ one, two }) => sameValue(one, two)) && !seen.some(isProse))
    return { rule: "same", because: "articles" };
  const isText = field === undefined ? seen.some(isProse) : isTextField(field, seen);
  return { rule: isText && !MACHINERY.test(name) ? "translate" : "same", because: "schema" };
}

function isTextField({ shape, name }: Field, seen: readonly FieldValue[]): boolean {
  if (shape.kind !== "text" || shape.pattern !== undefined) return false;
  return (
    shape.long ||
    /title|description|summary|excerpt|comment|caption|alt|text|label/i.test(name) ||
    seen.some(isProse)
  );
}

/** Words with spaces between them, or letters of a script that has none. */
function isProse(value: FieldValue): boolean {
  if (isList(value)) return value.some(isProse);
  if (isMap(value)) return false;
  return (
    typeof value === "string" &&
    (/\p{L}{2,}\s+\p{L}{2,}/u.test(value) ||
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}/u.test(value))
  );
}

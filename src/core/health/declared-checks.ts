/** Articles against the rules that their site declares. */

import { isList } from "../frontmatter/compare.ts";
import { fieldPath, valueAt } from "../frontmatter/change.ts";
import type { FieldValue } from "../frontmatter/values.ts";
import { splitPath, withoutEnding } from "../locale/evidence.ts";
import {
  LONGEST_MATCHED,
  type DeclaredRule,
  type DeclaredRules,
  type RuleCondition,
} from "./declared-rules.ts";
import { fieldFinding, filesOf, type Finding, type SiteCollection, type SiteFile } from "./site-file.ts";
import { isEmptyValue, scalarText, shownText, textsOf } from "./values.ts";

/** All that breaks a rule, by rule and then by file; first the rules that cannot be used, in `galley.json` itself. */
export function declaredFindings(
  collections: readonly SiteCollection[],
  rules: DeclaredRules,
): readonly Finding[] {
  const unusable = rules.invalid.map((message): Finding => ({
    path: "galley.json",
    problem: { rule: "rules-invalid", severity: "error", details: { message } },
  }));
  const broken = collections.flatMap((collection) => {
    const own = [...(rules.byCollection.get("*") ?? []), ...(rules.byCollection.get(collection.id) ?? [])];
    return own.flatMap((rule) => ruleFindings(rule, collection, collections));
  });
  return [...unusable, ...broken];
}

function ruleFindings(
  rule: DeclaredRule,
  collection: SiteCollection,
  all: readonly SiteCollection[],
): readonly Finding[] {
  const concerned = filesOf(collection).filter(
    (file) => file.fields !== null && (rule.when === undefined || holds(rule.when, file)),
  );
  const each = concerned.flatMap((file) => [
    ...presence(rule, file),
    ...form(rule, file),
    ...dateOrder(rule, file),
  ]);
  return [
    ...each,
    ...(rule.unique ? uniqueness(rule, concerned) : []),
    ...(rule.references ? references(rule, concerned, all) : []),
    ...(rule.locales ? inAllLocales(rule, collection, new Set(concerned)) : []),
  ];
}

function valueOf(file: SiteFile, field: string): FieldValue | undefined {
  const { fields } = file;
  if (fields === null) return undefined;
  return valueAt(fields, fieldPath(fields, field));
}

function holds({ field, is, filled }: RuleCondition, file: SiteFile): boolean {
  const value = valueOf(file, field);
  if (filled !== undefined) return isEmptyValue(value) !== filled;
  const wanted = (Array.isArray(is) ? is : [is]).map(String);
  return textsOf(value).some((text) => wanted.includes(text));
}

function conditionText({ field, is, filled }: RuleCondition): string {
  if (filled !== undefined) return `${field} ${filled ? "≠" : "="} ∅`;
  return `${field} = ${Array.isArray(is) ? is.join(" | ") : String(is)}`;
}

function presence({ field, severity, required, forbidden, when }: DeclaredRule, file: SiteFile): Finding[] {
  const isEmpty = isEmptyValue(valueOf(file, field));
  const isBroken = (required === true && isEmpty) || (forbidden === true && !isEmpty);
  if (!isBroken) return [];
  const details = {
    when: when ? conditionText(when) : "",
    reason: forbidden === true && !isEmpty ? "forbidden" : "required",
  };
  return [found(file, field, { rule: "rule-condition", severity, details })];
}

function form({ field, severity, length, pattern }: DeclaredRule, file: SiteFile): Finding[] {
  const value = valueOf(file, field);
  if (isEmptyValue(value)) return [];
  const findings: Finding[] = [];
  const text = scalarText(value);
  const size = isList(value) ? value.length : text === null ? null : [...text].length;
  if (length && size !== null) {
    const { least = 0, most = Infinity } = length;
    const bound = size < least ? "least" : size > most ? "most" : null;
    const limit = bound === "least" ? least : most;
    const unit = isList(value) ? "items" : "characters";
    if (bound)
      findings.push(
        found(file, field, { rule: "rule-length", severity, details: { bound, limit, found: size, unit } }),
      );
  }
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, "u");
    const odd = textsOf(value).find((each) => !expression.test(each.slice(0, LONGEST_MATCHED)));
    if (odd !== undefined) {
      const details = { expected: pattern, found: shownText(odd) };
      findings.push(found(file, field, { rule: "rule-pattern", severity, details }));
    }
  }
  return findings;
}

function dateOrder({ field, severity, notBefore }: DeclaredRule, file: SiteFile): Finding[] {
  if (notBefore === undefined) return [];
  const [date, first] = [momentOf(valueOf(file, field)), momentOf(valueOf(file, notBefore))];
  if (date === null || first === null) return [];
  // A day without a time is not before any time of that day.
  const length = Math.min(date.length, first.length);
  if (date.slice(0, length) >= first.slice(0, length)) return [];
  const details = { found: date, other: notBefore, value: first };
  return [found(file, field, { rule: "rule-order", severity, details })];
}

/** A date, or a date and time, as text that sorts; `null` for anything else. Zones are not compared. */
function momentOf(value: FieldValue | undefined): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(scalarText(value) ?? "");
  if (!match) return null;
  return match[2] === undefined ? (match[1] ?? null) : `${match[1]} ${match[2]}`;
}

/** Variants of one article may share the value unless the rule looks at one locale at a time. */
function uniqueness({ field, severity, unique }: DeclaredRule, files: readonly SiteFile[]): Finding[] {
  const filled = files.filter((file) => (scalarText(valueOf(file, field)) ?? "").trim() !== "");
  const groups = Map.groupBy(filled, (file) =>
    JSON.stringify([unique === "locale" ? file.locale : null, scalarText(valueOf(file, field))]),
  );
  return [...groups.values()].flatMap((group) =>
    group.flatMap((file) => {
      const others = group.filter(({ article, path }) =>
        unique === "locale" ? path !== file.path : article !== file.article,
      );
      const [other] = others;
      if (!other) return [];
      const text = scalarText(valueOf(file, field)) ?? "";
      const details = { found: shownText(text), other: other.path, more: others.length - 1 };
      return [found(file, field, { rule: "rule-unique", severity, details })];
    }),
  );
}

function references(
  { field, severity, references: to }: DeclaredRule,
  files: readonly SiteFile[],
  all: readonly SiteCollection[],
): Finding[] {
  if (!to) return [];
  const target = all.find(({ id }) => id === to.collection);
  const names = new Set(
    (target ? filesOf(target) : []).flatMap((file) =>
      to.field === undefined ? namesOf(file) : textsOf(valueOf(file, to.field)),
    ),
  );
  return files.flatMap((file) =>
    textsOf(valueOf(file, field))
      .filter((text) => text !== "" && !names.has(text))
      .slice(0, 1)
      .map((text) => {
        const details = { found: shownText(text), collection: to.collection };
        return found(file, field, { rule: "rule-reference", severity, details });
      }),
  );
}

/** How an article is called by others: by its slug, its file or, where that is an index or a locale, its folder. */
function namesOf({ path, fields, article }: SiteFile): readonly string[] {
  const { folder, name } = splitPath(path);
  const slug = scalarText(fields?.["slug"]);
  const key = article.slice(article.indexOf(":") + 1);
  const last = key.split("/").at(-1) ?? key;
  return [withoutEnding(name), folder.split("/").at(-1) ?? "", key, last, ...(slug === null ? [] : [slug])];
}

function inAllLocales(
  { field, severity }: DeclaredRule,
  { articles }: SiteCollection,
  concerned: ReadonlySet<SiteFile>,
): Finding[] {
  return articles.flatMap((article) => {
    const filled = article.find((file) => !isEmptyValue(valueOf(file, field)));
    if (!filled) return [];
    return article
      .filter((file) => concerned.has(file) && isEmptyValue(valueOf(file, field)))
      .map((file) => found(file, field, { rule: "rule-locales", severity, details: { other: filled.path } }));
  });
}

function found(file: SiteFile, field: string, problem: Parameters<typeof fieldFinding>[2]): Finding {
  const finding = fieldFinding(file, field, problem);
  const isOwn = file.fields !== null && Object.hasOwn(file.fields, field);
  const path = isOwn ? [field] : field.split(".");
  const line = file.lines.get(path[0] ?? "") ?? 1;
  return { ...finding, problem: { ...finding.problem, field: path, line } };
}

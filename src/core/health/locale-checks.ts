/** What differs between the locales of an article and should not. */

import { sameValue } from "../frontmatter/compare.ts";
import type { FieldMap } from "../frontmatter/values.ts";
import { isInOtherLanguage } from "./language.ts";
import { pairingsOf, roleOf, type FieldRole } from "./field-roles.ts";
import {
  fieldFinding,
  type Finding,
  type SiteArticle,
  type SiteCollection,
  type SiteFile,
  type VariantPair,
} from "./site-file.ts";
import { bodyDifferences } from "./body-checks.ts";
import { comparedText, dateOf, isEmptyValue, shownText } from "./values.ts";
import { isList } from "../frontmatter/compare.ts";

/** A locale is expected of every article when so many have it. */
const EXPECTED = 0.5;

/** All that the locales of the collection's articles disagree on. Nothing is found where there is one locale. */
export function localeFindings(collection: SiteCollection): readonly Finding[] {
  const { articles, locales } = collection;
  if (locales.length < 2) return [];
  const pairs = articles.flatMap(pairsOf);
  const roles = new Map(fieldNames(pairs).map((name) => [name, roleOf(pairs, name)]));
  return [
    ...missingLocales(collection),
    ...pairs.flatMap((pair) => [...roles].flatMap(([name, role]) => fieldDifference(pair, name, role))),
    ...pairs.flatMap(bodyDifferences),
    ...pairedValues(pairs, roles),
  ];
}

function pairsOf([source, ...others]: SiteArticle): readonly VariantPair[] {
  return others.map((other) => ({ source, other }));
}

function fieldNames(pairs: readonly VariantPair[]): readonly string[] {
  return [
    ...new Set(pairs.flatMap(({ source, other }) => [...names(source.fields), ...names(other.fields)])),
  ];
}

function names(fields: FieldMap | null): readonly string[] {
  return fields === null ? [] : Object.keys(fields);
}

function missingLocales({ articles, locales }: SiteCollection): readonly Finding[] {
  const has = (article: SiteArticle, locale: string) => article.some((file) => file.locale === locale);
  const inLocales = articles.filter((article) => article.some(({ locale }) => locale !== null));
  const expected = locales.filter(
    (locale) =>
      inLocales.filter((article) => has(article, locale)).length >= Math.max(2, EXPECTED * inLocales.length),
  );
  return inLocales.flatMap((article) =>
    expected
      .filter((locale) => !has(article, locale))
      .map((locale): Finding => ({
        path: article[0].path,
        problem: { rule: "locale-missing", severity: "warning", line: 1, details: { locale } },
      })),
  );
}

function fieldDifference({ source, other }: VariantPair, name: string, role: FieldRole): readonly Finding[] {
  const [before, here] = [source.fields?.[name], other.fields?.[name]];
  if (before === undefined || here === undefined || isEmptyValue(here)) return [];
  if (role === "date") {
    const [found, value] = [dateOf(here), dateOf(before)];
    if (found === null || value === null || found === value) return [];
    // The date that the article's own path has is the right one; else the source's.
    const isOurs = isInPath(other.path, found) && !isInPath(source.path, value);
    const [wrong, right] = isOurs ? [source, other] : [other, source];
    const change = { kind: "set", path: [name], value: isOurs ? here : before } as const;
    const details = isOurs
      ? { found: value, value: found, other: right.path }
      : { found, value, other: right.path };
    return [fieldFinding(wrong, name, { rule: "locale-date-differs", severity: "warning", details, change })];
  }
  if (role === "shared") {
    const [found, value] = [comparedText(here), comparedText(before)];
    if (found === null || value === null || found === value || sameValue(here, before)) return [];
    const change = { kind: "set", path: [name], value: before } as const;
    const details = { found: shownText(found), value: shownText(value), other: source.path };
    return [
      fieldFinding(other, name, { rule: "locale-value-differs", severity: "warning", details, change }),
    ];
  }
  if (role === "translated") return otherLanguage({ source, other }, name);
  if (role !== "list" || !isList(here) || !isList(before) || here.length === before.length) return [];
  const details = { found: here.length, value: before.length, other: source.path };
  return [fieldFinding(other, name, { rule: "locale-tags-differ", severity: "warning", details })];
}

function isInPath(path: string, date: string): boolean {
  return path.includes(date) || path.includes(date.replaceAll("-", ""));
}

/** Each side is looked at: a source may have been overwritten by its translation. */
function otherLanguage({ source, other }: VariantPair, name: string): readonly Finding[] {
  return [[other, source] as const, [source, other] as const].flatMap(([file, beside]) => {
    const text = file.fields?.[name];
    const isCopy = text === beside.fields?.[name] && languageOf(file) !== languageOf(beside);
    if (typeof text !== "string" || file.locale === null) return [];
    if (!isInOtherLanguage(text, file.locale, isCopy)) return [];
    const details = { locale: file.locale, found: shownText(text) };
    return [fieldFinding(file, name, { rule: "field-other-language", severity: "warning", details })];
  });
}

/** `pt` of `pt-BR`. */
function languageOf({ locale }: SiteFile): string | undefined {
  return locale?.split("-")[0];
}

/** Closed values that pair up over the locales everywhere but here. */
function pairedValues(
  pairs: readonly VariantPair[],
  roles: ReadonlyMap<string, FieldRole>,
): readonly Finding[] {
  return [...roles]
    .filter(([, role]) => role === "paired")
    .flatMap(([name]) =>
      pairingsOf(pairs, name).map(({ pair, found, expected }) =>
        fieldFinding(pair.other, name, {
          rule: "locale-value-differs",
          severity: "warning",
          details: { found, value: comparedText(pair.source.fields?.[name]) ?? "", other: pair.source.path },
          change: { kind: "set", path: [name], value: expected },
        }),
      ),
    );
}

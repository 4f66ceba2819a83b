/** What a site's collections have in which locale, counted. */

import type { Article, Collection, LayoutConfidence, LocaleLayout } from "../library/article.ts";

export interface LocaleCounts {
  /** Articles that the collection has in any locale. */
  readonly articles: number;
  readonly variants: number;
  /** Variants that would complete every article in every locale of its collection. */
  readonly missing: number;
}

export interface CollectionSurvey extends LocaleCounts {
  readonly folder: string;
  readonly layout: LocaleLayout["kind"];
  readonly confidence: LayoutConfidence;
  /** The source locale first. */
  readonly locales: readonly string[];
  readonly source: string | null;
  /** By locale, how many articles lack it. */
  readonly missingByLocale: Readonly<Record<string, number>>;
}

export interface SiteSurvey extends LocaleCounts {
  /** The layout of the collections that have locales; "mixed" where they differ. */
  readonly layout: LocaleLayout["kind"] | "mixed";
  readonly locales: readonly string[];
  readonly source: string | null;
  readonly collections: readonly CollectionSurvey[];
}

/** Count one collection. `articles` may hold others' too. */
export function surveyCollection(collection: Collection, articles: readonly Article[]): CollectionSurvey {
  const own = articles.filter((article) => article.collection === collection.id);
  const { locales, layout } = collection;
  const missingByLocale = Object.fromEntries(
    locales.map((locale) => [locale, own.filter((article) => !hasLocale(article, locale)).length]),
  );
  return {
    folder: collection.folder,
    layout: layout.kind,
    confidence: layout.confidence,
    locales,
    source: sourceLocale(own, locales),
    articles: own.length,
    variants: sum(own.map(({ variants }) => variants.length)),
    missing: locales.length > 1 ? sum(Object.values(missingByLocale)) : 0,
    missingByLocale,
  };
}

/** Count a whole site. Its locales and layout are those of the collections that have several; else of all. */
export function surveySite(collections: readonly Collection[], articles: readonly Article[]): SiteSurvey {
  const surveys = collections.map((collection) => surveyCollection(collection, articles));
  const translated = surveys.filter(({ locales }) => locales.length > 1);
  const speaking = translated.length > 0 ? translated : surveys;
  const layouts = new Set(speaking.map(({ layout }) => layout));
  const [largest] = speaking.toSorted((a, b) => b.variants - a.variants);
  const source = largest?.source ?? null;
  const locales = [...new Set(speaking.flatMap((survey) => survey.locales))].toSorted();
  return {
    layout: layouts.size > 1 ? "mixed" : (largest?.layout ?? "none"),
    locales: source === null ? locales : [source, ...locales.filter((locale) => locale !== source)],
    source,
    articles: sum(surveys.map((survey) => survey.articles)),
    variants: sum(surveys.map((survey) => survey.variants)),
    missing: sum(surveys.map((survey) => survey.missing)),
    collections: surveys,
  };
}

/** `null` too where what the translations stand beside has no name and shows no language. */
function sourceLocale(articles: readonly Article[], locales: readonly string[]): string | null {
  const isUnnamed = articles.some(
    ({ variants }) => variants.length > 1 && variants.some(({ locale }) => locale === null),
  );
  return isUnnamed ? null : (locales[0] ?? null);
}

function hasLocale({ variants }: Article, locale: string): boolean {
  return variants.some((variant) => variant.locale === locale);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Files into articles, articles into collections. */

import { withoutEnding } from "../locale/evidence.ts";
import { guessLanguage } from "../locale/language-guess.ts";
import { detectLayout, type DetectedLayout } from "../locale/layout.ts";
import {
  NO_LOCALE_SETTINGS,
  settingsFor,
  type CollectionLocaleSettings,
  type LocaleSettings,
} from "../locale/settings.ts";
import { readLocaleName } from "../locale/tags.ts";
import { joinByTranslationKey } from "../locale/translation-keys.ts";
import type { Article, Collection, LayoutConfidence, ScannedFile, Variant } from "./article.ts";
import { placeFiles, type Placed } from "./collections.ts";
import { orderLocales } from "./source-locale.ts";
import { namedLocale, variantOf } from "./variant.ts";

export interface Library {
  /** In the order of their folders, the root's own last. */
  readonly collections: readonly Collection[];
  /** By collection, then by key. */
  readonly articles: readonly Article[];
}

export interface GroupOptions {
  /** Whether a publisher's marks were found: then folders at the root are sections of a site. */
  readonly hasPublisher: boolean;
  /** What the root's own collection is called: the workspace's name. */
  readonly rootName: string;
  /** What `galley.json` says of locales. */
  readonly locales?: LocaleSettings;
}

/**
 * Group `files` into the articles of their collections.
 *
 * Every file is in exactly one article of exactly one collection, whatever its name: a README and a broken
 * file are reachable too.
 */
export function groupArticles(files: readonly ScannedFile[], options: GroupOptions): Library {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const placed = placeFiles(
    files.map((file) => ({ path: file.path, named: namedLocale(file) })),
    options.hasPublisher,
  );
  const byCollection = new Map<string, Placed[]>();
  for (const file of placed) {
    const group = byCollection.get(file.collection);
    if (group) group.push(file);
    else byCollection.set(file.collection, [file]);
  }
  const folders = [...byCollection.keys()].toSorted(rootLast);
  const groups = folders.map((folder) =>
    groupCollection(folder, byCollection.get(folder) ?? [], {
      byPath,
      settings: settingsFor(options.locales ?? NO_LOCALE_SETTINGS, folder),
    }),
  );
  const names = collectionNames(folders, options.rootName);
  return {
    collections: groups.map(({ collection }) => ({
      ...collection,
      name: names.get(collection.id) ?? collection.id,
    })),
    articles: groups.flatMap(({ articles }) => articles),
  };
}

/** Put numbers of problems to the variants; a path that `counts` does not know has none. */
export function withProblemCounts(
  articles: readonly Article[],
  counts: ReadonlyMap<string, { readonly errors: number; readonly warnings: number }>,
): readonly Article[] {
  return articles.map((article) => ({
    ...article,
    variants: article.variants.map((variant) => ({ ...variant, ...counts.get(variant.path) })),
  }));
}

function rootLast(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return a < b ? -1 : 1;
}

interface Group {
  readonly collection: Omit<Collection, "name">;
  readonly articles: readonly Article[];
}

interface Grouping {
  readonly byPath: ReadonlyMap<string, ScannedFile>;
  readonly settings: CollectionLocaleSettings;
}

function groupCollection(folder: string, placed: readonly Placed[], { byPath, settings }: Grouping): Group {
  const files = placed.map(({ path, inside, locale }) => {
    const file = byPath.get(path) ?? { path, fields: null };
    return { file, inside, named: namedLocale(file), above: locale };
  });
  const { kind, placeOf } = layoutOf(files, settings);
  const keyed = withStandardLocale(
    files.map(({ file, inside, named, above }) => ({
      file,
      fields: file.fields,
      ...(above === null ? placeOf({ path: inside, named }) : { key: withoutEnding(inside), locale: above }),
      isBare: above === null && placeOf({ path: inside, named: null }).locale === null,
    })),
    settings.standard,
  );
  const locales = localesOf(keyed, settings.source);
  const order = new Map(locales.map((locale, index) => [locale, index]));
  const rank = (locale: string | null): number => (locale === null ? -1 : (order.get(locale) ?? 0));
  const keys = joinByTranslationKey(keyed, rank);
  const groups = new Map<string, Variant[]>();
  for (const [index, { file, locale }] of keyed.entries()) {
    const key = keys[index] ?? "";
    const variants = groups.get(key) ?? [];
    // Twins (`a.md` beside `a.mdx`) are two articles: the second keeps its ending as its key.
    const twin = variants.some((variant) => variant.locale === locale);
    if (twin) groups.set(file.path, [variantOf(file, locale)]);
    else groups.set(key, [...variants, variantOf(file, locale)]);
  }
  const articles = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, variants]) => ({
      id: `${folder}:${key}`,
      collection: folder,
      key,
      variants: variants.toSorted((a, b) => rank(a.locale) - rank(b.locale)),
    }));
  const layout = { kind, confidence: confidenceOf(articles, settings) };
  return { collection: { id: folder, folder, layout, locales, articles: articles.length }, articles };
}

interface PlacedFile {
  readonly inside: string;
  readonly named: string | null;
  readonly above: string | null;
}

/** Where the locales' folders stand above the collection, that is its layout. */
function layoutOf(files: readonly PlacedFile[], settings: CollectionLocaleSettings): DetectedLayout {
  const detected = detectLayout(
    files.filter(({ above }) => above === null).map(({ inside, named }) => ({ path: inside, named })),
    settings,
  );
  return files.some(({ above }) => above !== null) ? { ...detected, kind: "folder" } : detected;
}

/** A file with its article's key. `isBare`: no name of its path gives it a locale. */
interface KeyedVariant {
  readonly file: ScannedFile;
  readonly fields: ScannedFile["fields"];
  readonly key: string;
  readonly locale: string | null;
  readonly isBare: boolean;
}

/** Give the files beside translations the locale that a person names, else the language that their own words show. */
function withStandardLocale(files: readonly KeyedVariant[], chosen: string | null): readonly KeyedVariant[] {
  if (files.every(({ locale }) => locale === null) && chosen === null) return files;
  const bare = files.filter(({ locale }) => locale === null);
  const words = bare.map(({ file }) => {
    const { title, description } = variantOf(file, null);
    return `${title ?? ""} ${description ?? ""}`;
  });
  const standard = chosen ?? (bare.length === 0 ? null : guessLanguage(words.join("\n")));
  const taken = new Set(files.flatMap(({ isBare, locale }) => (isBare || locale === null ? [] : [locale])));
  // A locale with names of its own is not also what stands without one.
  if (standard === null || (chosen === null && taken.has(standard))) return files;
  return files.map((file) => (file.locale === null ? { ...file, locale: standard } : file));
}

/** By how many articles the layout brings together. */
function confidenceOf(articles: readonly Article[], settings: CollectionLocaleSettings): LayoutConfidence {
  if (settings.layout !== null) return "chosen";
  const inSeveral = articles.filter(({ variants }) => variants.length > 1).length;
  if (inSeveral > 1 || articles.every(({ variants }) => variants.every(({ locale }) => locale === null)))
    return "sure";
  return inSeveral === 1 ? "likely" : "guess";
}

function localesOf(files: readonly KeyedVariant[], chosen: string | null): readonly string[] {
  const counts = new Map<string, { variants: number; bare: number }>();
  for (const { locale, isBare } of files) {
    if (locale === null) continue;
    const count = counts.get(locale) ?? { variants: 0, bare: 0 };
    counts.set(locale, { variants: count.variants + 1, bare: count.bare + Number(isBare) });
  }
  const isMixed = files.some(({ isBare }) => !isBare);
  return orderLocales(
    [...counts].map(([locale, { variants, bare }]) => ({
      locale,
      variants,
      isStandard: isMixed && bare === variants,
    })),
    chosen,
  );
}

/** The last name of each folder that says what it holds; the whole folder where two would be called the same. */
function collectionNames(folders: readonly string[], rootName: string): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const folder of folders) counts.set(shortName(folder), (counts.get(shortName(folder)) ?? 0) + 1);
  return new Map(
    folders.map((folder) => {
      const name = shortName(folder);
      return [folder, folder === "" ? rootName : (counts.get(name) ?? 0) > 1 ? folder : name];
    }),
  );
}

/** Without a locale at the end (`content/en`), and without Jekyll's underscore. */
function shortName(folder: string): string {
  const names = folder.split("/");
  const last = names.at(-1) ?? "";
  const name = names.length > 1 && readLocaleName(last) ? names.at(-2) : last;
  return (name ?? last).replace(/^_/, "");
}

/** Files into articles, articles into collections. */

import { withoutEnding } from "../locale/evidence.ts";
import { detectLayout, type DetectedLayout } from "../locale/layout.ts";
import { readLocaleName } from "../locale/tags.ts";
import type { Article, Collection, ScannedFile, Variant } from "./article.ts";
import { placeFiles, type Placed } from "./collections.ts";
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
  const groups = folders.map((folder) => groupCollection(folder, byCollection.get(folder) ?? [], byPath));
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

function groupCollection(
  folder: string,
  placed: readonly Placed[],
  byPath: ReadonlyMap<string, ScannedFile>,
): Group {
  const files = placed.map(({ path, inside, locale }) => {
    const file = byPath.get(path) ?? { path, fields: null };
    return { file, inside, named: namedLocale(file), above: locale };
  });
  const { layout, placeOf } = layoutOf(files);
  const groups = new Map<string, Variant[]>();
  for (const { file, inside, named, above } of files) {
    const { key, locale } =
      above === null ? placeOf({ path: inside, named }) : { key: withoutEnding(inside), locale: above };
    const variants = groups.get(key) ?? [];
    // Twins (`a.md` beside `a.mdx`) are two articles: the second keeps its ending as its key.
    const twin = variants.some((variant) => variant.locale === locale);
    if (twin) groups.set(file.path, [variantOf(file, locale)]);
    else groups.set(key, [...variants, variantOf(file, locale)]);
  }
  const locales = localesOf([...groups.values()]);
  const order = new Map(locales.map((locale, index) => [locale, index]));
  const place = (variant: Variant): number =>
    variant.locale === null ? -1 : (order.get(variant.locale) ?? 0);
  const articles = [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, variants]) => ({
      id: `${folder}:${key}`,
      collection: folder,
      key,
      variants: variants.toSorted((a, b) => place(a) - place(b)),
    }));
  return { collection: { id: folder, folder, layout, locales, articles: articles.length }, articles };
}

interface PlacedFile {
  readonly inside: string;
  readonly named: string | null;
  readonly above: string | null;
}

/** Where the locales' folders stand above the collection, that is its layout. */
function layoutOf(files: readonly PlacedFile[]): DetectedLayout {
  const detected = detectLayout(
    files.filter(({ above }) => above === null).map(({ inside, named }) => ({ path: inside, named })),
  );
  return files.some(({ above }) => above !== null) ? { ...detected, layout: { kind: "folder" } } : detected;
}

/** So near to the most articles, a locale may be the source: some articles always lack a variant. */
const NEARLY_ALL = 0.9;

/** Every locale, the source locale first: the one with most articles, English where it has nearly as many. */
function localesOf(groups: readonly (readonly Variant[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { locale } of groups.flat())
    if (locale !== null) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const byName = [...counts.keys()].toSorted();
  const likely = byName.filter((locale) => (counts.get(locale) ?? 0) >= most * NEARLY_ALL);
  const source =
    likely.find((locale) => locale === "en" || locale.startsWith("en-")) ??
    likely.find((locale) => counts.get(locale) === most);
  return source === undefined ? [] : [source, ...byName.filter((locale) => locale !== source)];
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

/** Where an article's files stand, learnt from the articles that are there: no site says it anywhere. */

import type { Article, Variant } from "../library/article.ts";

/** What stands before and after an article's key in the paths of its files of one locale. */
export interface VariantPlace {
  readonly locale: string | null;
  readonly before: string;
  readonly after: string;
}

type Placed = Pick<Article, "key"> & { readonly variants: readonly Pick<Variant, "path" | "locale">[] };

/** Names of files that stand for their folder. */
const FOLDER_FILES = /\/(index|_index|readme)$/i;

/** The place of each locale of `articles`, the most usual one; for an empty collection, plain files in `folder`. */
export function variantPlaces(articles: readonly Placed[], folder: string): readonly VariantPlace[] {
  const counts = new Map<string, { readonly place: VariantPlace; count: number }>();
  for (const article of articles) {
    for (const { path, locale } of article.variants) {
      const place = placeIn(path, article.key, locale);
      if (place === null) continue;
      const key = JSON.stringify([locale, place.before, place.after]);
      const entry = counts.get(key) ?? { place, count: 0 };
      counts.set(key, { ...entry, count: entry.count + 1 });
    }
  }
  const found = new Map<string | null, VariantPlace>();
  for (const { place } of [...counts.values()].toSorted((a, b) => b.count - a.count))
    if (!found.has(place.locale)) found.set(place.locale, place);
  if (found.size > 0) return [...found.values()];
  return [{ locale: null, before: folder === "" ? "" : `${folder}/`, after: ".md" }];
}

/** The path of `key` at `place`. */
export function pathAt({ before, after }: VariantPlace, key: string): string {
  return before + key + after;
}

/** Where `key` stands in `path`, by whole names; `null` where it does not: files may be tied by what they say alone. */
export function placeIn(path: string, key: string, locale: string | null): VariantPlace | null {
  if (key === "") return null;
  const at = `/${path}`.lastIndexOf(`/${key}`);
  if (at < 0) return null;
  const after = path.slice(at + key.length);
  return after.startsWith("/") || after.startsWith(".") ? { locale, before: path.slice(0, at), after } : null;
}

/** An article's key in two parts: what a person names, and the file that stands for its folder. */
export function splitKey(key: string): { readonly name: string; readonly file: string } {
  const file = FOLDER_FILES.exec(key)?.[0] ?? "";
  return { name: key.slice(0, key.length - file.length), file };
}

/**
 * The shape that most of the `keys` have, to be filled: dates in folders and names (`20260112/…`, `2026-01-12-…`,
 * `2026/01/…`) are open in it, the other folders those that are most usual.
 */
export function usualShape(keys: readonly string[]): string {
  const [shape = "{slug}"] = mostUsual(keys.map(shapeOf));
  return shape;
}

/** The key of a new article called `slug` on `date` (`YYYY-MM-DD`). */
export function filledShape(shape: string, slug: string, date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return shape
    .replace("{yyyymmdd}", year + month + day)
    .replace("{yyyy-mm-dd}", date)
    .replace("{yyyy}", year)
    .replace("{mm}", month)
    .replace("{dd}", day)
    .replace("{slug}", slug);
}

function shapeOf(key: string): string {
  const { name, file } = splitKey(key);
  const names = name.split("/");
  const own = names.pop() ?? "";
  const dated = /^\d{4}-\d{2}-\d{2}-/.test(own)
    ? "{yyyy-mm-dd}-{slug}"
    : /^\d{8}-/.test(own)
      ? "{yyyymmdd}-{slug}"
      : "{slug}";
  const folders = names.map((folder, at) => folderShape(folder, names.slice(0, at)));
  return [...folders, dated].join("/") + file;
}

function folderShape(folder: string, above: readonly string[]): string {
  if (/^(?:19|20)\d{6}$/.test(folder)) return "{yyyymmdd}";
  if (/^\d{4}-\d{2}-\d{2}$/.test(folder)) return "{yyyy-mm-dd}";
  if (/^(?:19|20)\d{2}$/.test(folder)) return "{yyyy}";
  const isDated = /^(?:19|20)\d{2}$/.test(above.at(-1) ?? "");
  if (isDated && /^(?:0[1-9]|1[0-2])$/.test(folder)) return "{mm}";
  const isInMonth = /^(?:19|20)\d{2}$/.test(above.at(-2) ?? "") && /^\d{2}$/.test(above.at(-1) ?? "");
  return isInMonth && /^\d{2}$/.test(folder) ? "{dd}" : folder;
}

function mostUsual(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}

/** Paths of an article that is not there yet. */

import { filledShape, splitKey, usualShape, variantPlaces, type VariantPlace } from "#core/articles/places";
import type { Article, Collection } from "#core/library/article";

export interface CollectionPlaces {
  readonly places: readonly VariantPlace[];
  /** The key that an article of this name would have. */
  readonly keyOf: (slug: string) => string;
}

/** Learnt from the collection's own articles. `today`: `YYYY-MM-DD`. */
export function placesOf(
  collection: Collection,
  articles: readonly Article[],
  today: string,
): CollectionPlaces {
  const own = articles.filter((article) => article.collection === collection.id);
  const places = variantPlaces(own, collection.folder);
  const order = (place: VariantPlace) =>
    place.locale === null ? -1 : collection.locales.indexOf(place.locale);
  const shape = usualShape(own.map(({ key }) => key));
  return {
    places: places.toSorted((one, other) => order(one) - order(other)),
    keyOf: (slug) => filledShape(shape, slug, today),
  };
}

/** What a person types and what it comes to: the file that stands for its folder (`index`) is not typed. */
export function withName(key: string, name: string): string {
  return trimmedName(name) + splitKey(key).file;
}

function trimmedName(name: string): string {
  return name
    .trim()
    .replace(/^\/+|\/+$/g, "")
    .replace(/\/{2,}/g, "/");
}

/** Why no file can be called so; `null` where one can. The host has the last word. */
export function nameProblem(name: string): "empty" | "bad" | null {
  const parts = trimmedName(name).split("/");
  if (parts.some((part) => part.trim() === "")) return "empty";
  const isBad = parts.some((part) => /^\.|[. ]$|[<>:"|?*\\]/.test(part));
  return isBad ? "bad" : null;
}

/** The paths that articles have already. */
export function takenPaths(articles: readonly Article[]): ReadonlySet<string> {
  return new Set(articles.flatMap(({ variants }) => variants.map(({ path }) => path)));
}

/** This machine's day and moment, as frontmatter has them. */
export function today(now: Date): { readonly date: string; readonly moment: string } {
  const two = (number: number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const minutes = -now.getTimezoneOffset();
  const zone = minutes === 0 ? "Z" : `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
  return { date, moment: `${date}T${time}${zone}` };
}

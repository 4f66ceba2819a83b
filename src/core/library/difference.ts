/** What differs between two states of a library: what a window that has the one needs to have the other. */

import type { Article, Variant } from "./article.ts";

export interface LibraryDifference {
  /** Articles that are new or others than before, in the order of the later state. */
  readonly changed: readonly Article[];
  /** The ids of all articles in their order; `null` where they are the same ones in the same order. */
  readonly ids: readonly string[] | null;
}

/** The difference that `withDifference` makes `after` of `before` with. Without `before`, all is new. */
export function libraryDifference(
  before: readonly Article[] | null,
  after: readonly Article[],
): LibraryDifference {
  if (before === null) return { changed: after, ids: after.map(({ id }) => id) };
  const known = new Map(before.map((article) => [article.id, article]));
  const changed = after.filter((article) => {
    const own = known.get(article.id);
    return own === undefined || !sameArticle(own, article);
  });
  const isSameOrder =
    before.length === after.length && after.every(({ id }, index) => before[index]?.id === id);
  return { changed, ids: isSameOrder ? null : after.map(({ id }) => id) };
}

/**
 * `before` as the difference says it is now. Articles that did not change stay the same objects.
 *
 * @throws RangeError where the difference is not of this library: it names an article that neither has.
 */
export function withDifference(
  before: readonly Article[],
  { changed, ids }: LibraryDifference,
): readonly Article[] {
  const put = new Map(changed.map((article) => [article.id, article]));
  if (ids === null) return before.map((article) => put.get(article.id) ?? article);
  const known = new Map(before.map((article) => [article.id, article]));
  return ids.map((id) => {
    const article = put.get(id) ?? known.get(id);
    if (article === undefined) throw new RangeError(`no article is called ${id}`);
    return article;
  });
}

function sameArticle(one: Article, other: Article): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.collection === other.collection &&
      one.key === other.key &&
      one.variants.length === other.variants.length &&
      one.variants.every((variant, index) => sameVariant(variant, other.variants[index])))
  );
}

function sameVariant(one: Variant, other: Variant | undefined): boolean {
  return (
    other !== undefined &&
    one.path === other.path &&
    one.locale === other.locale &&
    one.title === other.title &&
    one.description === other.description &&
    one.date === other.date &&
    one.category === other.category &&
    one.draft === other.draft &&
    one.errors === other.errors &&
    one.warnings === other.warnings &&
    one.tags.length === other.tags.length &&
    one.tags.every((tag, index) => tag === other.tags[index])
  );
}

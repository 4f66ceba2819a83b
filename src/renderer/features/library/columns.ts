/** Which columns a list of articles has: those that some article fills. */

import type { Article } from "#core/library/article";
import { firstOf, type ArticleOrder } from "#core/library/order";

export type ColumnId = "title" | "date" | "category" | "locales" | "problems";

export interface Column {
  readonly id: ColumnId;
  /** What the column sorts by; `null`: it does not sort. */
  readonly order: ArticleOrder | null;
}

const all: readonly Column[] = [
  { id: "title", order: "title" },
  { id: "date", order: "date" },
  { id: "category", order: "category" },
  { id: "locales", order: "locales" },
  { id: "problems", order: null },
];

/** Columns for `articles`, whatever filter is on: filtering must not make columns come and go. */
export function columnsFor(articles: readonly Article[]): readonly Column[] {
  const isFilled: Readonly<Record<ColumnId, (article: Article) => boolean>> = {
    title: () => true,
    date: (article) => firstOf(article, "date") !== null,
    category: (article) => firstOf(article, "category") !== null,
    locales: (article) => article.variants.some(({ locale }) => locale !== null),
    problems: (article) => article.variants.some(({ errors, warnings }) => errors + warnings > 0),
  };
  return all.filter(({ id }) => articles.some(isFilled[id]));
}

/** Articles by locales: what each cell says, and which rows a filter keeps. Pure. */

import { filterArticles } from "#core/library/order";
import type { Article, Collection, Variant } from "#core/library/article";
import { addEffort, NO_EFFORT, weightOf, type Effort } from "#core/locale/effort";
import type { StateCounts } from "#core/locale/translation-facts";

/** By the variant's path; a path that is not there yet is being read, and `null` could not be read in time. */
export type StatesByPath = ReadonlyMap<string, Partial<StateCounts> | null>;

/** What is left to translate: by the path of each variant, and by the article's id of what no file holds yet. */
export interface Efforts {
  readonly variants: ReadonlyMap<string, Effort>;
  readonly sources: ReadonlyMap<string, Effort>;
}

/** How often articles are read, by their id; `null` where nothing says. */
export type Views = ReadonlyMap<string, number> | null;

export type CellKind =
  | "source"
  | "missing"
  | "reading"
  | "unread"
  | "current"
  | "stale"
  | "incomplete"
  | "unchecked";

export interface Cell {
  readonly kind: CellKind;
  /** How many blocks; 0 where it is not about blocks. */
  readonly count: number;
  readonly variant: Variant | null;
}

export const matrixFilters = ["all", "stale", "missing", "unchecked"] as const;
export type MatrixFilter = (typeof matrixFilters)[number];

/**
 * `path`: as the collection is. `work`: most blocks to do first. `views`: what is read most first. `most`, `least`: by
 * how much text is missing or stale; what has none comes last. By the source's date otherwise; undated ones at the end.
 */
export const matrixOrders = ["path", "work", "views", "least", "most", "oldest", "newest"] as const;
export type MatrixOrder = (typeof matrixOrders)[number];

export interface MatrixView {
  readonly query: string;
  readonly filter: MatrixFilter;
  readonly order: MatrixOrder;
  /** The only locale beside the source that is shown and counted; `null`: all. */
  readonly locale: string | null;
}

/** The columns that a view shows: the source's and those that it asks for. */
export function shownColumns(
  columns: readonly string[],
  { locale }: Pick<MatrixView, "locale">,
): readonly string[] {
  return locale === null ? columns : columns.filter((column, at) => at === 0 || column === locale);
}

/** The locale that a person reads first and translates from; "" stands for files without a locale's name. */
export function columnsOf(collection: Collection, articles: readonly Article[]): readonly string[] {
  const isUnnamed = articles.some(
    ({ variants }) => variants.length > 1 && variants.some(({ locale }) => locale === null),
  );
  return isUnnamed ? ["", ...collection.locales] : collection.locales;
}

export function cellOf(article: Article, locale: string, states: StatesByPath): Cell {
  const variant = article.variants.find((one) => (one.locale ?? "") === locale) ?? null;
  if (variant === null) return { kind: "missing", count: 0, variant };
  if (variant === article.variants[0]) return { kind: "source", count: 0, variant };
  const counts = states.get(variant.path);
  if (!counts) return { kind: counts === null ? "unread" : "reading", count: 0, variant };
  const { stale = 0, missing = 0, unchecked = 0 } = counts;
  if (stale > 0) return { kind: "stale", count: stale, variant };
  if (missing > 0) return { kind: "incomplete", count: missing, variant };
  if (unchecked > 0) return { kind: "unchecked", count: unchecked, variant };
  return { kind: "current", count: 0, variant };
}

/** How much of the article is missing or stale in the locale. */
export function effortIn(article: Article, locale: string, { variants, sources }: Efforts): Effort {
  const variant = article.variants.find((one) => (one.locale ?? "") === locale);
  const found = variant ? variants.get(variant.path) : sources.get(article.id);
  return found ?? NO_EFFORT;
}

/** How much of these articles is missing or stale in these locales together. */
export function effortOver(
  articles: readonly Article[],
  locales: readonly string[],
  efforts: Efforts,
): Effort {
  let total = NO_EFFORT;
  for (const article of articles)
    for (const locale of locales) total = addEffort(total, effortIn(article, locale, efforts));
  return total;
}

/** What is known of articles beside what the library says. */
export interface MatrixFacts {
  readonly columns: readonly string[];
  readonly states: StatesByPath;
  readonly efforts: Efforts;
  readonly views: Views;
}

const KEPT: Readonly<Record<Exclude<MatrixFilter, "all">, readonly CellKind[]>> = {
  stale: ["stale"],
  missing: ["missing", "incomplete"],
  unchecked: ["unchecked"],
};

/** The articles that `view` keeps: most to do first within a filter. */
export function shownArticles(
  articles: readonly Article[],
  view: MatrixView,
  { columns, states, efforts, views }: MatrixFacts,
): readonly Article[] {
  const kinds = view.filter === "all" ? WORK : KEPT[view.filter];
  const measure = (article: Article): Measured => {
    const cells = columns
      .map((locale) => ({ locale, ...cellOf(article, locale, states) }))
      .filter(({ kind }) => kinds.includes(kind));
    const locales = cells.map(({ locale }) => locale);
    return {
      article,
      work: cells.reduce((sum, { count }) => sum + Math.max(1, count), 0),
      effort: weightOf(effortOver([article], locales, efforts)),
      views: views?.get(article.id) ?? 0,
    };
  };
  const measured = filterArticles(articles, view.query)
    .map(measure)
    .filter(({ work }) => view.filter === "all" || work > 0);
  return inOrder(measured, view).map(({ article }) => article);
}

const WORK: readonly CellKind[] = ["missing", "stale", "incomplete", "unchecked"];

interface Measured {
  readonly article: Article;
  readonly work: number;
  readonly effort: number;
  readonly views: number;
}

/** What a filter keeps begins with the most to do, unless another order is asked for. */
function inOrder(articles: readonly Measured[], { filter, order }: MatrixView): readonly Measured[] {
  if (order === "work" || (order === "path" && filter !== "all"))
    return articles.toSorted((a, b) => b.work - a.work);
  if (order === "path") return articles;
  if (order === "views") return articles.toSorted((a, b) => b.views - a.views);
  if (order === "most") return articles.toSorted((a, b) => b.effort - a.effort);
  if (order === "least") {
    const orLast = ({ effort }: Measured): number => (effort === 0 ? Number.POSITIVE_INFINITY : effort);
    return articles.toSorted((a, b) => (orLast(a) === orLast(b) ? 0 : orLast(a) - orLast(b)));
  }
  const later = order === "newest" ? -1 : 1;
  const dateOf = ({ article }: Measured): string | null => article.variants[0]?.date ?? null;
  return articles.toSorted((a, b) => {
    const [one, two] = [dateOf(a), dateOf(b)];
    if (one === null || two === null) return Number(one === null) - Number(two === null);
    return one === two ? 0 : later * (one < two ? -1 : 1);
  });
}

/** How many articles are current in a locale; the source's own count as such. */
export function currentIn(articles: readonly Article[], locale: string, states: StatesByPath): number {
  return articles.filter((article) => {
    const { kind } = cellOf(article, locale, states);
    return kind === "current" || kind === "source";
  }).length;
}

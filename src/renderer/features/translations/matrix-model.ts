/** Articles by locales: what each cell says, and which rows a filter keeps. Pure. */

import { filterArticles } from "#core/library/order";
import type { Article, Collection, Variant } from "#core/library/article";
import type { StateCounts } from "#core/locale/translation-facts";

/** By the variant's path; a path that is not there yet is being read, and `null` could not be read in time. */
export type StatesByPath = ReadonlyMap<string, Partial<StateCounts> | null>;

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

/** `path`: as the collection is. `work`: most to do first. By the source's date otherwise; undated ones at the end. */
export const matrixOrders = ["path", "work", "oldest", "newest"] as const;
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

const KEPT: Readonly<Record<Exclude<MatrixFilter, "all">, readonly CellKind[]>> = {
  stale: ["stale"],
  missing: ["missing", "incomplete"],
  unchecked: ["unchecked"],
};

/** The articles that `view` keeps: most to do first within a filter. */
export function shownArticles(
  articles: readonly Article[],
  view: MatrixView,
  { columns, states }: { readonly columns: readonly string[]; readonly states: StatesByPath },
): readonly Article[] {
  const found = filterArticles(articles, view.query);
  const kinds = view.filter === "all" ? WORK : KEPT[view.filter];
  const work = (article: Article): number =>
    columns
      .map((locale) => cellOf(article, locale, states))
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { count }) => sum + Math.max(1, count), 0);
  const measured = found
    .map((article) => ({ article, work: work(article) }))
    .filter(({ work: amount }) => view.filter === "all" || amount > 0);
  return inOrder(measured, view).map(({ article }) => article);
}

const WORK: readonly CellKind[] = ["missing", "stale", "incomplete", "unchecked"];

interface Measured {
  readonly article: Article;
  readonly work: number;
}

/** What a filter keeps begins with the most to do, unless another order is asked for. */
function inOrder(articles: readonly Measured[], { filter, order }: MatrixView): readonly Measured[] {
  if (order === "work" || (order === "path" && filter !== "all"))
    return articles.toSorted((a, b) => b.work - a.work);
  if (order === "path") return articles;
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

/** Finding and ordering articles: pure, over what the library already holds. */

import { compileQuery } from "../query/match.ts";
import type { Row } from "../query/record.ts";
import type { Article } from "./article.ts";

/**
 * The title that stands for an article: its source variant's, else another variant's, else its key's last
 * name. Never empty.
 */
export function titleOf(article: Article): string {
  const titled = article.variants.find(({ title }) => title !== null && title.trim() !== "");
  return titled?.title ?? nameOf(article);
}

/** What a file or folder calls the article: the last name of its key, without the Markdown ending. */
export function nameOf(article: Article): string {
  const name = article.key.split("/").at(-1) ?? "";
  return name === "" ? article.key || article.collection || "index" : name;
}

/** The first value that some variant has, the source variant's first. */
export function firstOf<K extends "date" | "category" | "description">(
  article: Article,
  name: K,
): string | null {
  return article.variants.find((variant) => variant[name] !== null)?.[name] ?? null;
}

/**
 * The articles that the query `text` asks for (core/query), by what a library knows of them: fields of the
 * frontmatter that it does not show are none. Width, case and composed or decomposed spelling do not matter
 * (`ＡＩ` finds `ai`).
 */
export function filterArticles(articles: readonly Article[], text: string): readonly Article[] {
  if (text.trim() === "") return articles;
  const locales = new Set(articles.flatMap(({ variants }) => variants.map(({ locale }) => locale ?? "")));
  const { matches } = compileQuery(text, { fields: [], locales: [...locales] });
  return articles.filter((article) => matches(rowOf(article)));
}

const rows = new WeakMap<Article, Row>();

/** Made once for each article value: a filter runs at every key. */
function rowOf(article: Article): Row {
  const known = rows.get(article);
  if (known !== undefined) return known;
  const variants = article.variants.map((variant) => ({ variant, fields: null, body: null }));
  const row = { record: { article, variants }, variants };
  rows.set(article, row);
  return row;
}

export type ArticleOrder = "title" | "date" | "category" | "locales";
export type SortDirection = "ascending" | "descending";

/**
 * The articles in another order, as readers of `language` (a BCP 47 tag) sort; numbers by their value.
 * What lacks the value comes last in both directions; equal articles keep their order.
 */
export function sortArticles(
  articles: readonly Article[],
  order: { readonly by: ArticleOrder; readonly direction: SortDirection },
  language: string,
): readonly Article[] {
  // The language is given: the machine's has no part in it.
  // oxlint-disable-next-line no-restricted-globals
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const sign = order.direction === "ascending" ? 1 : -1;
  return articles
    .map((article) => ({ article, value: sortValue(article, order.by) }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === "number" && typeof b.value === "number") return sign * (a.value - b.value);
      return sign * compare(String(a.value), String(b.value));
    })
    .map(({ article }) => article);
}

function sortValue(article: Article, by: ArticleOrder): string | number | null {
  switch (by) {
    case "title":
      return titleOf(article);
    case "date":
      return firstOf(article, "date");
    case "category":
      return firstOf(article, "category");
    case "locales":
      return article.variants.length;
  }
}

/** Articles as a reader of the interface's language looks for them: by that variant's title, where there is one. */

import type { Article, Variant } from "#core/library/article";

/** The same articles, each with the variant in `language` first; an article without one stays as it is. */
export function inLanguage(articles: readonly Article[], language: string): readonly Article[] {
  return articles.map((article) => {
    const own = article.variants.find((variant) => isIn(variant, language));
    if (!own || own === article.variants[0]) return article;
    return { ...article, variants: [own, ...article.variants.filter((variant) => variant !== own)] };
  });
}

function isIn({ locale }: Variant, language: string): boolean {
  return locale?.toLowerCase().split("-")[0] === language;
}

import { useMemo } from "react";
import type { Article } from "#core/library/article";
import { filterArticles, sortArticles } from "#core/library/order";
import { useLanguage } from "../../i18n/use-language.ts";
import type { LibraryView } from "../../state/workspace-state.ts";
import { inLanguage } from "./in-language.ts";

export interface ListedArticles {
  /** All of the chosen collection. */
  readonly all: readonly Article[];
  /** Those that match the filter, in order. */
  readonly shown: readonly Article[];
}

/**
 * What the list shows of the library in this view.
 *
 * Never a key behind what is typed: Enter right after it opens what is seen. Filtering 10,000 articles takes
 * milliseconds, and only the rows in sight are drawn.
 */
export function useListedArticles(articles: readonly Article[], view: LibraryView): ListedArticles {
  const language = useLanguage();
  const { collection, sort, query } = view;
  const read = useMemo(() => inLanguage(articles, language), [articles, language]);
  const all = useMemo(
    () => read.filter((article) => collection === null || article.collection === collection),
    [read, collection],
  );
  const sorted = useMemo(() => sortArticles(all, sort, language), [all, sort, language]);
  const shown = useMemo(() => filterArticles(sorted, query), [sorted, query]);
  return { all, shown };
}

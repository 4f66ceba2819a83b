import { useDeferredValue, useMemo } from "react";
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
  /** The filter that `shown` answers: while a person types fast it is a key behind. */
  readonly query: string;
}

/** What the list shows of the library in this view. */
export function useListedArticles(articles: readonly Article[], view: LibraryView): ListedArticles {
  const language = useLanguage();
  const { collection, sort } = view;
  const read = useMemo(() => inLanguage(articles, language), [articles, language]);
  const all = useMemo(
    () => read.filter((article) => collection === null || article.collection === collection),
    [read, collection],
  );
  const sorted = useMemo(() => sortArticles(all, sort, language), [all, sort, language]);
  const query = useDeferredValue(view.query);
  const shown = useMemo(() => filterArticles(sorted, query), [sorted, query]);
  return { all, shown, query };
}

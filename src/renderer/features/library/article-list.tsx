/** The articles as a grid of which only the rows in sight are drawn. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { runCommand } from "../../state/commands.ts";
import { useUnsavedPaths } from "../../state/unsaved.ts";
import type { LibraryState, LibraryView } from "../../state/workspace-state.ts";
import { ArticleRow } from "./article-row.tsx";
import { columnsFor } from "./columns.ts";
import { GridHeader } from "./grid-header.tsx";
import { rowAfter } from "./row-after.ts";

/** Pixels, as in library.css: a row, and the header that stays above the rows. */
const ROW = 44;
const HEADER = 29;
/** Milliseconds without scrolling after which the place is remembered. */
const SETTLED = 150;

export interface ArticleListProps {
  readonly listRef: RefObject<HTMLDivElement | null>;
  /** In the order in which they are shown. */
  readonly articles: readonly Article[];
  /** The articles that decide the columns: those shown and those filtered out. */
  readonly columnsOf: readonly Article[];
  readonly library: Extract<LibraryState, { kind: "read" }>;
  readonly view: LibraryView;
  readonly onView: (view: Partial<LibraryView>) => void;
  readonly onOpen: (article: Article, path: string) => void;
}

export function ArticleList(props: ArticleListProps) {
  const { listRef, articles, columnsOf, library, view, onView } = props;
  const { t } = useTranslation("library");
  const columns = useMemo(() => columnsFor(columnsOf), [columnsOf]);
  const locales = useMemo(
    () => new Map(library.collections.map((collection) => [collection.id, collection.locales])),
    [library.collections],
  );
  const unsaved = new Set(useUnsavedPaths());
  const active = Math.max(0, indexOf(articles, view.selected));
  const rows = useRows(props);
  useRememberedScroll(listRef, (scroll) => onView({ scroll }));
  return (
    <div
      ref={listRef}
      role="grid"
      tabIndex={0}
      aria-label={t("list")}
      aria-rowcount={articles.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rowId(active)}
      className="library-grid"
      {...gridActions(props, active, (index) => rows.scrollToIndex(index))}
    >
      <GridHeader columns={columns} sort={view.sort} onSort={(sort) => onView({ sort, scroll: 0 })} />
      <div role="rowgroup" className="library-extent" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const article = articles[index];
          if (!article) return null;
          return (
            <ArticleRow
              key={key}
              id={rowId(index)}
              article={article}
              columns={columns}
              locales={locales.get(article.collection) ?? []}
              rowIndex={index + 2}
              top={start - HEADER}
              isActive={index === active}
              isUnsaved={article.variants.some(({ path }) => unsaved.has(path))}
            />
          );
        })}
      </div>
    </div>
  );
}

function useRows({ listRef, articles, view }: ArticleListProps) {
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  return useVirtualizer({
    count: articles.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: HEADER,
    scrollPaddingStart: HEADER,
    initialOffset: view.scroll,
    getItemKey: (index) => articles[index]?.id ?? index,
  });
}

/** Keys and presses, heard on the grid: its rows come and go. */
function gridActions(
  { listRef, articles, onView, onOpen }: ArticleListProps,
  active: number,
  scrollTo: (index: number) => void,
) {
  const open = (article: Article | undefined, path?: string) => {
    const shown = path ?? article?.variants[0]?.path;
    if (article && shown !== undefined) onOpen(article, shown);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Delete") {
      onView({ selected: articles[active]?.id ?? null });
      // It is offered once the selection is drawn.
      requestAnimationFrame(() => runCommand("article.delete"));
      return;
    }
    const page = Math.max(1, Math.floor((listRef.current?.clientHeight ?? ROW) / ROW) - 1);
    const next = rowAfter(event.key, active, { count: articles.length, page });
    if (event.key !== "Enter" && next === null) return;
    event.preventDefault();
    if (next === null) {
      open(articles[active]);
      return;
    }
    scrollTo(next);
    onView({ selected: articles[next]?.id ?? null });
  };
  const onClick = ({ target }: MouseEvent<HTMLDivElement>) => {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>("[data-article]")?.dataset["article"];
    if (id === undefined) return;
    open(articles[indexOf(articles, id)], target.closest<HTMLElement>("[data-path]")?.dataset["path"]);
  };
  return { onKeyDown, onClick };
}

function indexOf(articles: readonly Article[], id: string | null): number {
  return articles.findIndex((article) => article.id === id);
}

function rowId(index: number): string {
  return `library-row-${index}`;
}

function useRememberedScroll(
  list: RefObject<HTMLDivElement | null>,
  remember: (scroll: number) => void,
): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => remember(element.scrollTop), SETTLED);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  });
}

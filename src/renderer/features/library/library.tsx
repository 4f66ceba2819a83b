/** The library: collections on the left, their articles on the right. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { useCommand } from "../../state/commands.ts";
import type { LibraryState, LibraryView, OpenWorkspace } from "../../state/workspace-state.ts";
import { SideScreen } from "../../ui/screen.tsx";
import { ArticleList } from "./article-list.tsx";
import { CollectionList } from "./collection-list.tsx";
import { ListHead } from "./list-head.tsx";
import { LibraryEmpty, LibraryFailed, LibraryReading, NoMatch } from "./library-states.tsx";
import { useListedArticles } from "./use-listed-articles.ts";
import { useSlashKey } from "./use-slash-key.ts";
import "./library.css";

export interface LibraryProps {
  readonly workspace: OpenWorkspace;
  readonly onView: (view: Partial<LibraryView>) => void;
  readonly onOpen: (article: Article, path: string) => void;
  readonly onRetry: () => void;
  readonly onCloseFolder: () => void;
}

export function Library({ workspace, onRetry, onCloseFolder, ...rest }: LibraryProps) {
  const { library } = workspace;
  switch (library.kind) {
    case "reading":
      return <LibraryReading progress={library.progress} />;
    case "failed":
      return <LibraryFailed failure={library.failure} onRetry={onRetry} onCloseFolder={onCloseFolder} />;
    case "read":
      if (library.articles.length === 0) return <LibraryEmpty onCloseFolder={onCloseFolder} />;
      return <LibraryPanes workspace={workspace} library={library} {...rest} />;
  }
}

interface LibraryPanesProps extends Pick<LibraryProps, "workspace" | "onView" | "onOpen"> {
  readonly library: Extract<LibraryState, { kind: "read" }>;
}

function LibraryPanes({ workspace, library, onView, onOpen }: LibraryPanesProps) {
  const { t } = useTranslation("library");
  const { view, value } = workspace;
  const filter = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { all, shown } = useListedArticles(library.articles, view);
  // The list may hold an article with its variants in another order: what opens is the library's own.
  const open = (listed: Article, path: string) =>
    onOpen(library.articles.find(({ id }) => id === listed.id) ?? listed, path);
  useEffect(() => {
    // Coming from another screen, nothing has the focus: the list is what one goes on with.
    if (document.activeElement === document.body) list.current?.focus();
  }, []);
  const focusFilter = () => filter.current?.select();
  useCommand("find", focusFilter);
  useSlashKey(focusFilter);

  return (
    <SideScreen
      heading={t("heading", { name: value.name })}
      group="library"
      handleLabel={t("resize")}
      panes={[
        {
          id: "collections",
          defaultSize: 19,
          minSize: 168,
          maxSize: 420,
          content: (
            <CollectionList
              workspace={value}
              library={library}
              chosen={view.collection}
              onChoose={(collection) => onView({ collection, scroll: 0 })}
            />
          ),
        },
        {
          id: "articles",
          defaultSize: 81,
          minSize: 420,
          content: (
            <section className="library-articles" aria-label={t("list")}>
              <ListHead
                filterRef={filter}
                query={view.query}
                onQuery={(text) => onView({ query: text, scroll: 0 })}
                onLeave={() => list.current?.focus()}
                shown={shown.length}
                total={all.length}
              />
              {shown.length === 0 ? (
                <NoMatch query={view.query} onClear={() => onView({ query: "" })} />
              ) : (
                <ArticleList
                  listRef={list}
                  articles={shown}
                  columnsOf={all}
                  library={library}
                  view={view}
                  onView={onView}
                  onOpen={open}
                />
              )}
            </section>
          ),
        },
      ]}
      status={{
        label: t("title"),
        start: t("articles", { count: library.articles.length }),
        end: <span>{value.root}</span>,
      }}
    />
  );
}

/** Translations of a site: articles by locales, and one translation beside its source. */

import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import type { OpenWorkspace } from "../../state/workspace-state.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Matrix } from "./matrix.tsx";
import type { TranslationHost } from "./translation-host.ts";
import "./translations.css";

export interface TranslationsProps {
  readonly workspace: OpenWorkspace;
  readonly host: TranslationHost;
  /** One translation beside its source; `path` is the target's. */
  readonly translation: (article: Article, path: string, onBack: () => void) => ReactNode;
}

export function Translations({ workspace, host, translation }: TranslationsProps) {
  const { t } = useTranslation("translations");
  const [opened, setOpened] = useState<{ readonly article: Article; readonly path: string } | null>(null);
  const [collection, setCollection] = useState<string | null>(null);
  const { library } = workspace;
  if (opened) return translation(opened.article, opened.path, () => setOpened(null));
  const collections = library.kind === "read" ? library.collections.filter(isTranslated) : [];
  const chosen = collections.find(({ id }) => id === collection) ?? collections[0];
  return (
    <Screen heading={t("heading", { name: workspace.value.name })}>
      {library.kind !== "read" ? (
        <Spinner label={t("title")} />
      ) : chosen ? (
        <Matrix
          key={chosen.id}
          collection={chosen}
          collections={collections}
          articles={library.articles}
          host={host}
          onCollection={setCollection}
          onOpen={(article, path) => setOpened({ article, path })}
        />
      ) : (
        <EmptyState title={t("nothing.title")}>{t("nothing.body")}</EmptyState>
      )}
    </Screen>
  );
}

/** Files beside one named locale are a second one. */
function isTranslated({
  locales,
  layout,
}: {
  locales: readonly string[];
  layout: { kind: string };
}): boolean {
  return locales.length > 1 || (locales.length === 1 && layout.kind !== "none");
}

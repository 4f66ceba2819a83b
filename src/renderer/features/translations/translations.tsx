/** Translations of a site: articles by locales, and one translation beside its source. */

import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { AskedTranslation, FailureValue, OpenWorkspace } from "../../state/workspace-state.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Screen } from "../../ui/screen.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Matrix } from "./matrix.tsx";
import { USUAL_SIDES, type Sides } from "./sides.ts";
import type { TranslationHost } from "./translation-host.ts";
import "./translations.css";

/** A translation that is open: where its file is or will be, and its locale. */
export interface OpenedTranslation {
  readonly article: Article;
  readonly path: string;
  /** `null` for a file that no name gives a locale. */
  readonly locale: string | null;
}

/** Where a translation leads, and which languages stand beside it. */
export interface TranslationWays {
  readonly onBack: () => void;
  readonly sides: Sides;
  readonly onSides: (sides: Sides) => void;
  /** Another language of the article in the translation's place. */
  readonly onRight: (locale: string) => void;
}

export interface TranslationsProps {
  readonly workspace: OpenWorkspace;
  readonly host: TranslationHost;
  /** What was asked for elsewhere. */
  readonly asked: AskedTranslation | null;
  /** One translation beside its source. */
  readonly translation: (opened: OpenedTranslation, ways: TranslationWays) => ReactNode;
}

export function Translations({ workspace, host, asked, translation }: TranslationsProps) {
  const { t } = useTranslation("translations");
  const language = useLanguage();
  const [opened, setOpened] = useState<OpenedTranslation | null>(null);
  const [sides, setSides] = useState(USUAL_SIDES);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [collection, setCollection] = useState<string | null>(null);
  const { library } = workspace;
  const open = (article: Article, locale: string): void => {
    const variant = article.variants.find((each) => (each.locale ?? "") === locale);
    if (variant) return setOpened({ article, path: variant.path, locale: variant.locale });
    host.create(article.id, article.collection, locale).then(
      (path) => {
        setFailure(null);
        setOpened({ article, path, locale });
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  const first = useRef(asked);
  useEffect(() => {
    // Once: going back shows all translations.
    if (first.current) open(first.current.article, first.current.locale);
    first.current = null;
  });
  if (opened) {
    const { article } = opened;
    return translation(opened, {
      onBack: () => setOpened(null),
      sides,
      onSides: setSides,
      onRight: (locale) => open(article, locale),
    });
  }
  const collections = library.kind === "read" ? library.collections.filter(isTranslated) : [];
  const chosen = collections.find(({ id }) => id === collection) ?? collections[0];
  return (
    <Screen heading={t("heading", { name: workspace.value.name })}>
      {failure ? (
        <Notice tone="error" isLive title={t("createFailed")}>
          {describeFailure(failure, language)}
        </Notice>
      ) : null}
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
          onOpen={(article, path) =>
            setOpened({
              article,
              path,
              locale: article.variants.find((each) => each.path === path)?.locale ?? null,
            })
          }
          onCreate={open}
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

/** The page of translations, put together: the table, and one translation with its two open documents. */

import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article, Variant } from "#core/library/article";
import { describeFailure } from "#core/words/failures";
import {
  sidesFor,
  Translations,
  TranslateView,
  type OpenedTranslation,
  type TranslationHost,
  type TranslationWays,
} from "../features/translations/index.ts";
import { SaveButton } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useCommand } from "../state/commands.ts";
import { isOfNoFile } from "../state/document-snapshot.ts";
import { DocumentStoreContext, useDocument, useSnapshotPart } from "../state/document-store.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import type { DocumentSession } from "../state/document-session.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { DocumentNotices } from "./document-notices.tsx";
import { FieldSeat, type SeatedField } from "./form-seat.tsx";
import { translationHostOf } from "./translation-host.ts";
import { useSave } from "./use-save.ts";

export interface TranslationsPageProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function TranslationsPage({ host, workspace }: TranslationsPageProps) {
  const { value, route } = workspace;
  const store = documentStoreOf(host, value);
  const asked = useMemo(() => translationHostOf(host, value.id, store), [host, value.id, store]);
  return (
    <DocumentStoreContext value={store}>
      <Translations
        workspace={workspace}
        host={asked}
        asked={(route.kind === "page" ? route.translation : null) ?? null}
        translation={(opened, ways) => (
          <OpenTranslation
            key={opened.path}
            {...opened}
            {...ways}
            host={asked}
            publisher={value.publisher?.name ?? null}
            widget={(session, field) => (
              <FieldSeat
                host={host}
                workspace={value}
                article={opened.article}
                session={session}
                {...field}
              />
            )}
          />
        )}
      />
    </DocumentStoreContext>
  );
}

interface OpenTranslationProps extends OpenedTranslation, TranslationWays {
  readonly host: TranslationHost;
  readonly publisher: string | null;
  readonly widget: (session: DocumentSession, field: SeatedField) => ReactNode;
}

function OpenTranslation(props: OpenTranslationProps) {
  const { article, path, onBack } = props;
  const { t } = useTranslation("translations");
  const { t: app } = useTranslation("app");
  const language = useLanguage();
  const source = useDocument(article.variants[0]?.path ?? null, article.collection);
  const target = useDocument(path, article.collection);
  const failed = [source, target].find((one) => one.kind === "failed");
  if (failed?.kind === "failed") {
    return (
      <Screen isWaiting>
        <EmptyState title={t("failed")} actions={<Button onPress={onBack}>{t("back")}</Button>}>
          {describeFailure(failed.failure, language)}
        </EmptyState>
      </Screen>
    );
  }
  if (source.kind !== "open" || target.kind !== "open") {
    return (
      <Screen isWaiting>
        <Spinner label={app("openingArticle")} />
      </Screen>
    );
  }
  return <BothOpen {...props} source={source.session} target={target.session} />;
}

interface BothOpenProps extends OpenTranslationProps {
  readonly source: DocumentSession;
  readonly target: DocumentSession;
}

/** Another language beside the two, once it is open. */
function useOpenBeside(article: Article, variant: Variant | null) {
  const opened = useDocument(variant?.path ?? null, article.collection);
  return variant !== null && opened.kind === "open"
    ? { locale: variant.locale, session: opened.session }
    : null;
}

function BothOpen({ source, target, widget, ...props }: BothOpenProps) {
  const { article, path, locale, host, onBack } = props;
  const sides = sidesFor(article, path, props.sides);
  const left = useOpenBeside(article, sides.left);
  const third = useOpenBeside(article, sides.third);
  const save = useSave(target);
  const isNew = useSnapshotPart(target, isOfNoFile);
  // Whoever came to one translation stays with it, wherever its file is by now.
  const locales = { source: article.variants[0]?.locale ?? null, target: locale };
  useCommand("document.save", save);
  useCommand("edit.undo", () => target.undo());
  useCommand("edit.redo", () => target.redo());
  return (
    <TranslateView
      {...props}
      source={source}
      target={target}
      locales={locales}
      sides={sides}
      beside={{ left, third }}
      widget={(name, like) => widget(target, { name, like })}
      isNew={isNew}
      onAbandon={() => {
        host.abandon(target.snapshot().path);
        onBack();
      }}
      save={<SaveButton session={target} onSave={save} />}
      notices={<DocumentNotices session={target} />}
    />
  );
}

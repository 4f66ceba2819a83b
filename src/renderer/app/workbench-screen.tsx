/** The workbench of one article, composed of features that do not know each other. */

import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { dialectFor } from "#core/markdown/dialect";
import type { LeftPane } from "#core/settings/settings";
import { describeFailure } from "#core/words/failures";
import type { ContentPath, WorkspaceValue } from "#contract/values";
import { ChangesDialog } from "../features/changes/index.ts";
import { Workbench, type PaneChoice, type WorkbenchContents } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import type { DocumentSession } from "../state/document-session.ts";
import { DocumentStoreContext, useDocument } from "../state/document-store.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import { useBodyProblems } from "../state/use-body-problems.ts";
import { useVerdict } from "../state/use-verdict.ts";
import { useAppState } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import type { ArticlePlace } from "../state/workspace-state.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Screen } from "../ui/screen.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { DocumentNotices } from "./document-notices.tsx";
import { EditorSeat } from "./editor-seat.tsx";
import { showField } from "./show-field.ts";
import { TranslationMenu } from "./translation-menu.tsx";
import { useScrollLink } from "./use-scroll-link.ts";
import { useSave } from "./use-save.ts";
import { VariantPane } from "./variant-pane.tsx";
import { useImageSources } from "./use-image-sources.ts";
import { usePublisherPanes } from "./publisher-panes.tsx";

export interface WorkbenchScreenProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly path: string;
  /** Shown when the article opens; `undefined`: where its text begins. */
  readonly place: ArticlePlace | undefined;
  readonly onOpenVariant: (path: string) => void;
  readonly onClose: () => void;
}

export function WorkbenchScreen(props: WorkbenchScreenProps) {
  const store = documentStoreOf(props.host, props.workspace);
  return (
    <DocumentStoreContext value={store}>
      <OpenArticle {...props} />
    </DocumentStoreContext>
  );
}

function OpenArticle(props: WorkbenchScreenProps) {
  const { article, path, onClose } = props;
  const { t } = useTranslation("workbench");
  const { t: common } = useTranslation("common");
  const { t: app } = useTranslation("app");
  const language = useLanguage();
  const opened = useDocument(path, article.collection);
  if (opened.kind === "opening") {
    return (
      <Screen isWaiting>
        <Spinner label={app("openingArticle")} />
      </Screen>
    );
  }
  if (opened.kind === "failed") {
    return (
      <Screen isWaiting>
        <EmptyState
          title={t("openFailed")}
          actions={
            <>
              <Button onPress={onClose}>{app("library")}</Button>
              <Button tone="primary" onPress={opened.retry}>
                {common("retry")}
              </Button>
            </>
          }
        >
          {describeFailure(opened.failure, language)}
        </EmptyState>
      </Screen>
    );
  }
  return <OpenDocument {...props} key={path} session={opened.session} />;
}

function OpenDocument({ session, ...props }: WorkbenchScreenProps & { readonly session: DocumentSession }) {
  const { host, workspace, article, path, onOpenVariant } = props;
  const { t } = useTranslation("changes");
  const { changeSettings } = useActions();
  const choice = useAppState((state) => state.settings.workbench);
  const [comparing, setComparing] = useState(false);
  const save = useSave(session);
  useBodyProblems(session, workspace.publisher?.name ?? null);
  const isTrusted = useAppState((state) => state.workspace?.trust === "trusted");
  const at = { workspace: workspace.id, path: path as ContentPath };
  useVerdict(session, (text) => host.call("publisher.check", { ...at, text }), isTrusted);
  const contents = useContents(props, session);
  const locale = article.variants.find((variant) => variant.path === path)?.locale ?? null;
  const variants = useMemo(
    () => article.variants.map((variant) => ({ path: variant.path, locale: variant.locale })),
    [article],
  );
  const onChoice = (next: PaneChoice) => void changeSettings({ workbench: next });
  const showChanges = useCallback(() => {
    session.flush();
    setComparing(true);
  }, [session]);
  const snapshot = session.snapshot();
  const canSave = snapshot.isDirty && snapshot.readOnly === null && snapshot.disk.kind === "same";
  useEffect(() => {
    void host.call("document.open", { workspace: workspace.id, path: path as ContentPath }).then(
      ({ revision }) => session.diskChanged(revision),
      () => undefined,
    );
  }, [host, workspace.id, path, session]);
  return (
    <>
      <Workbench
        session={session}
        path={path}
        locale={locale}
        variants={variants}
        onVariant={onOpenVariant}
        choice={choice}
        onChoice={onChoice}
        contents={contents}
        arriveAt={props.place}
        onArriveAtField={showField}
        onSave={save}
        onShowChanges={showChanges}
      />
      {comparing ? (
        <ChangesDialog
          title={t("title")}
          before={snapshot.savedText}
          after={snapshot.text}
          onSave={
            canSave
              ? () => {
                  setComparing(false);
                  save();
                }
              : null
          }
          onClose={() => setComparing(false)}
        />
      ) : null}
    </>
  );
}

function useContents(
  { host, workspace, article, path }: WorkbenchScreenProps,
  session: DocumentSession,
): WorkbenchContents {
  const publisher = workspace.publisher?.name ?? null;
  const sources = useImageSources(host, workspace.id, path);
  const scrolling = useScrollLink(session);
  const panes = usePublisherPanes({ host, workspace, article, scrolling });
  const dialect = useMemo(() => dialectFor(path, publisher), [path, publisher]);
  return useMemo((): WorkbenchContents => {
    return {
      editor: (pane) => (
        <EditorSeat
          {...pane}
          host={host}
          scrolling={pane.handle === null ? null : scrolling}
          dialect={dialect}
          sources={sources}
        />
      ),
      notices: (session) => <DocumentNotices session={session} />,
      translations: () => <TranslationMenu article={article} />,
      variant: (other, kind: LeftPane) => (
        <VariantPane
          key={other}
          host={host}
          workspace={workspace}
          article={article}
          path={other}
          kind={kind}
        />
      ),
      ...panes,
    };
  }, [host, workspace, article, dialect, sources, scrolling, panes]);
}

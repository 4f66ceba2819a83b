/** Another language of the article beside the one that is edited, in an editor and with a history of its own. */

import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dialectFor } from "#core/markdown/dialect";
import type { Article, Variant } from "#core/library/article";
import type { LeftPane } from "#core/settings/settings";
import { describeFailure } from "#core/words/failures";
import type { WorkspaceValue } from "#contract/values";
import { SaveButton, VariantMenu } from "../features/workbench/index.ts";
import type { Host } from "../host/create-host.ts";
import { languageName } from "../i18n/format.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { offerCommand } from "../state/commands.ts";
import type { DocumentSession } from "../state/document-session.ts";
import { useDocument } from "../state/document-store.ts";
import { useAppState } from "../state/store.ts";
import { Notice } from "../ui/notice.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { DocumentNotices } from "./document-notices.tsx";
import { useLinkDialog } from "./use-link-dialog.tsx";
import { useImageSources } from "./use-image-sources.ts";
import { useSave } from "./use-save.ts";

const VisualPane = lazy(async () => ({ default: (await import("../features/visual/index.ts")).VisualPane }));
const SourcePane = lazy(async () => ({ default: (await import("../features/source/index.ts")).SourcePane }));

export interface VariantPaneProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly path: string;
  readonly kind: LeftPane;
}

/** The language that was last chosen to stand beside the text: a translator goes through many articles with one pair. */
let lastLocale: string | null = null;

/** `path` is shown until the person chooses another of three or more languages. */
export function VariantPane(props: VariantPaneProps) {
  const edited = useAppState(({ workspace }) =>
    workspace?.route.kind === "workbench" ? workspace.route.path : null,
  );
  const others = props.article.variants.filter((variant) => variant.path !== edited);
  const [locale, setLocale] = useState(lastLocale);
  const chosen = others.find((variant) => variant.locale === locale && locale !== null)?.path ?? props.path;
  const choose = (path: string) => {
    lastLocale = others.find((variant) => variant.path === path)?.locale ?? null;
    setLocale(lastLocale);
  };
  return <ChosenVariant {...props} key={chosen} path={chosen} others={others} onChoose={choose} />;
}

interface ChosenVariantProps extends VariantPaneProps {
  readonly others: readonly Variant[];
  readonly onChoose: (path: string) => void;
}

function ChosenVariant(props: ChosenVariantProps) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const opened = useDocument(props.path, props.article.collection);
  if (opened.kind === "opening") return <Spinner label={t("openingArticle")} />;
  if (opened.kind === "failed")
    return <Notice tone="error">{describeFailure(opened.failure, language)}</Notice>;
  return <OpenVariant {...props} session={opened.session} />;
}

function OpenVariant({
  host,
  workspace,
  article,
  path,
  kind,
  session,
  others,
  onChoose,
}: ChosenVariantProps & { readonly session: DocumentSession }) {
  const { t } = useTranslation("workbench");
  const language = useLanguage();
  const save = useSave(session);
  const locale = article.variants.find((variant) => variant.path === path)?.locale ?? null;
  const sources = useImageSources(host, workspace.id, path);
  const publisher = workspace.publisher?.name ?? null;
  const dialect = useMemo(() => dialectFor(path, publisher), [path, publisher]);
  const links = useLinkDialog(host);
  const nameOf = (one: string | null) => (one === null ? t("noLocale") : languageName(one, language));
  const commands = useCommandsInside(session, save);
  return (
    <div className="workbench-variant" {...commands}>
      <header className="workbench-variant-head">
        {others.length > 1 ? (
          <div className="workbench-variant-name">
            <VariantMenu
              label={t("otherVariant")}
              current={nameOf(locale)}
              choices={others.map((variant) => ({ id: variant.path, label: nameOf(variant.locale) }))}
              selected={path}
              onSelect={onChoose}
            />
          </div>
        ) : (
          <h2 className="workbench-variant-name">{nameOf(locale)}</h2>
        )}
        <SaveButton session={session} onSave={save} />
      </header>
      <DocumentNotices session={session} />
      <div className="workbench-variant-text">
        <Suspense fallback={null}>
          {kind === "visual" ? (
            <VisualPane
              session={session}
              name="visual"
              dialect={dialect}
              locale={locale}
              {...sources}
              onLink={links.ask}
              source={(attachSource) => (
                <SourcePane
                  ref={attachSource}
                  session={session}
                  name="visual-as-source"
                  locale={locale}
                  onPlace={() => {}}
                />
              )}
            />
          ) : (
            <SourcePane session={session} name="source" locale={locale} onPlace={() => {}} />
          )}
        </Suspense>
      </div>
      {links.dialog}
    </div>
  );
}

/** While the focus is in here, save, undo and redo are this document's. */
function useCommandsInside(session: DocumentSession, save: () => void) {
  const stops = useRef<readonly (() => void)[]>([]);
  const leave = useCallback(() => {
    for (const stop of stops.current) stop();
    stops.current = [];
  }, []);
  return {
    onFocus: () => {
      if (stops.current.length > 0) return;
      stops.current = [
        offerCommand("document.save", save),
        offerCommand("edit.undo", () => session.undo()),
        offerCommand("edit.redo", () => session.redo()),
      ];
    },
    onBlur: (event: { readonly currentTarget: HTMLElement; readonly relatedTarget: EventTarget | null }) => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
        leave();
    },
    ref: (element: HTMLElement | null) => {
      if (element === null) leave();
    },
  };
}

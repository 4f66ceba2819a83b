/** The preview with what it needs of the host: Galley's own, or the site's own publisher. */

import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { splitDocument } from "#core/document/parts";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { dialectFor } from "#core/markdown/dialect";
import type { ContentPath, WorkspaceId, WorkspaceValue } from "#contract/values";
import {
  initialView,
  LaneSwitch,
  PreviewPane,
  PublishedPane,
  type OtherPage,
  type PreviewLane,
  type PreviewView,
} from "../features/preview/index.ts";
import { languageName } from "../i18n/format.ts";
import { useLanguage } from "../i18n/use-language.ts";
import type { Host } from "../host/create-host.ts";
import { runCommand } from "../state/commands.ts";
import { useAppState, useStore } from "../state/store.ts";
import type { DocumentSession } from "../state/document-session.ts";
import type { ScrollLink } from "../state/scroll-link.ts";
import { useResolvedTheme } from "./appearance.ts";
import { showField } from "./show-field.ts";
import { useLinkDialog } from "./use-link-dialog.tsx";
import { usePublisher } from "./use-publisher.ts";

interface PreviewSeatProps {
  readonly host: Host;
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly session: DocumentSession;
  readonly scrolling: ScrollLink;
  /** Show an offset of the document in the source editor. */
  readonly onShowSource: (offset: number) => void;
}

/** What was chosen for each workspace holds for its next article too. */
const lanes = new Map<WorkspaceId, PreviewLane>();
const views = new Map<WorkspaceId, PreviewView>();

export function PreviewSeat(props: PreviewSeatProps) {
  const { host, workspace, session } = props;
  const [lane, setLane] = useState<PreviewLane>(() => lanes.get(workspace.id) ?? "galley");
  const isTrusted = useAppState((state) => state.workspace?.trust === "trusted");
  const publisher = usePublisher(host, workspace.id);
  const name = publisher.value.kind === "none" ? null : publisher.value.name;
  const choose = (next: PreviewLane) => {
    lanes.set(workspace.id, next);
    setLane(next);
  };
  const [view, setView] = useState<PreviewView>(() => views.get(workspace.id) ?? initialView);
  const looking = {
    view,
    onView(next: PreviewView) {
      views.set(workspace.id, next);
      setView(next);
    },
  };
  const links = useLinkDialog(host);
  const start = useStartOnceTrusted(isTrusted, publisher.start);
  const install = useStartOnceTrusted(isTrusted, publisher.install);
  const switcher = <LaneSwitch lane={lane} onLane={choose} publisher={name} />;
  const at = { workspace: workspace.id, path: session.snapshot().path as ContentPath };
  const store = useStore();
  const openPage = async (url: string) => {
    const { path } = await host.call("publisher.find", { workspace: workspace.id, url });
    const library = store.state().workspace?.library;
    const articles = library?.kind === "read" ? library.articles : [];
    const article = articles.find(({ variants }) => variants.some((variant) => variant.path === path));
    if (path === null || !article) links.ask(url);
    else store.dispatch({ kind: "article-opened", article, path });
  };
  const others = useOtherPages(props);
  return (
    <>
      {lane === "published" && publisher.value.kind !== "none" ? (
        <PublishedPane
          publisher={publisher.value}
          lanes={switcher}
          {...looking}
          onStart={start}
          onInstall={install}
          onStop={publisher.stop}
          session={session}
          others={others}
          findFaces={(words) => host.call("publisher.faces", { ...at, words: [...words] })}
          show={(text) => host.call("publisher.show", { ...at, text })}
          findOwn={async () => (await host.call("publisher.own", at)).address}
          prove={(text) => host.call("publisher.prove", { ...at, text })}
          renderAtOnce={(text) => host.call("publisher.fast", { ...at, text })}
          handle={props.scrolling.attachPreview}
          onScroll={props.scrolling.previewScrolled}
          onChoose={props.scrolling.previewChosen}
          onLink={links.ask}
          onField={showField}
          onShowSource={props.onShowSource}
          onPage={(path) => void openPage(path).catch(() => undefined)}
        />
      ) : (
        <GalleyPreview {...props} {...looking} lanes={switcher} isTrusted={isTrusted} onLink={links.ask} />
      )}
      {links.dialog}
    </>
  );
}

/** What can be shown beside the page that is written: the other variants and this one, as their files hold them. */
function useOtherPages({ host, workspace, article, session }: PreviewSeatProps): readonly OtherPage[] {
  const { t } = useTranslation("preview");
  const language = useLanguage();
  const own = session.snapshot().path;
  return useMemo(() => {
    const at = (path: string) => ({ workspace: workspace.id, path: path as ContentPath });
    const variants = article.variants.filter(({ path }) => path !== own);
    return [
      ...variants.map(({ path, locale }) => {
        const name = locale === null ? path : languageName(locale, language);
        return {
          id: path,
          path,
          name,
          title: t("beside.page", { language: name }),
          async readBody() {
            const { text } = await host.call("document.open", at(path));
            return bodyOf(text);
          },
          async findUrl() {
            const shown = await host.call("publisher.show", { ...at(path), text: null });
            return "url" in shown ? shown.url : null;
          },
        };
      }),
      {
        id: "saved",
        path: own,
        name: t("beside.saved"),
        title: t("beside.savedPage"),
        readBody: () => Promise.resolve(bodyOf(session.snapshot().savedText)),
        findUrl: async () => (await host.call("publisher.saved", at(own))).url,
      },
    ];
  }, [host, workspace.id, article, own, session, language, t]);
}

function bodyOf(text: string): string {
  return text.slice(splitDocument(text).body.from);
}

interface GalleyPreviewProps extends PreviewSeatProps {
  readonly lanes: ReactNode;
  readonly view: PreviewView;
  readonly onView: (view: PreviewView) => void;
  readonly isTrusted: boolean;
  readonly onLink: (address: string) => void;
}

function GalleyPreview({ host, workspace, article, session, scrolling, ...props }: GalleyPreviewProps) {
  const theme = useResolvedTheme();
  const { path } = session.snapshot();
  const publisher = workspace.publisher?.name ?? null;
  const dialect = useMemo(() => dialectFor(path, publisher), [path, publisher]);
  const locale = article.variants.find((variant) => variant.path === path)?.locale ?? null;
  return (
    <PreviewPane
      // In a trusted folder the frame is another one.
      key={props.isTrusted ? "trusted" : "restricted"}
      lanes={props.lanes}
      view={props.view}
      onView={props.onView}
      session={session}
      loadAddresses={() => host.call("preview.frame", { workspace: workspace.id, path: path as ContentPath })}
      dialect={dialect}
      locale={locale}
      theme={theme}
      onLink={props.onLink}
      onMissedPictures={() => runCommand("folder.trust")}
      handle={scrolling.attachPreview}
      onScroll={scrolling.previewScrolled}
      onChoose={scrolling.previewChosen}
    />
  );
}

/** Starting asks for trust first; once that is given, what was asked for goes on. */
function useStartOnceTrusted(isTrusted: boolean, start: () => void): () => void {
  const isWaiting = useRef(false);
  const isAsked = useAppState((state) => state.dialog === "trust");
  useEffect(() => {
    if (!isWaiting.current || isAsked) return;
    isWaiting.current = false;
    // Answered: with leave it starts, without it stays as it was.
    if (isTrusted) start();
  }, [isAsked, isTrusted, start]);
  return () => {
    if (isTrusted) return start();
    isWaiting.current = runCommand("folder.trust");
  };
}

/** The article as its site's own publisher builds it, of the text as it is being written. */

import { Ellipsis } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { publisherName } from "#core/words/publisher-name";
import { describeFailure } from "#core/words/failures";
import type { PublisherValue } from "#contract/values";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { PreviewHeader } from "./preview-header.tsx";
import { Stage } from "./stage.tsx";
import { usePublished, type PublishedInput, type Standing } from "./use-published.ts";
import type { PreviewView } from "./view.ts";
import "./preview.css";

type RunnablePublisher = Exclude<PublisherValue, { readonly kind: "none" }>;

export interface PublishedPaneProps extends Omit<PublishedInput, "origin" | "publisher" | "scheme"> {
  readonly publisher: RunnablePublisher;
  /** Which preview this is, and how to choose the other. */
  readonly lanes: ReactNode;
  readonly view: PreviewView;
  readonly onView: (view: PreviewView) => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

export function PublishedPane({
  publisher,
  lanes,
  view,
  onView,
  onStart,
  onStop,
  ...input
}: PublishedPaneProps) {
  const { t } = useTranslation("preview");
  const [showsLog, setShowsLog] = useState(false);
  const lines = "lines" in publisher ? publisher.lines : [];
  const isOn = publisher.kind === "running" || publisher.kind === "starting";
  return (
    <div className="preview-pane">
      <PreviewHeader title={lanes} view={view} onView={onView}>
        <Menu
          label={t("published.more")}
          trigger={<IconButton label={t("published.more")} icon={Ellipsis} size="small" />}
          groups={[
            {
              id: "program",
              entries: [
                { id: "restart", label: t("published.restart"), isDisabled: publisher.kind === "missing" },
                { id: "stop", label: t("published.stop"), isDisabled: !isOn },
                { id: "log", label: t("published.log"), isDisabled: lines.length === 0 },
              ],
            },
          ]}
          onAction={(id) => {
            if (id === "restart") onStart();
            if (id === "stop") onStop();
            if (id === "log") setShowsLog(true);
          }}
        />
      </PreviewHeader>
      {publisher.kind === "running" ? (
        <Page
          {...input}
          key={`${publisher.origin} ${input.session.snapshot().path}`}
          publisher={publisher.name}
          origin={publisher.origin}
          view={view}
        />
      ) : (
        <NotRunning publisher={publisher} onStart={onStart} onLog={() => setShowsLog(true)} />
      )}
      <Dialog title={t("published.log")} isOpen={showsLog} onClose={() => setShowsLog(false)} size="large">
        {/* Focusable, so that it can be scrolled by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className="published-log" tabIndex={0}>
          {lines.join("\n")}
        </pre>
      </Dialog>
    </div>
  );
}

interface NotRunningProps {
  readonly publisher: Exclude<RunnablePublisher, { readonly kind: "running" }>;
  readonly onStart: () => void;
  readonly onLog: () => void;
}

function NotRunning({ publisher, onStart, onLog }: NotRunningProps) {
  const { t } = useTranslation("preview");
  const language = useLanguage();
  const name = publisherName(publisher.name);
  const start = (label: string) => (
    <Button tone="primary" onPress={onStart}>
      {label}
    </Button>
  );
  switch (publisher.kind) {
    case "stopped":
      return (
        <EmptyState title={t("published.stopped.title", { name })} actions={start(t("published.start"))}>
          <p>{t("published.stopped.body", { name })}</p>
          <p>
            <code>{publisher.command.join(" ")}</code>
          </p>
        </EmptyState>
      );
    case "missing":
      return (
        <EmptyState
          title={t("published.missing.title", { program: publisher.program })}
          actions={start(t("published.again"))}
        >
          <p>{t("published.missing.body", { name })}</p>
          {publisher.install ? (
            <p>
              <code>{publisher.install.join(" ")}</code>
            </p>
          ) : null}
        </EmptyState>
      );
    case "starting":
      return (
        <div className="published-starting">
          <Spinner label={t("published.starting", { name })} />
          <p className="published-line">{shownLine(publisher.lines)}</p>
        </div>
      );
    case "failed":
      return (
        <EmptyState
          title={t("published.failed", { name })}
          actions={
            <>
              <Button onPress={onLog}>{t("published.log")}</Button>
              {start(t("published.again"))}
            </>
          }
        >
          <p>{describeFailure(publisher.failure, language)}</p>
          <p className="published-reason">{publisher.failure.details["reason"]}</p>
        </EmptyState>
      );
  }
}

/** The last line that is for people: those that Galley's own script writes are for Galley. */
function shownLine(lines: readonly string[]): string {
  return lines.findLast((line) => !line.startsWith("galley:")) ?? "";
}

function Page({ view, ...input }: Omit<PublishedInput, "scheme"> & { readonly view: PreviewView }) {
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const standing = usePublished(frame, { ...input, scheme: view.scheme });
  const name = publisherName(input.publisher);
  const { url } = standing;
  const isWithoutPage = standing.kind === "served" && url === null;
  return (
    <>
      <StandingNotice standing={standing} name={name} />
      <p className="published-standing" role="status" data-kind={standing.kind}>
        {t(`published.standing.${isWithoutPage ? "noPage" : standing.kind}`, { name })}
      </p>
      <Stage view={view}>
        {url === null ? (
          standing.kind === "updating" ? (
            <div className="preview-starting">
              <Spinner label={t("published.standing.updating", { name })} />
            </div>
          ) : null
        ) : (
          <iframe
            ref={frame}
            className="preview-frame preview-frame-site"
            data-ready
            title={t("published.frame", { name })}
            src={input.origin + url}
            sandbox="allow-scripts allow-same-origin allow-forms"
            referrerPolicy="no-referrer"
            allow=""
          />
        )}
      </Stage>
    </>
  );
}

function StandingNotice({ standing, name }: { readonly standing: Standing; readonly name: string }) {
  const { t } = useTranslation("preview");
  switch (standing.kind) {
    case "updating":
      return null;
    case "served":
      return standing.url === null ? (
        <Notice tone="info" title={t("published.noPage.title")}>
          {t("published.noPage.body", { name })}
        </Notice>
      ) : null;
    case "rejected":
      return (
        <Notice tone="error" title={t("published.rejected", { name })} isLive>
          <p className="published-reason">{standing.reason}</p>
          {standing.url === null ? null : <p>{t("published.lastAccepted")}</p>}
        </Notice>
      );
    case "stale":
      return (
        <Notice tone="warning" title={t("published.stale", { name })} isLive>
          <p className="published-reason">{standing.lastLine}</p>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="error" title={t("published.unreachable.title", { name })} isLive>
          {t("published.unreachable.body")}
        </Notice>
      );
  }
}

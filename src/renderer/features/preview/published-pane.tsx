/** The article as its site's own publisher builds it, of the text as it is being written. */

import { Newspaper } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { publisherName } from "#core/words/publisher-name";
import { describeFailure } from "#core/words/failures";
import type { ProofValue } from "#contract/publishing";
import type { PublisherValue } from "#contract/values";
import { useCommand } from "../../state/commands.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { OtherPage } from "./beside-page.tsx";
import { ProofNotice } from "./proof-notice.tsx";
import { OwnServer } from "./own-server.tsx";
import { useProof } from "./use-proof.ts";
import { PreviewHeader } from "./preview-header.tsx";
import { PublishedMenu } from "./published-menu.tsx";
import { PublishedPage, type PublishedPageProps } from "./published-page.tsx";
import type { PreviewView } from "./view.ts";
import { PublisherInstalling, PublisherMissing } from "./publisher-missing.tsx";
import "./preview.css";

/** What the pane decides itself. */
type ChosenHere =
  | "origin"
  | "publisher"
  | "beside"
  | "onCloseBeside"
  | "showsElsewhere"
  | "onElsewhere"
  | "prints"
  | "onPrinted";

type RunnablePublisher = Exclude<PublisherValue, { readonly kind: "none" }>;

export interface PublishedPaneProps extends Omit<PublishedPageProps, ChosenHere> {
  readonly publisher: RunnablePublisher;
  /** Which preview this is, and how to choose the other. */
  readonly lanes: ReactNode;
  readonly onView: (view: PreviewView) => void;
  /** What can be shown beside it: the article in its other languages, and as its file holds it. */
  readonly others: readonly OtherPage[];
  /** Build the site for publication and compare. */
  readonly prove: (text: string) => Promise<ProofValue>;
  /** Ask for the page on a server that the person runs themselves. */
  readonly findOwn: () => Promise<string | null>;
  readonly onStart: () => void;
  readonly onInstall: () => void;
  readonly onStop: () => void;
}

export function PublishedPane({
  publisher,
  lanes,
  view,
  onView,
  prove,
  findOwn,
  onStart,
  onInstall,
  onStop,
  ...input
}: PublishedPaneProps) {
  const [showsLog, setShowsLog] = useState(false);
  const [showsElsewhere, setShowsElsewhere] = useState(false);
  const [prints, setPrints] = useState(false);
  const [besideId, setBesideId] = useState("");
  const { others } = input;
  const beside = others.find(({ id }) => id === besideId) ?? null;
  const lines = "lines" in publisher ? publisher.lines : [];
  const { proof, start: startProof, forget } = useProof(input.session, prove);
  const isRunning = publisher.kind === "running";
  useCommand("preview.prove", isRunning ? startProof : null);
  return (
    <div className="preview-pane">
      <PreviewHeader title={lanes} view={view} onView={onView}>
        <ElsewhereSwitch
          isDisabled={publisher.kind !== "running"}
          isOn={showsElsewhere}
          onChange={setShowsElsewhere}
        />
        <PublishedMenu
          publisher={publisher}
          others={others}
          beside={beside}
          isProving={proof.kind === "building"}
          onBeside={setBesideId}
          onPrint={() => setPrints(true)}
          onProve={startProof}
          onRestart={onStart}
          onStop={onStop}
          onLog={() => setShowsLog(true)}
        />
      </PreviewHeader>
      <ProofNotice proof={proof} name={publisherName(publisher.name)} onClose={forget} />
      {publisher.kind === "running" ? (
        <PublishedPage
          {...input}
          key={`${publisher.origin} ${input.session.snapshot().path}`}
          publisher={publisher.name}
          origin={publisher.origin}
          view={view}
          beside={beside}
          onCloseBeside={() => setBesideId("")}
          showsElsewhere={showsElsewhere}
          onElsewhere={() => setShowsElsewhere(true)}
          prints={prints}
          onPrinted={() => setPrints(false)}
        />
      ) : (
        <>
          {publisher.kind === "stopped" || publisher.kind === "missing" ? (
            <OwnServer key={input.session.snapshot().path} find={findOwn} onLink={input.onLink} />
          ) : null}
          <NotRunning
            publisher={publisher}
            onStart={onStart}
            onInstall={onInstall}
            onStop={onStop}
            onLog={() => setShowsLog(true)}
          />
        </>
      )}
      <PublisherLog lines={lines} isOpen={showsLog} onClose={() => setShowsLog(false)} />
    </div>
  );
}

interface ElsewhereSwitchProps {
  readonly isDisabled: boolean;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function ElsewhereSwitch({ isDisabled, isOn, onChange }: ElsewhereSwitchProps) {
  const { t } = useTranslation("preview");
  const label = t("elsewhere.show");
  return (
    <SegmentedControl
      label={t("elsewhere.label")}
      segments={[{ id: "elsewhere", label, icon: Newspaper, hideLabel: true, isDisabled }]}
      selected={isOn ? "elsewhere" : null}
      onSelect={(id) => onChange(id !== "")}
      canBeEmpty
    />
  );
}

interface PublisherLogProps {
  readonly lines: readonly string[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function PublisherLog({ lines, isOpen, onClose }: PublisherLogProps) {
  const { t } = useTranslation("preview");
  return (
    <Dialog title={t("published.log")} isOpen={isOpen} onClose={onClose} size="large">
      {/* Focusable, so that it can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="published-log" tabIndex={0}>
        {lines.join("\n")}
      </pre>
    </Dialog>
  );
}

interface NotRunningProps {
  readonly publisher: Exclude<RunnablePublisher, { readonly kind: "running" }>;
  readonly onStart: () => void;
  readonly onInstall: () => void;
  readonly onStop: () => void;
  readonly onLog: () => void;
}

function NotRunning({ publisher, onStart, onInstall, onStop, onLog }: NotRunningProps) {
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
      return <PublisherMissing publisher={publisher} onInstall={onInstall} onAgain={onStart} />;
    case "installing":
      return <PublisherInstalling publisher={publisher} line={shownLine(publisher.lines)} onStop={onStop} />;
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

/** A document's body as it reads: text to write in, not code. */

import { useRef, useState, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { Dialect } from "#core/markdown/block";
import type { DocumentSession, PaneName } from "../../state/document-session.ts";
import type { PaneHandle, PanePlaces } from "../../state/panes.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { ImageSources } from "../../ui/image-chooser.tsx";
import { useVisualEditor } from "./use-visual-editor.ts";
import type { Phase } from "./visual-opening.ts";
import { VisualTools } from "./visual-tools.tsx";
import "./visual.css";

export interface VisualPaneProps extends PanePlaces, ImageSources {
  readonly session: DocumentSession;
  /** Unique among the panes on the session. */
  readonly name: PaneName;
  readonly dialect: Dialect;
  readonly locale: string | null;
  readonly onLink: (address: string) => void;
  /** What is edited while the body is being read for long, and where it cannot be shown. */
  readonly source: (attach: (handle: PaneHandle | null) => void) => ReactNode;
  readonly ref?: Ref<PaneHandle>;
}

export function VisualPane(props: VisualPaneProps) {
  const { t } = useTranslation("visual");
  /** How the block begins that was kept as source; `null` when there is nothing to tell. */
  const [island, setIsland] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const { phase, editor, state, asked, setAsked, toolbar, show, attachSource } = useVisualEditor(
    host,
    props,
    setIsland,
  );
  const hasSource = phase.kind !== "reading" && phase.kind !== "ready";
  const { locale, imageAddress, images, addImage, imageFolder, onLink } = props;
  return (
    <div className="visual-pane" data-phase={phase.kind}>
      {hasSource ? null : (
        <div ref={toolbar}>
          <VisualTools
            {...{ editor, state, locale, imageAddress, images, addImage, imageFolder, asked, onLink }}
            onAsked={setAsked}
          />
        </div>
      )}
      {phase.kind === "reading" ? (
        <div className="visual-reading">
          <Spinner label={t("reading")} />
        </div>
      ) : null}
      <SourceNotice phase={phase} onShow={show} />
      {hasSource ? <div className="visual-source">{props.source(attachSource)}</div> : null}
      {island !== null ? (
        <Notice
          tone="info"
          isLive
          className="visual-notice"
          actions={
            <Button size="small" onPress={() => setIsland(null)}>
              {t("dismiss")}
            </Button>
          }
        >
          {island === "" ? t("becameIsland.unnamed") : t("becameIsland.named", { text: island })}
        </Notice>
      ) : null}
      <div ref={host} className="visual-scroll" hidden={hasSource} />
    </div>
  );
}

/** Why the source is shown, and what becomes of it. */
function SourceNotice({ phase, onShow }: { readonly phase: Phase; readonly onShow: () => void }) {
  const { t } = useTranslation("visual");
  switch (phase.kind) {
    case "reading":
    case "ready":
      return null;
    case "reading-long":
      return (
        <Notice tone="info" isLive className="visual-notice">
          {t("readingLong")}
        </Notice>
      );
    case "offered":
      return (
        <Notice
          tone="info"
          isLive
          className="visual-notice"
          actions={
            <Button size="small" onPress={onShow}>
              {t("showVisual")}
            </Button>
          }
        >
          {t("offered")}
        </Notice>
      );
    case "unreadable":
      return (
        <Notice tone="info" className="visual-notice" title={t("unreadable.title")}>
          {t(`unreadable.${phase.why}`)}
        </Notice>
      );
  }
}

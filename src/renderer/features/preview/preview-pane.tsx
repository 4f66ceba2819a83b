/** The article as Galley's own renderer shows it, of the text as it is being written. */

import { ImageOff, RotateCw } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { Dialect } from "#core/markdown/block";
import type { DocumentSession } from "../../state/document-session.ts";
import type { LinkedPreview } from "../../state/scroll-link.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { RenderState } from "../../workers/render-queue.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { PreviewHeader } from "./preview-header.tsx";
import { Stage } from "./stage.tsx";
import { usePreview, type PreviewAddresses, type PreviewMessage } from "./use-preview.ts";
import type { PreviewView } from "./view.ts";
import "./preview.css";

interface PreviewPaneProps {
  /** Which preview this is, and how to choose the other. */
  readonly lanes: ReactNode;
  readonly view: PreviewView;
  readonly onView: (view: PreviewView) => void;
  readonly session: DocumentSession;
  /** Ask the host for the addresses of the session's article. Called once for each article and refresh. */
  readonly loadAddresses: () => Promise<PreviewAddresses>;
  readonly dialect: Dialect;
  readonly locale: string | null;
  readonly theme: "light" | "dark";
  /** A link in the article was chosen: any text that stood in its `href`. */
  readonly onLink: (address: string) => void;
  /** The person wants to see the pictures that are not shown because the folder is restricted. */
  readonly onMissedPictures: () => void;
  /** The place at the upper edge, while the person scrolls the preview: an offset of the document's text. */
  readonly onScroll: (offset: number) => void;
  /** Where the block begins that was clicked. */
  readonly onChoose: (offset: number) => void;
  readonly handle: Ref<LinkedPreview>;
}

export function PreviewPane(props: PreviewPaneProps) {
  const { t } = useTranslation("preview");
  const [generation, setGeneration] = useState(0);
  const [missesPictures, setMissesPictures] = useState(false);
  return (
    <div className="preview-pane">
      <PreviewHeader
        title={props.lanes}
        view={props.view}
        onView={props.onView}
        before={
          missesPictures ? (
            <IconButton
              label={t("missedPictures")}
              icon={ImageOff}
              size="small"
              className="preview-missed"
              onPress={props.onMissedPictures}
            />
          ) : null
        }
      >
        <IconButton
          label={t("refresh")}
          icon={RotateCw}
          size="small"
          onPress={() => setGeneration(generation + 1)}
        />
      </PreviewHeader>
      <Preview
        key={`${generation} ${props.session.snapshot().path}`}
        {...props}
        onMisses={setMissesPictures}
      />
    </div>
  );
}

/** One loading of the frame, for one article. */
function Preview({
  view,
  onMisses,
  ...props
}: PreviewPaneProps & { readonly onMisses: (misses: boolean) => void }) {
  const { session, dialect, locale, onLink, onScroll, onChoose } = props;
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const addresses = useAddresses(props.loadAddresses);
  const onMessage = (message: PreviewMessage) => {
    if (message.kind === "link") onLink(message.address);
    if (message.kind === "scroll") onScroll(message.offset);
    if (message.kind === "click") onChoose(message.offset);
  };
  const known = addresses === "failed" ? null : addresses;
  const status = usePreview(frame, {
    session,
    addresses: known,
    dialect,
    locale,
    theme: view.scheme === "system" ? props.theme : view.scheme,
    handle: props.handle,
    onMessage,
  });
  const mayBeTrusted = known !== null && !known.remoteImages;
  useEffect(
    () => onMisses(mayBeTrusted && status.missesPictures),
    [onMisses, mayBeTrusted, status.missesPictures],
  );
  const isShown = status.isReady && status.state !== "starting";
  return (
    <>
      <Trouble state={addresses === "failed" ? "no-frame" : status.state} />
      {status.isEmpty && isShown ? <p className="preview-empty">{t("empty")}</p> : null}
      <Stage view={view}>
        {known ? (
          <iframe
            ref={frame}
            className="preview-frame"
            data-ready={isShown}
            title={t("frame")}
            src={known.frame}
            sandbox="allow-scripts allow-same-origin"
            referrerPolicy="no-referrer"
            allow=""
          />
        ) : null}
        {isShown || addresses === "failed" ? null : (
          <div className="preview-starting">
            <Spinner label={t("starting")} />
          </div>
        )}
      </Stage>
    </>
  );
}

function Trouble({ state }: { readonly state: RenderState | "no-frame" }) {
  const { t } = useTranslation("preview");
  switch (state) {
    case "starting":
    case "current":
      return null;
    case "slow":
      return (
        <Notice tone="warning" title={t("slow.title")} isLive>
          {t("slow.body")}
        </Notice>
      );
    case "failed":
    case "no-frame":
      return (
        <Notice tone="error" title={t("failed.title")} isLive>
          {t(state === "failed" ? "failed.body" : "failed.noFrame")}
        </Notice>
      );
  }
}

/** `null` until the host has answered. */
function useAddresses(load: () => Promise<PreviewAddresses>): PreviewAddresses | "failed" | null {
  const [addresses, setAddresses] = useState<PreviewAddresses | "failed" | null>(null);
  const ask = useEffectEvent(load);
  useEffect(() => takeAnswer(ask(), setAddresses, () => setAddresses("failed")), []);
  return addresses;
}

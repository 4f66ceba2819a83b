/** A frame that prints the page and goes: only it may open the browser's dialog, and only for as long as that takes. */

import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { createSiteLink } from "./site-link.ts";

interface PrintFrameProps {
  readonly origin: string;
  readonly url: string;
  readonly onDone: () => void;
}

/** A page that is not ready by then has no script of Galley's, and cannot be printed. Milliseconds. */
const PATIENCE = 20_000;

export function PrintFrame({ origin, url, onDone }: PrintFrameProps) {
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!frame.current) return;
    const late = setTimeout(() => done(), PATIENCE);
    const link = createSiteLink(frame.current, origin, (message) => {
      if (message.kind === "ready") {
        clearTimeout(late);
        link.print();
      }
      if (message.kind === "printed" || message.kind === "error") done();
    });
    return () => {
      clearTimeout(late);
      link.close();
    };
  }, [origin]);
  return (
    <iframe
      ref={frame}
      className="print-frame"
      title={t("published.print")}
      src={origin + url}
      sandbox="allow-scripts allow-same-origin allow-modals"
      referrerPolicy="no-referrer"
      allow=""
      tabIndex={-1}
    />
  );
}

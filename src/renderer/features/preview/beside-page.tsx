/** The page of the article in another language, beside the one that is written, at the same block. */

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockPlace } from "#core/markdown/places";
import type { ShownValue } from "#contract/values";
import { Spinner } from "../../ui/spinner.tsx";
import type { PagePlaces, PagePlacesRequest } from "../../workers/page-places.worker.ts";
import { createSiteLink, type SiteLink } from "./site-link.ts";
import { Stage } from "./stage.tsx";
import type { PreviewView } from "./view.ts";

/** A variant as its file holds it. */
export interface OtherVariant {
  readonly path: string;
  /** The language's name in the interface's own. */
  readonly name: string;
  readonly readBody: () => Promise<string>;
  readonly show: () => Promise<ShownValue>;
}

interface BesidePageProps {
  readonly variant: OtherVariant;
  readonly publisher: string;
  readonly origin: string;
  readonly view: PreviewView;
  /** This page's link, for the other page to move it; `null` when it goes. */
  readonly attach: (link: SiteLink | null) => void;
  readonly onScroll: (place: BlockPlace) => void;
  readonly onPage: (path: string) => void;
  readonly onLink: (address: string) => void;
}

export function BesidePage({ variant, publisher, origin, view, ...told }: BesidePageProps) {
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const link = useRef<SiteLink>(null);
  const url = useShownUrl(variant);
  const letters = useLetters(variant, publisher);
  const tell = useEffectEvent((place: BlockPlace) => told.onScroll(place));
  const attach = useEffectEvent(told.attach);
  const openPage = useEffectEvent(told.onPage);
  const openLink = useEffectEvent(told.onLink);
  const isShown = typeof url === "string";
  useEffect(() => {
    if (!isShown || !frame.current) return;
    const created = createSiteLink(frame.current, origin, (message) => {
      if (message.kind === "scroll") tell({ block: message.block, fraction: message.fraction });
      if (message.kind === "page") openPage(message.path);
      if (message.kind === "link") openLink(message.href);
    });
    link.current = created;
    attach(created);
    return () => {
      link.current = null;
      attach(null);
      created.close();
    };
  }, [isShown, origin]);
  useEffect(() => link.current?.showBlocks(letters), [letters, isShown]);
  useEffect(() => link.current?.showScheme(view.scheme), [view.scheme, isShown]);
  return (
    <section className="beside-page" aria-label={t("beside.page", { language: variant.name })}>
      {url === undefined ? (
        <div className="preview-starting">
          <Spinner label={t("starting")} />
        </div>
      ) : null}
      {url === null ? (
        <p className="preview-empty">{t("beside.noPage", { language: variant.name })}</p>
      ) : null}
      {isShown ? (
        <Stage view={view}>
          <iframe
            ref={frame}
            className="preview-frame preview-frame-site"
            data-ready
            title={t("beside.page", { language: variant.name })}
            src={origin + url}
            sandbox="allow-scripts allow-same-origin allow-forms"
            referrerPolicy="no-referrer"
            allow=""
          />
        </Stage>
      ) : null}
    </section>
  );
}

/** The page's address; `null` where the variant has none, `undefined` until that is known. */
function useShownUrl(variant: OtherVariant): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  const show = useEffectEvent(() => variant.show());
  useEffect(() => {
    let isOver = false;
    show().then(
      (shown) => isOver || setUrl("url" in shown ? shown.url : null),
      () => isOver || setUrl(null),
    );
    return () => {
      isOver = true;
    };
  }, [variant.path]);
  return url;
}

const NONE: readonly string[] = [];

function useLetters(variant: OtherVariant, publisher: string): readonly string[] {
  const [letters, setLetters] = useState(NONE);
  const readBody = useEffectEvent(() => variant.readBody());
  const { path } = variant;
  useEffect(() => {
    const worker = new Worker(new URL("../../workers/page-places.worker.ts", import.meta.url), {
      type: "module",
    });
    worker.addEventListener("message", ({ data }: MessageEvent<PagePlaces>) => setLetters(data.letters));
    readBody().then(
      (body) => worker.postMessage({ body, path, publisher } satisfies PagePlacesRequest),
      // The page is shown all the same; it only does not follow.
      () => undefined,
    );
    return () => worker.terminate();
  }, [path, publisher]);
  return letters;
}

/** Another page beside the one that is written, at the same block: of another language, or from before the changes. */

import { X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockPlace } from "#core/markdown/places";
import { takeAnswer } from "../../state/take-answer.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { startPagePlaces } from "./page-places-finder.ts";
import { SiteFrame } from "./site-frame.tsx";
import { createSiteLink, type SiteLink } from "./site-link.ts";
import { Stage } from "./stage.tsx";
import type { PreviewView } from "./view.ts";

/** A page that can stand beside that of the text that is written: a variant's, or that of what the file holds. */
export interface OtherPage {
  readonly id: string;
  readonly path: string;
  /** Of the choice: a language in the interface's own. */
  readonly name: string;
  /** Of the page. */
  readonly title: string;
  readonly readBody: () => Promise<string>;
  /** Where the page stands; `null` where there is none. */
  readonly findUrl: () => Promise<string | null>;
}

interface BesidePageProps {
  readonly other: OtherPage;
  readonly publisher: string;
  readonly origin: string;
  readonly view: PreviewView;
  /** This page's link, for the other page to move it; `null` when it goes. */
  readonly attach: (link: SiteLink | null) => void;
  readonly onScroll: (place: BlockPlace) => void;
  readonly onPage: (path: string) => void;
  readonly onLink: (address: string) => void;
  readonly onClose: () => void;
}

export function BesidePage({ other, publisher, origin, view, ...told }: BesidePageProps) {
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const link = useRef<SiteLink>(null);
  const url = useFoundUrl(other);
  const letters = useLetters(other, publisher);
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
    <section className="beside-page" aria-label={other.title}>
      <header className="beside-caption">
        <span>{other.name}</span>
        <IconButton label={t("beside.close")} icon={X} size="small" onPress={told.onClose} />
      </header>
      {url === undefined ? (
        <div className="preview-starting">
          <Spinner label={t("starting")} />
        </div>
      ) : null}
      {url === null ? <p className="preview-empty">{t("beside.noPage")}</p> : null}
      {isShown ? (
        <Stage view={view}>
          <SiteFrame
            ref={frame}
            className="preview-frame preview-frame-site"
            data-ready
            title={other.title}
            src={origin + url}
          />
        </Stage>
      ) : null}
    </section>
  );
}

/** The page's address; `null` where there is none, `undefined` until that is known. */
function useFoundUrl(other: OtherPage): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  const find = useEffectEvent(() => other.findUrl());
  useEffect(() => takeAnswer(find(), setUrl, () => setUrl(null)), []);
  return url;
}

const NONE: readonly string[] = [];

function useLetters(other: OtherPage, publisher: string): readonly string[] {
  const [letters, setLetters] = useState(NONE);
  const readBody = useEffectEvent(() => other.readBody());
  const { path } = other;
  useEffect(() => {
    const finder = startPagePlaces((places) => setLetters(places.letters));
    readBody().then(
      (body) => finder.ask({ body, path, publisher }),
      // The page is shown all the same; it only does not follow.
      () => undefined,
    );
    return finder.close;
  }, [path, publisher]);
  return letters;
}

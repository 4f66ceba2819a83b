/** Where the article appears besides its page: search results, social cards, the site's feed and lists. */

import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { columnsOf, cutAt, FACE_LIMITS } from "#core/publish/faces";
import type { FacesValue } from "#contract/faces";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { SiteFrame } from "./site-frame.tsx";
import { createSiteLink } from "./site-link.ts";
import { useFaces } from "./use-faces.ts";
import type { PreviewScheme } from "./view.ts";
import "./elsewhere.css";

interface ElsewhereProps {
  /** Ask what the built site shows of the article. Called anew for each `generation`. */
  readonly load: () => Promise<FacesValue>;
  /** Counts the buildings that were shown. */
  readonly generation: number;
  /** Where the site's pages are shown. */
  readonly origin: string;
  /** The article's title, by which an entry without a page is found. */
  readonly title: string;
  readonly scheme: PreviewScheme;
  readonly onPage: (path: string) => void;
}

export function Elsewhere(props: ElsewhereProps) {
  const { t } = useTranslation("preview");
  const faces = useFaces(props.load, props.generation);
  if (faces === null)
    return (
      <div className="elsewhere">
        <Spinner label={t("elsewhere.looking")} />
      </div>
    );
  if (faces === "failed")
    return (
      <div className="elsewhere">
        <Notice tone="error" title={t("elsewhere.failed")}>
          {t("elsewhere.failedBody")}
        </Notice>
      </div>
    );
  return (
    // Focusable, so that it can be scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="elsewhere" aria-label={t("elsewhere.label")} tabIndex={0}>
      {faces.page ? <PageFaces page={faces.page} origin={props.origin} /> : null}
      <Feeds feeds={faces.feeds} hasPage={faces.page !== null} />
      <Places {...props} faces={faces} />
    </section>
  );
}

type PageFaceValue = NonNullable<FacesValue["page"]>;

function PageFaces({ page, origin }: { readonly page: PageFaceValue; readonly origin: string }) {
  const { t } = useTranslation("preview");
  const address = publicAddress(page);
  const image = page.cardImage === null ? null : imageAddress(page.cardImage, page.url, origin);
  return (
    <>
      <Face title={t("elsewhere.search")}>
        <div className="face-search">
          <p className="face-address">{address}</p>
          <p className="face-search-title">
            <Limited text={page.title} limit={FACE_LIMITS.title} missing={t("elsewhere.noTitle")} />
          </p>
          <p className="face-search-text">
            <Limited
              text={page.description}
              limit={FACE_LIMITS.description}
              missing={t("elsewhere.noDescription")}
            />
          </p>
        </div>
        <Length name={t("elsewhere.title")} text={page.title} limit={FACE_LIMITS.title} />
        <Length name={t("elsewhere.description")} text={page.description} limit={FACE_LIMITS.description} />
      </Face>
      <Face title={t("elsewhere.card")}>
        <div className="face-card">
          {image === null ? (
            <p className="face-card-without">
              {page.cardImage === null ? t("elsewhere.noImage") : t("elsewhere.otherImage")}
            </p>
          ) : (
            // Of a site nothing is loaded but frames: a picture too.
            <iframe
              className="face-card-image"
              title={t("elsewhere.image")}
              src={image}
              sandbox=""
              referrerPolicy="no-referrer"
              tabIndex={-1}
            />
          )}
          <div className="face-card-text">
            <p className="face-address">{page.siteName ?? address.split("/")[0]}</p>
            <p className="face-card-title">
              <Limited
                text={page.cardTitle ?? page.title}
                limit={FACE_LIMITS.cardTitle}
                missing={t("elsewhere.noTitle")}
              />
            </p>
            <p className="face-card-description">
              <Limited
                text={page.cardDescription ?? page.description}
                limit={FACE_LIMITS.cardDescription}
                missing={t("elsewhere.noDescription")}
              />
            </p>
          </div>
        </div>
        {page.cardTitle === null ? <p className="face-remark">{t("elsewhere.noCard")}</p> : null}
      </Face>
    </>
  );
}

/** Host and path as people know them: a page's canonical address where it names one. */
function publicAddress({ canonical, url }: PageFaceValue): string {
  const known = canonical === null ? null : URL.parse(canonical);
  return known === null || /(?:^|\.)localhost$|^127\./.test(known.hostname)
    ? url
    : known.hostname + known.pathname;
}

/** A card's picture from the preview's own site; one of another host is not asked for. */
function imageAddress(image: string, url: string, origin: string): string | null {
  const to = URL.parse(image, origin + url);
  return to?.origin === origin ? to.href : null;
}

function Limited({
  text,
  limit,
  missing,
}: {
  readonly text: string | null;
  readonly limit: number;
  readonly missing: string;
}) {
  if (text === null) return <em className="face-missing">{missing}</em>;
  const [shown, rest] = cutAt(text, limit);
  if (rest === "") return shown;
  return (
    <>
      {shown}
      <del className="face-rest">{rest}</del>
    </>
  );
}

function Length({
  name,
  text,
  limit,
}: {
  readonly name: string;
  readonly text: string | null;
  readonly limit: number;
}) {
  const { t } = useTranslation("preview");
  if (text === null) return null;
  const columns = columnsOf(text);
  return (
    <p className="face-length" data-over={columns > limit}>
      {t(columns > limit ? "elsewhere.over" : "elsewhere.within", { name, columns, limit })}
    </p>
  );
}

function Feeds({ feeds, hasPage }: { readonly feeds: FacesValue["feeds"]; readonly hasPage: boolean }) {
  const { t } = useTranslation("preview");
  if (feeds.length === 0)
    return hasPage ? (
      <Face title={t("elsewhere.feed")}>
        <p className="face-remark">{t("elsewhere.noFeed")}</p>
      </Face>
    ) : null;
  return feeds.map(({ url, entry }) => (
    <Face key={url} title={t("elsewhere.feed")} address={url}>
      <div className="face-feed">
        <p className="face-feed-title">{entry.title}</p>
        {entry.date === null ? null : <p className="face-address">{entry.date}</p>}
        <p className="face-feed-summary">
          <Limited
            text={entry.summary}
            limit={FACE_LIMITS.cardDescription * 2}
            missing={t("elsewhere.noSummary")}
          />
        </p>
      </div>
    </Face>
  ));
}

function Places({ faces, ...props }: ElsewhereProps & { readonly faces: FacesValue }) {
  const { t } = useTranslation("preview");
  const [first, ...others] = faces.places;
  return (
    <Face title={t("elsewhere.lists")} address={first?.url}>
      {first ? (
        <PlaceFrame key={first.url} {...props} place={first} article={faces.page?.url ?? ""} />
      ) : (
        <p className="face-remark">
          {t(faces.isWhole ? "elsewhere.nowhere" : "elsewhere.nowhereYet", { count: faces.looked })}
        </p>
      )}
      {first?.how === "words" ? <p className="face-remark">{t("elsewhere.byWords")}</p> : null}
      {others.length === 0 ? null : (
        <details className="face-others">
          <summary>{t("elsewhere.others", { count: others.length })}</summary>
          <ul>
            {others.map(({ url, title }) => (
              <li key={url}>
                {title} <code>{url}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Face>
  );
}

interface PlaceFrameProps extends Pick<
  ElsewhereProps,
  "origin" | "title" | "scheme" | "onPage" | "generation"
> {
  readonly place: FacesValue["places"][number];
  /** The article's own address; "" where it has none. */
  readonly article: string;
}

/** The page of the site's that leads to the article, at the place where it does. */
function PlaceFrame({ place, article, origin, title, scheme, onPage, generation }: PlaceFrameProps) {
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const openPage = useEffectEvent(onPage);
  useEffect(() => {
    if (!frame.current) return;
    const link = createSiteLink(frame.current, origin, (message) => {
      if (message.kind === "page") openPage(message.path);
    });
    link.showScheme(scheme);
    link.seek({ url: article, words: title });
    return () => link.close();
  }, [origin, article, title, scheme, generation]);
  return (
    <SiteFrame
      // A page that was built anew is loaded anew.
      key={`${generation} ${scheme}`}
      ref={frame}
      className="face-frame"
      title={t("elsewhere.listFrame", { title: place.title })}
      src={origin + place.url}
    />
  );
}

interface FaceProps {
  readonly title: string;
  readonly address?: string | undefined;
  readonly children: ReactNode;
}

function Face({ title, address, children }: FaceProps) {
  return (
    <section className="face">
      <h3 className="face-head">
        {title}
        {address === undefined ? null : <code className="face-where">{address}</code>}
      </h3>
      {children}
    </section>
  );
}

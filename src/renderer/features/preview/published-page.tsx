/** The page of one document as its publisher built it, with how it stands, and what can be seen beside it. */

import { useCallback, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { offsetOfLine } from "#core/document/parts";
import { refusedPlace } from "#core/publish/refusal";
import { publisherName } from "#core/words/publisher-name";
import type { FacesValue } from "#contract/faces";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { BesidePage, type OtherPage } from "./beside-page.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { NoPage } from "./no-page.tsx";
import { PrintFrame } from "./print-frame.tsx";
import { SiteFrame } from "./site-frame.tsx";
import type { SiteLink } from "./site-link.ts";
import { Stage } from "./stage.tsx";
import { usePublished, type PublishedInput, type Standing } from "./use-published.ts";
import type { PreviewView } from "./view.ts";

export interface PublishedPageProps extends Omit<PublishedInput, "scheme" | "companion"> {
  readonly view: PreviewView;
  /** What is shown beside this page. */
  readonly beside: OtherPage | null;
  readonly onCloseBeside: () => void;
  readonly showsElsewhere: boolean;
  readonly onElsewhere: () => void;
  /** Ask where the built site shows the article besides its page. */
  readonly findFaces: (words: readonly string[]) => Promise<FacesValue>;
  readonly prints: boolean;
  readonly onPrinted: () => void;
  /** Lead to a field of the form, or to a place of the text as source. */
  readonly onField: (path: readonly [string]) => void;
  readonly onShowSource: (offset: number) => void;
}

export function PublishedPage({ view, beside, showsElsewhere, findFaces, ...props }: PublishedPageProps) {
  const { prints, onPrinted, onField, onShowSource, onElsewhere, onCloseBeside, ...input } = props;
  const { t } = useTranslation("preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const companion = useRef<SiteLink>(null);
  const attach = useCallback((link: SiteLink | null) => {
    companion.current = link;
  }, []);
  const { standing, generation, follow } = usePublished(frame, { ...input, companion, scheme: view.scheme });
  const words = useWords(input.session);
  const name = publisherName(input.publisher);
  const { url } = standing;
  const isWithoutPage = standing.kind === "served" && url === null;
  return (
    <>
      <StandingNotice
        standing={standing}
        name={name}
        refused={
          standing.kind === "rejected" ? (
            <RefusedPlaceButton
              reason={standing.reason}
              session={input.session}
              onField={onField}
              onShowSource={onShowSource}
            />
          ) : null
        }
      />
      {isWithoutPage && !showsElsewhere ? (
        <NoPage name={name} load={() => findFaces(words)} generation={generation} onElsewhere={onElsewhere} />
      ) : null}
      <p className="published-standing" role="status" data-kind={standing.kind}>
        {t(`published.standing.${isWithoutPage ? "noPage" : standing.kind}`, { name })}
      </p>
      {showsElsewhere && standing.kind !== "failed" ? (
        <Elsewhere
          load={() => findFaces(words)}
          generation={generation}
          origin={input.origin}
          title={words[0] ?? ""}
          scheme={view.scheme}
          onPage={input.onPage}
        />
      ) : null}
      <div className="preview-pages" hidden={showsElsewhere}>
        <div className="own-page">
          {beside === null ? null : <p className="beside-caption">{t("beside.written")}</p>}
          <Stage view={view}>
            {url === null ? (
              standing.kind === "updating" ? (
                <div className="preview-starting">
                  <Spinner label={t("published.standing.updating", { name })} />
                </div>
              ) : null
            ) : (
              <SiteFrame
                ref={frame}
                className="preview-frame preview-frame-site"
                data-ready
                title={t("published.frame", { name })}
                src={input.origin + url}
              />
            )}
          </Stage>
        </div>
        {beside === null ? null : (
          <BesidePage
            key={beside.id}
            other={beside}
            publisher={input.publisher}
            origin={input.origin}
            view={view}
            attach={attach}
            onScroll={follow}
            onPage={input.onPage}
            onLink={input.onLink}
            onClose={onCloseBeside}
          />
        )}
      </div>
      {prints && url !== null ? <PrintFrame origin={input.origin} url={url} onDone={onPrinted} /> : null}
    </>
  );
}

/** Title and description as they are now: an entry without a page is found by them. */
function useWords(session: DocumentSession): readonly string[] {
  const frontmatter = useSnapshotPart(session, (snapshot) => snapshot.frontmatter);
  if (frontmatter.kind !== "read") return [];
  const { title, description } = frontmatter.values;
  return [title, description].flatMap((value) =>
    typeof value === "string" && value.trim() !== "" ? [value.slice(0, 2000)] : [],
  );
}

interface RefusedPlaceProps extends Pick<PublishedPageProps, "session" | "onField" | "onShowSource"> {
  readonly reason: string;
}

/** Leads to the field or the line that the publisher's words are about, where they say. */
function RefusedPlaceButton({ reason, session, onField, onShowSource }: RefusedPlaceProps) {
  const { t } = useTranslation("preview");
  const frontmatter = useSnapshotPart(session, (snapshot) => snapshot.frontmatter);
  const fields = frontmatter.kind === "read" ? Object.keys(frontmatter.values) : [];
  const place = refusedPlace(reason, fields);
  if (place === null) return null;
  if (place.kind === "field")
    return (
      <Button size="small" onPress={() => onField([place.name])}>
        {t("published.toField", { field: place.name })}
      </Button>
    );
  const { line } = place;
  return (
    <Button size="small" onPress={() => onShowSource(offsetOfLine(session.snapshot().text, line))}>
      {t("published.toLine", { line })}
    </Button>
  );
}

interface StandingNoticeProps {
  readonly standing: Standing;
  readonly name: string;
  /** What leads to the place that was refused. */
  readonly refused: ReactNode;
}

function StandingNotice({ standing, name, refused }: StandingNoticeProps) {
  const { t } = useTranslation("preview");
  switch (standing.kind) {
    case "updating":
    case "atOnce":
      return null;
    case "served":
      return null;
    case "rejected":
      return (
        <Notice tone="error" title={t("published.rejected", { name })} actions={refused} isLive>
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

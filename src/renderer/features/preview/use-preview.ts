import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type Ref,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";
import type { Dialect } from "#core/markdown/block";
import { offsetAt, placeAt, type BlockPlace } from "#core/markdown/places";
import { articlePage } from "#core/render/article-page";
import type { RenderWords } from "#core/render/placeholders";
import type { DocumentSession } from "../../state/document-session.ts";
import type { LinkedPreview } from "../../state/scroll-link.ts";
import { createRenderQueue, type RenderQueue, type RenderState } from "../../workers/render-queue.ts";
import type { RenderRequest } from "../../workers/render-protocol.ts";
import { startRenderWorker } from "../../workers/render-start.ts";
import { createFrameLink, type FrameLink } from "./frame-link.ts";
import type { FrameMessage } from "../../state/frame-messages.ts";

/** Where an article's frame and its images are: what `preview.frame` answers. */
export interface PreviewAddresses {
  readonly frame: string;
  readonly images: string;
  readonly remoteImages: boolean;
}

export interface PreviewInput {
  readonly session: DocumentSession;
  readonly addresses: PreviewAddresses | null;
  readonly dialect: Dialect;
  readonly locale: string | null;
  readonly theme: "light" | "dark";
  readonly handle: Ref<LinkedPreview>;
  readonly onMessage: (message: PreviewMessage) => void;
}

/** What the person did in the preview; places are offsets of the document's text. */
export type PreviewMessage =
  | { readonly kind: "link"; readonly address: string }
  | { readonly kind: "scroll"; readonly offset: number }
  | { readonly kind: "click"; readonly offset: number };

export interface PreviewStatus {
  readonly state: RenderState;
  /** The frame has loaded and shows what it was sent. */
  readonly isReady: boolean;
  readonly isEmpty: boolean;
  /** The article has pictures of other websites that are named and not shown. */
  readonly missesPictures: boolean;
}

/** Longer than any article that was measured, by far; what takes longer would not end. */
const RENDER_LIMIT = 8000;

/** Renders the session's text as it is typed and keeps `frame` showing it. */
export function usePreview(frame: RefObject<HTMLIFrameElement | null>, input: PreviewInput): PreviewStatus {
  const { session, addresses, dialect, locale, theme } = input;
  const link = useRef<FrameLink>(null);
  const starts = useRef<readonly number[]>([]);
  const [state, setState] = useState<RenderState>("starting");
  const [isReady, setIsReady] = useState(false);
  const [missesPictures, setMissesPictures] = useState(false);
  const isEmpty = useIsEmpty(session);
  const words = useRenderWords();
  const hear = useEffectEvent((message: FrameMessage) => {
    if (message.kind === "ready") setIsReady(true);
    const told = toldBy(message, session, starts.current);
    if (told) input.onMessage(told);
  });

  useEffect(() => {
    if (!frame.current || !addresses) return;
    const created = createFrameLink(frame.current, addresses.frame, (message) => hear(message));
    link.current = created;
    return () => {
      link.current = null;
      created.close();
    };
  }, [frame, addresses]);

  useEffect(() => {
    if (!addresses) return;
    const queue = createRenderQueue({
      startWorker: startRenderWorker,
      limit: RENDER_LIMIT,
      onState: setState,
      onUnits(units, begins) {
        starts.current = begins;
        link.current?.showUnits(units);
        setMissesPictures(units.some(({ html }) => html.includes("galley-placeholder-remoteImage")));
      },
    });
    const show = () => {
      renderNow(queue, session, {
        dialect,
        imagesBase: addresses.images,
        remoteImages: addresses.remoteImages,
        words,
      });
      showPage(link.current, session, locale);
    };
    show();
    const stop = session.onEdit(show, "awaiting");
    return () => {
      stop();
      queue.close();
    };
  }, [session, addresses, dialect, locale, words]);

  useEffect(() => link.current?.showTheme(theme), [theme, addresses]);
  useImperativeHandle(
    input.handle,
    () => {
      const place = (offset: number) => placeOf(session, starts.current, offset);
      return {
        scrollTo: (offset) => link.current?.scrollTo(place(offset)),
        show: (offset) => link.current?.show(place(offset)),
      };
    },
    [session],
  );

  return { state, isReady, isEmpty, missesPictures };
}

/** Places before the body are the head of the page. */
function placeOf(session: DocumentSession, starts: readonly number[], offset: number): BlockPlace {
  const { from } = session.snapshot().parts.body;
  return offset < from ? { block: -1, fraction: 0 } : placeAt(starts, offset - from);
}

function toldBy(
  message: FrameMessage,
  session: DocumentSession,
  starts: readonly number[],
): PreviewMessage | null {
  const offset = (place: BlockPlace) => session.snapshot().parts.body.from + offsetAt(starts, place);
  switch (message.kind) {
    case "link":
      return { kind: "link", address: message.href };
    case "scroll":
      return { kind: "scroll", offset: offset(message) };
    case "click":
      return { kind: "click", offset: offset({ block: message.block, fraction: 0 }) };
    case "page":
    case "ready":
    case "printed":
    case "body":
    case "error":
      return null;
  }
}

function renderNow(
  queue: RenderQueue,
  session: DocumentSession,
  options: Pick<RenderRequest, "dialect" | "imagesBase" | "remoteImages" | "words">,
): void {
  queue.render({ text: bodyOf(session), ...options });
}

/** While the frontmatter cannot be read, the page keeps what it last could. */
function showPage(link: FrameLink | null, session: DocumentSession, locale: string | null): void {
  const { frontmatter } = session.snapshot();
  if (frontmatter.kind === "unreadable") return;
  link?.showPage(articlePage(frontmatter.kind === "read" ? frontmatter.values : {}, locale));
}

function bodyOf(session: DocumentSession): string {
  const { text, parts } = session.snapshot();
  return text.slice(parts.body.from, parts.body.to);
}

function useIsEmpty(session: DocumentSession): boolean {
  return useSyncExternalStore(session.subscribe, () => bodyOf(session).trim() === "");
}

function useRenderWords(): RenderWords {
  const { t } = useTranslation("preview");
  return useMemo(() => t("placeholders", { returnObjects: true }), [t]);
}

/** Keeps a frame showing a document as its site publishes it, and says how it stands with that. */

import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from "react";
import { offsetAt, placeAt, type BlockPlace } from "#core/markdown/places";
import type { FastValue } from "#contract/publishing";
import type { ShownValue } from "#contract/values";
import type { DocumentSession } from "../../state/document-session.ts";
import type { FrameMessage } from "../../state/frame-messages.ts";
import type { LinkedPreview } from "../../state/scroll-link.ts";
import { whenPaused, workOn } from "../../state/when-paused.ts";
import type { PagePlaces } from "../../workers/page-places.worker.ts";
import { followAtOnce, type AtOnce } from "./at-once.ts";
import { startPagePlaces } from "./page-places-finder.ts";
import { createSiteLink, type SiteLink } from "./site-link.ts";
import type { PreviewScheme } from "./view.ts";

/** How it stands with the text that the person sees in the editor. */
export type Standing =
  | { readonly kind: "updating"; readonly url: string | null }
  /** The publisher's own renderer shows the body at once; the whole page follows. */
  | { readonly kind: "atOnce"; readonly url: string | null }
  | Exclude<ShownValue, { readonly kind: "replaced" }>
  /** Galley did not answer, or the program ended. */
  | { readonly kind: "failed"; readonly url: string | null };

export interface PublishedInput {
  readonly session: DocumentSession;
  readonly publisher: string;
  /** Where the site's pages are shown. */
  readonly origin: string;
  readonly scheme: PreviewScheme;
  /** Another variant's page that is kept at the same block. */
  readonly companion: RefObject<SiteLink | null>;
  /** Have the publisher show `text`; `null`: what the file holds. */
  readonly show: (text: string | null) => Promise<ShownValue>;
  /** What the publisher's own renderer makes of this text at once. */
  readonly renderAtOnce: (text: string) => Promise<FastValue>;
  readonly handle: Ref<LinkedPreview>;
  readonly onScroll: (offset: number) => void;
  readonly onChoose: (offset: number) => void;
  readonly onLink: (address: string) => void;
  readonly onPage: (path: string) => void;
}

/** Typing must pause so long before the publisher is asked, in milliseconds: it builds a page, not a letter. */
const PAUSE = 200;

interface Published {
  readonly standing: Standing;
  /** Counts the texts that were shown: what is asked of the built site is asked again then. */
  readonly generation: number;
  /** The companion was scrolled there. */
  readonly follow: (place: BlockPlace) => void;
}

export function usePublished(frame: RefObject<HTMLIFrameElement | null>, input: PublishedInput): Published {
  const { session, origin, publisher, scheme, companion } = input;
  const [generation, setGeneration] = useState(0);
  const [standing, setStanding] = useState<Standing>({ kind: "updating", url: null });
  const link = useRef<SiteLink>(null);
  const atOnce = useRef<AtOnce>(null);
  const places = usePagePlaces(session, publisher, (letters) => link.current?.showBlocks(letters));
  const offset = (block: number, fraction: number) =>
    session.snapshot().parts.body.from + offsetAt(places.current.starts, { block, fraction });
  const hear = useEffectEvent((message: FrameMessage) => {
    if (message.kind === "scroll") {
      companion.current?.scrollTo({ block: message.block, fraction: message.fraction });
      input.onScroll(offset(message.block, message.fraction));
    }
    if (message.kind === "click") input.onChoose(offset(message.block, 0));
    if (message.kind === "link") input.onLink(message.href);
    if (message.kind === "page") input.onPage(message.path);
    if (message.kind === "body" && message.shown)
      setStanding((now) => (now.kind === "updating" ? { kind: "atOnce", url: now.url } : now));
    if (message.kind === "ready" && standing.kind !== "served")
      atOnce.current?.changed(session.snapshot().text);
  });
  const renderAtOnce = useEffectEvent((text: string) => input.renderAtOnce(text));
  const show = useEffectEvent((text: string | null) => input.show(text));
  const hasPage = standing.url !== null;
  const takeEdited = useLastEdit(session);
  const shownUrl = useRef<string>(null);

  useEffect(() => {
    if (!hasPage || !frame.current) return;
    const created = createSiteLink(frame.current, origin, (message) => hear(message));
    created.showBlocks(places.current.letters);
    link.current = created;
    return () => {
      link.current = null;
      created.close();
    };
  }, [frame, origin, hasPage, places]);
  useEffect(() => link.current?.showScheme(scheme), [scheme, origin, hasPage]);

  useEffect(() => {
    if (!hasPage) return;
    const following = followAtOnce({
      render: (text) => renderAtOnce(text),
      onBody: (body) => link.current?.showBody(body),
    });
    atOnce.current = following;
    const stop = session.onEdit(() => following.changed(session.snapshot().text));
    return () => {
      stop();
      following.close();
      atOnce.current = null;
    };
  }, [session, hasPage]);

  useEffect(
    () =>
      followText(session, {
        show: (text) => show(text),
        onStanding(next) {
          if (next.kind === "served" && next.url !== null) {
            const edited = takeEdited();
            if (edited !== null) link.current?.mark(placeOf(session, places.current, edited).block);
            // The same address with another page behind it: the frame is asked to load it anew.
            if (shownUrl.current === next.url) link.current?.reload();
          }
          if (next.kind === "served") setGeneration((count) => count + 1);
          shownUrl.current = next.url;
          setStanding(next);
        },
        onUpdating: () =>
          setStanding((now) => (now.kind === "atOnce" ? now : { kind: "updating", url: now.url })),
      }),
    [session, places, takeEdited],
  );
  useImperativeHandle(
    input.handle,
    () => ({
      scrollTo(at) {
        const place = placeOf(session, places.current, at);
        link.current?.scrollTo(place);
        companion.current?.scrollTo(place);
      },
      show(at) {
        const place = placeOf(session, places.current, at);
        link.current?.show(place);
        companion.current?.show(place);
      },
    }),
    [session, places, companion],
  );
  const follow = (place: BlockPlace) => {
    link.current?.scrollTo(place);
    input.onScroll(offset(place.block, place.fraction));
  };
  return { standing, generation, follow };
}

/** Places before the body are the head of the page. */
function placeOf(session: DocumentSession, { starts }: PagePlaces, at: number): BlockPlace {
  const { from } = session.snapshot().parts.body;
  return at < from ? { block: -1, fraction: 0 } : placeAt(starts, at - from);
}

/** Where the last edit was that nobody has taken yet; `null` where there was none. */
function useLastEdit(session: DocumentSession): () => number | null {
  const edited = useRef<number>(null);
  useEffect(
    () => session.onEdit(({ edit }) => (edited.current = edit[0]?.from ?? edited.current)),
    [session],
  );
  return useCallback(() => {
    const at = edited.current;
    edited.current = null;
    return at;
  }, []);
}

interface Following {
  readonly show: (text: string | null) => Promise<ShownValue>;
  readonly onUpdating: () => void;
  readonly onStanding: (standing: Standing) => void;
}

/** Have every text shown once typing pauses; of several on their way the last one's outcome is told. */
function followText(session: DocumentSession, { show, onUpdating, onStanding }: Following): () => void {
  let asked: string | null = null;
  let number = 0;
  const ask = async (): Promise<void> => {
    const { text, savedText } = session.snapshot();
    if (text === asked) return;
    asked = text;
    const own = (number += 1);
    onUpdating();
    try {
      const outcome = await show(text === savedText ? null : text);
      if (own === number && outcome.kind !== "replaced") onStanding(outcome);
    } catch {
      if (own === number) onStanding({ kind: "failed", url: null });
    }
  };
  const stop = whenPaused(workOn(session), PAUSE, () => void ask());
  return () => {
    stop();
    number += 1;
  };
}

const NO_PLACES: PagePlaces = { starts: [0, 0], letters: [] };

/** What each block shows and where it begins, found by a worker when typing pauses. */
function usePagePlaces(
  session: DocumentSession,
  publisher: string,
  onLetters: (letters: readonly string[]) => void,
): RefObject<PagePlaces> {
  const places = useRef(NO_PLACES);
  const tell = useEffectEvent(onLetters);
  useEffect(() => {
    const finder = startPagePlaces((found) => {
      places.current = found;
      tell(found.letters);
    });
    const stop = whenPaused(session.onEdit, PAUSE, () => {
      const { text, parts, path } = session.snapshot();
      finder.ask({ body: text.slice(parts.body.from), path, publisher });
    });
    return () => {
      stop();
      finder.close();
    };
  }, [session, publisher]);
  return places;
}

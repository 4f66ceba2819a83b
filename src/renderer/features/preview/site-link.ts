/** Speaks with the page of a site in its frame: which blocks it shows, where it stands, what the person does there. */

import type { BlockPlace } from "#core/markdown/places";
import type { PreviewScheme } from "./view.ts";
import { readFrameMessage, type FrameMessage } from "../../state/frame-messages.ts";

export interface SiteLink {
  /** What each block of the document shows: the page finds its places by them. */
  readonly showBlocks: (letters: readonly string[]) => void;
  readonly scrollTo: (place: BlockPlace) => void;
  readonly show: (place: BlockPlace) => void;
  /** Show for a moment, once the page is loaded anew, where the text was changed. */
  readonly mark: (block: number) => void;
  /** What the page's styles take for the reader's preference; `system`: what it is. */
  readonly showScheme: (scheme: PreviewScheme) => void;
  /** Show where this page, which is another one than the article's, leads to `url` or shows `words`. */
  readonly seek: (target: { readonly url: string; readonly words: string }) => void;
  readonly print: () => void;
  /** Show this body in place of the one that the publisher made of `base`, as far as the page is there. */
  readonly showBody: (body: { readonly base: string; readonly html: string }) => void;
  /** Load the page anew, where it stands. */
  readonly reload: () => void;
  readonly close: () => void;
}

/** Speak with the frame, whose pages are of `origin`. What is sent before a page is ready is sent when it is. */
export function createSiteLink(
  frame: HTMLIFrameElement,
  origin: string,
  onMessage: (message: FrameMessage) => void,
): SiteLink {
  let letters: readonly string[] = [];
  let place: BlockPlace | null = null;
  let marked: number | null = null;
  let scheme: PreviewScheme = "system";
  let target: { readonly url: string; readonly words: string } | null = null;
  let isReady = false;
  const send = (message: object): void => {
    if (isReady) frame.contentWindow?.postMessage({ galley: "site", ...message }, origin);
  };
  // A place means something once the page knows its blocks.
  const sendBlocks = (): void => {
    send({ kind: "blocks", letters });
    if (place && letters.length > 0) send({ kind: "scroll", ...place });
  };
  const listen = (event: MessageEvent): void => {
    const message = readFrameMessage(event, { window: frame.contentWindow, origin });
    if (!message) return;
    if (message.kind === "ready") {
      isReady = true;
      send({ kind: "scheme", scheme });
      sendBlocks();
      if (marked !== null) send({ kind: "mark", block: marked });
      marked = null;
      if (target) send({ kind: "seek", ...target });
    }
    if (message.kind === "scroll") place = { block: message.block, fraction: message.fraction };
    onMessage(message);
  };
  addEventListener("message", listen);
  return {
    showBlocks(next) {
      const isFirst = letters.length === 0;
      letters = next;
      if (isFirst) sendBlocks();
      else send({ kind: "blocks", letters });
    },
    scrollTo(next) {
      place = next;
      if (letters.length > 0) send({ kind: "scroll", ...next });
    },
    show: (next) => send({ kind: "show", ...next }),
    mark(block) {
      marked = block;
    },
    showScheme(next) {
      scheme = next;
      send({ kind: "scheme", scheme });
    },
    seek(next) {
      target = next;
      send({ kind: "seek", ...next });
    },
    print: () => send({ kind: "print" }),
    showBody: (body) => send({ kind: "body", ...body }),
    reload() {
      if (isReady) send({ kind: "reload" });
      // A page without Galley's script (a file, an error) is loaded by its address.
      else frame.setAttribute("src", frame.getAttribute("src") ?? "");
      isReady = false;
    },
    close: () => removeEventListener("message", listen),
  };
}

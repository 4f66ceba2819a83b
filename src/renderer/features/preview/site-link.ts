/** Speaks with the page of a site in its frame: which blocks it shows, where it stands, what the person does there. */

import type { BlockPlace } from "#core/markdown/places";
import { readFrameMessage, type FrameMessage } from "../../state/frame-messages.ts";

export interface SiteLink {
  /** What each block of the document shows: the page finds its places by them. */
  readonly showBlocks: (letters: readonly string[]) => void;
  readonly scrollTo: (place: BlockPlace) => void;
  readonly show: (place: BlockPlace) => void;
  /** Show for a moment where the text was changed. */
  readonly mark: (block: number) => void;
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
  let isReady = false;
  const send = (message: object): void => {
    if (isReady) frame.contentWindow?.postMessage({ galley: "site", ...message }, origin);
  };
  const listen = (event: MessageEvent): void => {
    const message = readFrameMessage(event, { window: frame.contentWindow, origin });
    if (!message) return;
    if (message.kind === "ready") {
      isReady = true;
      send({ kind: "blocks", letters });
      if (place) send({ kind: "scroll", ...place });
    }
    if (message.kind === "scroll") place = { block: message.block, fraction: message.fraction };
    onMessage(message);
  };
  addEventListener("message", listen);
  return {
    showBlocks(next) {
      letters = next;
      send({ kind: "blocks", letters });
    },
    scrollTo(next) {
      place = next;
      send({ kind: "scroll", ...next });
    },
    show: (next) => send({ kind: "show", ...next }),
    mark: (block) => send({ kind: "mark", block }),
    reload() {
      if (isReady) send({ kind: "reload" });
      // A page without Galley's script (a file, an error) is loaded by its address.
      else frame.setAttribute("src", frame.getAttribute("src") ?? "");
      isReady = false;
    },
    close: () => removeEventListener("message", listen),
  };
}

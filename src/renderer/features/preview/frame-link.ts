/** Keeps a preview frame showing what it should, whenever it becomes ready and however often it is loaded anew. */

import type { ArticlePage } from "#core/render/article-page";
import type { RenderedUnit } from "#core/render/renderer";
import type { BlockPlace } from "#core/markdown/places";
import { patchBetween } from "#core/render/unit-patch";
import { originOf, readFrameMessage, type FrameMessage } from "../../state/frame-messages.ts";

export interface FrameLink {
  readonly showPage: (page: ArticlePage) => void;
  readonly showUnits: (units: readonly RenderedUnit[]) => void;
  readonly showTheme: (theme: "light" | "dark") => void;
  /** Bring `place` to the upper edge; block -1 is the head of the page. */
  readonly scrollTo: (place: BlockPlace) => void;
  /** Bring `place` into view, unless it is. */
  readonly show: (place: BlockPlace) => void;
  readonly close: () => void;
}

/** Speak with the frame at `address`. `onMessage` gets its messages, checked; "ready" comes again when it reloads. */
export function createFrameLink(
  frame: HTMLIFrameElement,
  address: string,
  onMessage: (message: FrameMessage) => void,
): FrameLink {
  const origin = originOf(address);
  let isReady = false;
  let page: ArticlePage | null = null;
  let theme: "light" | "dark" = "light";
  let units: readonly RenderedUnit[] = [];
  let shown: readonly RenderedUnit[] = [];
  let place: BlockPlace | null = null;

  const send = (message: object): void => {
    if (isReady) frame.contentWindow?.postMessage({ galley: "preview", ...message }, origin);
  };
  const sendUnits = (): void => {
    const patch = patchBetween(shown, units);
    const isSame = patch.removed === 0 && patch.inserted.length === 0;
    if (isSame && shown.every((unit, index) => unit.block === units[index]?.block)) return;
    send({ kind: "units", ...patch });
    // What is shown for the first time was not edited.
    const isEdit = shown.length > 0 && patch.inserted.length > 0;
    const edited = isEdit ? (patch.blocks[patch.from] ?? null) : null;
    if (edited !== null) send({ kind: "mark", block: edited });
    shown = units;
  };
  const greet = (): void => {
    isReady = true;
    shown = [];
    send({ kind: "theme", theme });
    if (page) send({ kind: "page", page });
    sendUnits();
    if (place) send({ kind: "scroll", ...place });
  };
  const listen = (event: MessageEvent): void => {
    const message = readFrameMessage(event, { window: frame.contentWindow, origin });
    if (!message) return;
    if (message.kind === "ready") greet();
    if (message.kind === "scroll") place = { block: message.block, fraction: message.fraction };
    onMessage(message);
  };
  addEventListener("message", listen);

  return {
    showPage(next) {
      if (JSON.stringify(next) === JSON.stringify(page)) return;
      page = next;
      send({ kind: "page", page });
    },
    showUnits(next) {
      units = next;
      if (isReady) sendUnits();
    },
    showTheme(next) {
      theme = next;
      send({ kind: "theme", theme });
    },
    scrollTo(next) {
      place = next;
      send({ kind: "scroll", ...next });
    },
    show: (next) => send({ kind: "show", ...next }),
    close: () => removeEventListener("message", listen),
  };
}

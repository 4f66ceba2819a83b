/** Work that follows a text without being done at every key. */

import type { DocumentSession } from "./document-session.ts";

/**
 * Whatever is done to a document, for `whenPaused`: keys that a pane has not delivered yet count as well. A delivery
 * comes once a second while typing goes on, and the work behind it would stand between keys.
 */
export function workOn(
  session: Pick<DocumentSession, "subscribe" | "onHolding">,
): (listener: () => void) => () => void {
  return (listener) => {
    const stops = [session.subscribe(listener), session.onHolding(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };
}

/**
 * Look once now, and again whenever what is subscribed to has been still for `pause` milliseconds.
 * @returns how to stop; nothing is looked at afterwards.
 */
export function whenPaused(
  subscribe: (listener: () => void) => () => void,
  pause: number,
  look: () => void,
): () => void {
  let timer = setTimeout(look, 0);
  const stop = subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

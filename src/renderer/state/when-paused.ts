/** Work that follows a text without being done at every key. */

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

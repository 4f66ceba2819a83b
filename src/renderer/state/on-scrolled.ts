/** What scrolls tells of it once for each frame: reading where things are costs the browser a layout. */

export function onScrolled(element: HTMLElement, tell: () => void): () => void {
  let frame: number | null = null;
  const listener = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      tell();
    });
  };
  element.addEventListener("scroll", listener, { passive: true });
  return () => {
    element.removeEventListener("scroll", listener);
    if (frame !== null) cancelAnimationFrame(frame);
  };
}

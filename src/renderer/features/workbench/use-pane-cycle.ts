import { useEffect, type RefObject } from "react";

/** What can take the focus when a pane is reached: its text first, then its first control. */
const FIRST =
  '[contenteditable="true"], input:not([disabled]), textarea, button:not([disabled]), [tabindex="0"], iframe';

/** F6 goes to the next pane and Shift+F6 to the one before, wherever the focus is: the way out of every editor. */
export function usePaneCycle(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.isComposing || !frame.current) return;
      event.preventDefault();
      const panes = [
        ...frame.current.querySelectorAll<HTMLElement>("[data-pane], .workbench-header, .workbench-status"),
      ];
      const current = panes.findIndex((pane) => pane.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const start = current === -1 && event.shiftKey ? 0 : current;
      const next = panes[(start + step + panes.length) % panes.length];
      if (next) focusInto(next);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [frame]);
}

function focusInto(pane: HTMLElement) {
  const target =
    pane.querySelector<HTMLElement>('[contenteditable="true"]') ??
    pane.querySelector<HTMLElement>(FIRST) ??
    pane;
  target.focus();
}

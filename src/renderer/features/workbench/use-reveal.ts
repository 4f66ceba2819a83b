/** Bring a place of the document into view, in an editor that can show it. */

import { useCallback, type RefObject } from "react";
import type { DocumentSession } from "../../state/document-session.ts";
import type { PaneHandle } from "../../state/panes.ts";

/** A pane may only just be loading: so many frames are waited for it. */
const MOST_FRAMES = 120;

export interface RevealNeeds {
  readonly session: DocumentSession;
  readonly editor: RefObject<PaneHandle | null>;
  readonly isSource: boolean;
  readonly showSource: () => void;
}

export interface Reveal {
  /** Show `offset` where it stands: the frontmatter in the source editor, the body in the editor that is open. */
  readonly offset: (offset: number) => void;
  readonly inSource: (offset: number) => void;
}

export function useReveal({ session, editor, isSource, showSource }: RevealNeeds): Reveal {
  const reveal = useCallback(
    (offset: number) => whenThere(editor, (pane) => pane.reveal(offset), MOST_FRAMES),
    [editor],
  );
  const inSource = useCallback(
    (offset: number) => {
      if (!isSource) showSource();
      // The pane that is shown now has not gone yet.
      requestAnimationFrame(() => reveal(offset));
    },
    [isSource, showSource, reveal],
  );
  return {
    inSource,
    // The visual editor has no frontmatter.
    offset: (offset) => (offset < session.snapshot().parts.body.from ? inSource(offset) : reveal(offset)),
  };
}

/** Put the cursor into the editor as soon as it is there. */
export function focusWhenThere(editor: RefObject<PaneHandle | null>): void {
  whenThere(editor, (pane) => pane.focus(), MOST_FRAMES);
}

function whenThere(
  editor: RefObject<PaneHandle | null>,
  run: (pane: PaneHandle) => void,
  frames: number,
): void {
  if (editor.current) run(editor.current);
  else if (frames > 0) requestAnimationFrame(() => whenThere(editor, run, frames - 1));
}

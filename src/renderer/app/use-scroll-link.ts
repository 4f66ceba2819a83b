/** The link by which a document's editor and preview stay at the same place. */

import { useEffect, useState } from "react";
import type { DocumentSession } from "../state/document-session.ts";
import { createScrollLink, type ScrollLink } from "../state/scroll-link.ts";

const TOUCHES = ["wheel", "touchmove"] as const;

/** One link for as long as the screen shows this document. */
export function useScrollLink(session: DocumentSession): ScrollLink {
  const [link] = useState(() => createScrollLink());
  useEffect(() => session.onEdit(() => link.edited()), [session, link]);
  useEffect(() => {
    // A preview's own are its frame's: whatever reaches the window was meant for the editor's side.
    const touched = (): void => link.editorTouched();
    const how = { capture: true, passive: true };
    for (const kind of TOUCHES) addEventListener(kind, touched, how);
    return () => {
      for (const kind of TOUCHES) removeEventListener(kind, touched, how);
    };
  }, [link]);
  return link;
}

/** The link by which a document's editor and preview stay at the same place. */

import { useEffect, useState } from "react";
import type { DocumentSession } from "../state/document-session.ts";
import { createScrollLink, type ScrollLink } from "../state/scroll-link.ts";

/** One link for as long as the screen shows this document. */
export function useScrollLink(session: DocumentSession): ScrollLink {
  const [link] = useState(() => createScrollLink());
  useEffect(() => session.onEdit(() => link.edited()), [session, link]);
  return link;
}

import { useCallback } from "react";
import type { DocumentSession } from "../state/document-session.ts";

/** Save the document; what came of it stands in its picture, and notices read it there. */
export function useSave(session: DocumentSession): () => void {
  return useCallback(() => void session.save().catch(reportError), [session]);
}

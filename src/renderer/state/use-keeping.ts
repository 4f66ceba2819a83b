import { useSyncExternalStore } from "react";
import type { DocumentSession } from "./document-session.ts";
import type { Keeping } from "./journal-follower.ts";
import { journalOf } from "./journal.ts";

const nothing: Keeping = { kind: "nothing" };

/** Where the document's unsaved text is; the component draws again when that changes. */
export function useKeeping(session: DocumentSession): Keeping {
  const follower = journalOf(session);
  return useSyncExternalStore(
    (listener) => follower?.subscribe(listener) ?? (() => {}),
    () => follower?.keeping() ?? nothing,
  );
}

import { useCallback, useEffect, useState } from "react";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { takeAnswer } from "../state/take-answer.ts";

/** Whether a reference leads to another site, or is no address of a file at all. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** Where the images of the article at `path` are found; `null` for those that Galley does not fetch. */
export function useImageAddress(
  host: Host,
  workspace: WorkspaceId,
  path: string,
): (reference: string) => string | null {
  const [base, setBase] = useState<string | null>(null);
  useEffect(() => {
    const asked = host.call("preview.frame", { workspace, path: path as ContentPath });
    // Without the preview's address images are named instead of shown.
    return takeAnswer(asked, ({ images }) => setBase(images));
  }, [host, workspace, path]);
  return useCallback(
    (reference) => {
      if (base === null || reference === "" || ELSEWHERE.test(reference)) return null;
      return base + encodeURIComponent(decoded(reference));
    },
    [base],
  );
}

/** References in Markdown are written percent-encoded where they must be; files are not. */
function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}

import { useEffect, useState } from "react";
import type { Host } from "../../host/create-host.ts";

/** Milliseconds without a key before the host is asked. */
const PAUSE = 60;

/** Paths that `typed` can become; an answer that comes late never replaces a newer one. */
export function useFolderCompletion(host: Host, typed: string): readonly string[] {
  const [folders, setFolders] = useState<readonly string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      const answer =
        typed === "" ? Promise.resolve({ folders: [] }) : host.call("folders.complete", { typed });
      answer.then(
        (found) => isCurrent && setFolders(found.folders.map(({ path }) => path)),
        // Completion is a convenience: opening the path says what is wrong with it.
        () => isCurrent && setFolders([]),
      );
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [host, typed]);
  return folders;
}

import { useEffect, useState } from "react";
import type { Host } from "../../host/create-host.ts";

/** Milliseconds without a key before the host is asked. */
const PAUSE = 60;

export interface FolderCompletion {
  readonly folders: readonly string[];
  /** The host has not answered for what is typed now; `folders` are of an earlier answer. */
  readonly isPending: boolean;
}

/** Paths that `typed` can become; an answer that comes late never replaces a newer one. */
export function useFolderCompletion(host: Host, typed: string): FolderCompletion {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly folders: readonly string[] }>({
    of: "",
    folders: [],
  });
  useEffect(() => {
    if (typed === "") return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      host.call("folders.complete", { typed }).then(
        (found) => isCurrent && setAnswer({ of: typed, folders: found.folders.map(({ path }) => path) }),
        // Completion is a convenience: opening the path says what is wrong with it.
        () => isCurrent && setAnswer({ of: typed, folders: [] }),
      );
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [host, typed]);
  return { folders: typed === "" ? [] : answer.folders, isPending: typed !== "" && answer.of !== typed };
}

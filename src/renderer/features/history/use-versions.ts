/** An article's versions, page by page, read again whenever its file is another. */

import { useCallback, useEffect, useState } from "react";
import type { VersionValue } from "#contract/history";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../../host/create-host.ts";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";

export interface Versions {
  /** Newest first; those that were read before stay while they are read again. `null`: not read yet. */
  readonly list: readonly VersionValue[] | null;
  readonly hasMore: boolean;
  readonly overLimit: { readonly bytes: number; readonly limit: number } | null;
  readonly failure: FailureValue | null;
  readonly more: () => void;
  readonly retry: () => void;
}

interface Read {
  readonly list: readonly VersionValue[] | null;
  readonly hasMore: boolean;
  readonly overLimit: Versions["overLimit"];
  readonly failure: FailureValue | null;
}

const unread: Read = { list: null, hasMore: false, overLimit: null, failure: null };

export interface VersionsNeeds {
  readonly host: Host;
  readonly workspace: WorkspaceId;
  readonly path: string;
  /** What the file holds: another value says that there may be another version. */
  readonly revision: string;
}

export function useVersions({ host, workspace, path, revision }: VersionsNeeds): Versions {
  const [read, setRead] = useState(unread);
  const [attempt, setAttempt] = useState(0);
  const page = useCallback(
    (before: number | null) => host.call("history.list", { workspace, path: path as ContentPath, before }),
    [host, workspace, path],
  );
  useEffect(
    () =>
      takeAnswer(
        page(null),
        ({ versions, hasMore, overLimit }) =>
          setRead((known) => ({ ...withOlder(versions, hasMore, known), overLimit, failure: null })),
        (error) => setRead((known) => ({ ...known, failure: failureOf(error) })),
      ),
    [page, revision, attempt],
  );
  const last = read.list?.at(-1)?.number ?? null;
  return {
    ...read,
    retry: () => setAttempt((count) => count + 1),
    more() {
      page(last).then(
        ({ versions, hasMore }) =>
          setRead((known) => ({ ...known, list: [...(known.list ?? []), ...versions], hasMore })),
        (error: unknown) => setRead((known) => ({ ...known, failure: failureOf(error) })),
      );
    },
  };
}

/** The newest page, and below it what had been read of the older ones. */
function withOlder(
  newest: readonly VersionValue[],
  hasMore: boolean,
  known: Read,
): Pick<Read, "list" | "hasMore"> {
  const oldest = newest.at(-1)?.number ?? 0;
  const older = (known.list ?? []).filter(({ number }) => number < oldest);
  return older.length > 0
    ? { list: [...newest, ...older], hasMore: known.hasMore }
    : { list: newest, hasMore };
}

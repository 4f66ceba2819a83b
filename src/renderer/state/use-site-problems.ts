/** The problems of a whole workspace, read again whenever its library was. */

import { useEffect, useState } from "react";
import type { FileProblem } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { failureOf } from "./actions.ts";
import type { FailureValue, OpenWorkspace } from "./workspace-state.ts";

export interface ReadProblems {
  /** `null` before the first answer; what was read last stays in sight while it is read again. */
  readonly problems: readonly FileProblem[] | null;
  /** Those that people of the site let stand. */
  readonly dismissed: readonly FileProblem[];
  readonly failure: FailureValue | null;
  readonly isReading: boolean;
  readonly readAgain: () => void;
}

interface Answer extends Pick<ReadProblems, "problems" | "dismissed" | "failure"> {
  /** What was asked when this was answered; another question is still open. */
  readonly to: object | null;
}

export function useSiteProblems(host: Host, { value, library }: OpenWorkspace): ReadProblems {
  const [answer, setAnswer] = useState<Answer>({ problems: null, dismissed: [], failure: null, to: null });
  const [retry, setRetry] = useState({});
  const { id } = value;
  useEffect(() => {
    if (library.kind !== "read") return undefined;
    let isAwaited = true;
    const tell = (next: (before: Answer) => Answer) => {
      if (isAwaited) setAnswer(next);
    };
    host.call("problems.read", { workspace: id }).then(
      (found) =>
        tell(() => ({
          problems: found.problems as readonly FileProblem[],
          dismissed: found.dismissed as readonly FileProblem[],
          failure: null,
          to: library,
        })),
      (error: unknown) => tell((before) => ({ ...before, failure: failureOf(error), to: library })),
    );
    return () => {
      isAwaited = false;
    };
  }, [host, id, library, retry]);
  const { to, ...found } = answer;
  return { ...found, isReading: to !== library, readAgain: () => setRetry({}) };
}

/** The problems of a whole workspace, read again whenever its library was. */

import { useEffect, useState } from "react";
import type { FileProblem } from "#contract/values";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue, LibraryState } from "../../state/workspace-state.ts";

export interface ReadProblems {
  /** `null` before the first answer; what was read last stays in sight while it is read again. */
  readonly problems: readonly FileProblem[] | null;
  readonly failure: FailureValue | null;
  readonly isReading: boolean;
  readonly readAgain: () => void;
}

interface Answer {
  readonly problems: readonly FileProblem[] | null;
  readonly failure: FailureValue | null;
  /** What was asked when this was answered; another question is still open. */
  readonly to: object | null;
}

export function useSiteProblems(
  read: () => Promise<readonly FileProblem[]>,
  library: LibraryState,
): ReadProblems {
  const [answer, setAnswer] = useState<Answer>({ problems: null, failure: null, to: null });
  const [retry, setRetry] = useState({});
  useEffect(() => {
    if (library.kind !== "read") return undefined;
    let isAwaited = true;
    const tell = (next: (before: Answer) => Answer) => {
      if (isAwaited) setAnswer(next);
    };
    read().then(
      (problems) => tell(() => ({ problems, failure: null, to: library })),
      (error: unknown) => tell((before) => ({ ...before, failure: failureOf(error), to: library })),
    );
    return () => {
      isAwaited = false;
    };
  }, [library, read, retry]);
  const { problems, failure, to } = answer;
  return { problems, failure, isReading: to !== library, readAgain: () => setRetry({}) };
}

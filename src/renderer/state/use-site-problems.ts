/** The problems of a whole workspace, read again whenever its library was, and whenever a page comes to show them. */

import { useEffect, useState } from "react";
import type { FileProblem, WorkspaceValue } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { failureOf } from "./actions.ts";
import { takeAnswer } from "./take-answer.ts";
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

const nothingYet: Answer = { problems: null, dismissed: [], failure: null, to: null };
/** What was found last, for the next page that asks. */
const answers = new WeakMap<WorkspaceValue, Answer>();

export function useSiteProblems(host: Host, { value, library }: OpenWorkspace): ReadProblems {
  const [answer, setAnswer] = useState(() => answers.get(value) ?? nothingYet);
  const [retry, setRetry] = useState({});
  useEffect(() => {
    if (library.kind !== "read") return undefined;
    const tell = (next: Partial<Answer>) => {
      const answer = { ...(answers.get(value) ?? nothingYet), ...next, to: library };
      answers.set(value, answer);
      setAnswer(answer);
    };
    return takeAnswer(
      host.call("problems.read", { workspace: value.id }),
      ({ problems, dismissed }) =>
        tell({
          problems: problems as readonly FileProblem[],
          dismissed: dismissed as readonly FileProblem[],
          failure: null,
        }),
      (error) => tell({ failure: failureOf(error) }),
    );
  }, [host, value, library, retry]);
  const { to, ...found } = answer;
  return { ...found, isReading: to !== library, readAgain: () => setRetry({}) };
}

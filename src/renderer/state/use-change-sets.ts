/** Change sets as a page goes through them: planned, applied, undone. */

import { useCallback, useEffect, useState } from "react";
import type { ChangeOutcome, ChangeSetValue, PlannedFile } from "#contract/changes";
import { failureOf } from "./actions.ts";
import type { FailureValue } from "./workspace-state.ts";

export interface Plan {
  readonly plan: string;
  readonly files: readonly PlannedFile[];
  readonly same: number;
  readonly refused: ChangeOutcome["refused"];
}

/** A plan that is shown, and the name that its change set would get. */
export interface ShownPlan extends Plan {
  readonly label: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What of the host a page needs that makes changes. */
export interface ChangeCalls {
  readonly apply: (plan: string, label: string, without: readonly string[]) => Promise<ChangeOutcome>;
  readonly undo: (id: string) => Promise<ChangeOutcome>;
  readonly finish: (id: string) => Promise<ChangeOutcome>;
  readonly stop: () => Promise<unknown>;
  readonly list: () => Promise<readonly ChangeSetValue[]>;
  /** Hear of progress until the returned function is called. */
  readonly onProgress: (listener: (progress: Progress) => void) => () => void;
}

/** How a set ended, and what was asked of it. */
export interface Outcome extends ChangeOutcome {
  readonly did: "apply" | "undo" | "finish";
}

interface State {
  readonly plan: ShownPlan | null;
  readonly outcome: Outcome | null;
  readonly failure: FailureValue | null;
  readonly progress: Progress | null;
}

const idle: State = { plan: null, outcome: null, failure: null, progress: null };

export function useChangeSets(calls: ChangeCalls) {
  const [state, setState] = useState(idle);
  const [sets, setSets] = useState<readonly ChangeSetValue[]>([]);
  const readSets = useCallback(() => {
    calls.list().then(setSets, () => undefined);
  }, [calls]);
  useEffect(readSets, [readSets]);
  useEffect(
    () =>
      calls.onProgress((progress) =>
        setState((before) => (before.progress === null ? before : { ...before, progress })),
      ),
    [calls],
  );
  const run = (task: Promise<Partial<State>>) => {
    setState((before) => ({ ...idle, plan: before.plan, progress: { done: 0, total: 0 } }));
    task
      .then(
        (next) => setState({ ...idle, ...next }),
        (error: unknown) => setState({ ...idle, failure: failureOf(error) }),
      )
      .finally(readSets);
  };
  const ending = (did: Outcome["did"], task: Promise<ChangeOutcome>) =>
    run(task.then((outcome) => ({ outcome: { ...outcome, did } })));
  return {
    ...state,
    sets,
    forget: () => setState((before) => (before.progress === null ? idle : before)),
    /** Show a plan that is being made, and what its change set would be called. */
    show: (planning: Promise<Plan>, label: string) =>
      run(planning.then((plan) => ({ plan: { ...plan, label } }))),
    /** Apply a plan as soon as it is made: what it does was shown otherwise. */
    make: (planning: Promise<Plan>, label: string) =>
      ending(
        "apply",
        planning.then(async ({ plan, refused }) => {
          const outcome = await calls.apply(plan, label, []);
          return { ...outcome, refused: [...refused, ...outcome.refused] };
        }),
      ),
    apply: ({ plan, label }: ShownPlan, without: readonly string[]) =>
      ending("apply", calls.apply(plan, label, without)),
    undo: (id: string) => ending("undo", calls.undo(id)),
    finish: (id: string) => ending("finish", calls.finish(id)),
    stop: () => void calls.stop().catch(() => undefined),
  };
}

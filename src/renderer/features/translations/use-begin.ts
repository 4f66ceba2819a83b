/** Whether a collection's ledger was begun, and beginning it. */

import { useCallback, useEffect, useState } from "react";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { TranslationHost } from "./translation-host.ts";

export interface Begin {
  /** The ledger was read and holds nothing. */
  readonly isEmpty: boolean;
  readonly isBeginning: boolean;
  /** How many blocks the person just called current. */
  readonly noted: number | null;
  /** Grows with each beginning: what was read before is out of date. */
  readonly times: number;
  readonly failure: FailureValue | null;
  readonly begin: (from: "now" | "git") => void;
}

export function useBegin(host: TranslationHost, collection: string): Begin {
  const [state, setState] = useState<Omit<Begin, "begin">>({
    isEmpty: false,
    isBeginning: false,
    noted: null,
    times: 0,
    failure: null,
  });
  useEffect(
    () =>
      takeAnswer(
        host.ledger(collection),
        (facts) => setState((before) => ({ ...before, isEmpty: facts.length === 0 })),
        (error) => setState((before) => ({ ...before, failure: failureOf(error) })),
      ),
    [host, collection],
  );
  const begin = useCallback(
    (from: "now" | "git") => {
      setState((before) => ({ ...before, isBeginning: true, failure: null }));
      host.begin(collection, from).then(
        (noted) =>
          setState(({ times }) => ({
            isEmpty: false,
            isBeginning: false,
            noted,
            times: times + 1,
            failure: null,
          })),
        (error: unknown) =>
          setState((before) => ({ ...before, isBeginning: false, failure: failureOf(error) })),
      );
    },
    [host, collection],
  );
  return { ...state, begin };
}

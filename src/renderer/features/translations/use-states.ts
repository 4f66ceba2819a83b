/** How every variant of a collection stands, read in portions so that the table fills while it is looked at. */

import { useEffect, useState } from "react";
import type { Article } from "#core/library/article";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { StateCounts } from "#core/locale/translation-facts";
import type { StatesByPath } from "./matrix-model.ts";

export type ReadStates = (
  articles: readonly string[],
) => Promise<readonly { readonly path: string; readonly counts: Partial<StateCounts> | null }[]>;

/** Few at a time, so that something is there soon. */
const PORTION = 8;

/** `again` grows when the ledger changed. What was read stays in sight while it is read anew. */
export function useStates(
  read: ReadStates,
  articles: readonly Article[],
  again: number,
): { readonly states: StatesByPath; readonly failure: FailureValue | null } {
  const [states, setStates] = useState<StatesByPath>(new Map());
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(() => {
    let isOver = false;
    const translated = articles.filter(({ variants }) => variants.length > 1).map(({ id }) => id);
    const readAll = async (): Promise<void> => {
      for (let from = 0; from < translated.length && !isOver; from += PORTION) {
        const found = await read(translated.slice(from, from + PORTION));
        if (isOver) return;
        setStates(
          (before) => new Map([...before, ...found.map(({ path, counts }) => [path, counts] as const)]),
        );
      }
      if (!isOver) setFailure(null);
    };
    readAll().catch((error: unknown) => {
      if (!isOver) setFailure(failureOf(error));
    });
    return () => {
      isOver = true;
    };
  }, [read, articles, again]);
  return { states, failure };
}

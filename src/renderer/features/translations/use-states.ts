/** How every variant of a collection stands, read in portions so that the table fills while it is looked at. */

import { useEffect, useState } from "react";
import type { Article } from "#core/library/article";
import type { Effort } from "#core/locale/effort";
import type { StateCounts } from "#core/locale/translation-facts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { Efforts, StatesByPath } from "./matrix-model.ts";

export interface ReadPortion {
  readonly variants: readonly {
    readonly path: string;
    readonly counts: Partial<StateCounts> | null;
    readonly effort: Effort | null;
  }[];
  /** What the sources of articles (by id) ask of a first translation. */
  readonly sources: readonly { readonly article: string; readonly effort: Effort }[];
}

export type ReadStates = (articles: readonly string[]) => Promise<ReadPortion>;

/** Few at first, so that something is there soon; more with each portion, since each draws the table anew. */
const FIRST_PORTION = 8;
const LAST_PORTION = 256;

interface Standings {
  readonly states: StatesByPath;
  readonly efforts: Efforts;
}

const NOTHING: Standings = { states: new Map(), efforts: { variants: new Map(), sources: new Map() } };

function withPortion({ states, efforts }: Standings, { variants, sources }: ReadPortion): Standings {
  return {
    states: new Map([...states, ...variants.map(({ path, counts }) => [path, counts] as const)]),
    efforts: {
      variants: new Map([
        ...efforts.variants,
        ...variants.flatMap(({ path, effort }) => (effort ? [[path, effort] as const] : [])),
      ]),
      sources: new Map([
        ...efforts.sources,
        ...sources.map(({ article, effort }) => [article, effort] as const),
      ]),
    },
  };
}

/** `again` grows when the ledger changed. What was read stays in sight while it is read anew. */
export function useStates(
  read: ReadStates,
  articles: readonly Article[],
  again: number,
): Standings & { readonly failure: FailureValue | null } {
  const [standings, setStandings] = useState(NOTHING);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(() => {
    let isOver = false;
    const ids = articles.map(({ id }) => id);
    const readAll = async (): Promise<void> => {
      let portion = FIRST_PORTION;
      for (let from = 0; from < ids.length && !isOver;) {
        const found = await read(ids.slice(from, from + portion));
        if (isOver) return;
        setStandings((before) => withPortion(before, found));
        from += portion;
        portion = Math.min(LAST_PORTION, 2 * portion);
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
  return { ...standings, failure };
}

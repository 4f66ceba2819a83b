/** The sources that stale blocks and fields were made from, to compare with. */

import { useCallback, useEffect, useState } from "react";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { KeptText, TranslationHost } from "./translation-host.ts";

export interface Earlier {
  /** The sources by hash, as far as they are kept; `null` until that is known. */
  readonly texts: ReadonlyMap<string, string> | null;
  /** How many rows were made from what is not kept here. */
  readonly unknown: number;
  /** `looked`: git's history was asked, and the rest is not in it. */
  readonly learning: "not-asked" | "asking" | "looked";
  readonly failure: FailureValue | null;
  /** Look for them in git's history. */
  readonly learn: () => void;
}

interface MadeRow {
  readonly madeFrom: readonly string[];
}

/** So many are asked for at once. */
const MOST = 200;

export function useEarlier(host: TranslationHost, article: string, rows: readonly MadeRow[]): Earlier {
  const [texts, setTexts] = useState<ReadonlyMap<string, string> | null>(null);
  const [learning, setLearning] = useState<Earlier["learning"]>("not-asked");
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const wanted = [...new Set(rows.flatMap(({ madeFrom }) => madeFrom))].toSorted().join(" ");
  const add = useCallback(
    (found: readonly KeptText[]) =>
      setTexts(
        (before) => new Map([...(before ?? []), ...found.map(({ hash, text }) => [hash, text] as const)]),
      ),
    [],
  );
  useEffect(() => {
    if (wanted === "") return undefined;
    // What changed is not shown where this fails; that it changed is.
    return takeAnswer(host.texts(wanted.split(" ").slice(0, MOST)), add, () => add([]));
  }, [host, wanted, add]);
  const isUnknown = ({ madeFrom }: MadeRow) =>
    madeFrom.length > 0 && !madeFrom.some((hash) => texts?.has(hash));
  const learn = useCallback(() => {
    setLearning("asking");
    setFailure(null);
    host.learn(article, wanted.split(" ").slice(0, MOST)).then(
      (found) => {
        add(found);
        setLearning("looked");
      },
      (error: unknown) => {
        setFailure(failureOf(error));
        setLearning("not-asked");
      },
    );
  }, [host, article, wanted, add]);
  return { texts, unknown: texts === null ? 0 : rows.filter(isUnknown).length, learning, failure, learn };
}

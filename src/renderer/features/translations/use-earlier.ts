/** The sources that stale blocks and fields were made from, to compare with. */

import { useEffect, useState } from "react";
import { takeAnswer } from "../../state/take-answer.ts";
import type { TranslationHost } from "./translation-host.ts";

/** The sources by hash, as far as they are kept; `null` until that is known. */
export function useEarlier(
  host: TranslationHost,
  rows: readonly { readonly madeFrom: readonly string[] }[],
): ReadonlyMap<string, string> | null {
  const [earlier, setEarlier] = useState<ReadonlyMap<string, string> | null>(null);
  const wanted = [...new Set(rows.flatMap(({ madeFrom }) => madeFrom))].toSorted().join(" ");
  useEffect(() => {
    if (wanted === "") return undefined;
    return takeAnswer(
      host.texts(wanted.split(" ").slice(0, 200)),
      (texts) => setEarlier(new Map(texts.map(({ hash, text }) => [hash, text]))),
      // What changed is then not shown; that it changed is.
      () => setEarlier(new Map()),
    );
  }, [host, wanted]);
  return earlier;
}

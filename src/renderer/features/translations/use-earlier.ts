/** The sources that stale blocks and fields were made from, to compare with. */

import { useEffect, useState } from "react";
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
    let isOver = false;
    host.texts(wanted.split(" ").slice(0, 200)).then(
      (texts) => {
        if (!isOver) setEarlier(new Map(texts.map(({ hash, text }) => [hash, text])));
      },
      // What changed is then not shown; that it changed is.
      () => {
        if (!isOver) setEarlier(new Map());
      },
    );
    return () => {
      isOver = true;
    };
  }, [host, wanted]);
  return earlier;
}

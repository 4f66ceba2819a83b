/** One block beside its translation: what differs that should not. */

import type { Block } from "../markdown/block.ts";
import { markDifferences, marksOf, type Difference } from "./marks.ts";
import { passagesOf, untranslatedPassages } from "./untranslated.ts";

export interface PairRemarks {
  readonly differences: readonly Difference[];
  /** The target is still the source's text, or in its language. */
  readonly isUntranslated: boolean;
}

export function pairRemarks(
  { source, target }: { readonly source: Block; readonly target: Block },
  locales: { readonly source: string | null; readonly target: string | null },
): PairRemarks {
  const left = untranslatedPassages(
    { passages: passagesOf([source], 1), locale: locales.source },
    { passages: passagesOf([target], 1), locale: locales.target },
  );
  return {
    differences: markDifferences(marksOf([source]), marksOf([target])),
    isUntranslated: left.length > 0,
  };
}

/** A difference in a few figures: which fields, and how many words. */

import { comparePassages, piecesOf } from "./passages.ts";
import { wordsOf } from "./word-diff.ts";

export interface Difference {
  /** Fields of the frontmatter that were set, changed or removed, in the order of the texts. */
  readonly fields: readonly string[];
  /** Words of the body that came, and that went. */
  readonly added: number;
  readonly removed: number;
}

/** Sum up what changed from `before` to `after`. */
export function differenceOf(before: string, after: string): Difference {
  const fields = new Set<string>();
  let added = 0;
  let removed = 0;
  for (const passage of comparePassages(before, after)) {
    if (passage.kind === "same") continue;
    if (passage.inFrontmatter) {
      if (passage.field !== null) fields.add(passage.field);
      continue;
    }
    for (const { kind, text } of piecesOf(passage, { before, after })) {
      if (kind === "added") added += countWords(text);
      else if (kind === "removed") removed += countWords(text);
    }
  }
  return { fields: [...fields], added, removed };
}

function countWords(text: string): number {
  return wordsOf(text).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

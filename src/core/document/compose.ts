/** Several edits that follow each other, as the one edit that does the same. */

import type { Edit } from "./patch.ts";
import { patchesOf, stretchReader, type Stretch } from "./stretches.ts";

/**
 * The edit that does what `first` and then `second` do.
 *
 * Only what either of them touched is touched: a typed burst in one paragraph composes to one patch there,
 * and edits in two places stay two patches.
 */
export function composeEdits(first: Edit, second: Edit): Edit {
  const earlier = stretchReader(first);
  const later = stretchReader(second);
  const composed: Stretch[] = [];
  while (earlier.hasMore() || later.hasMore()) {
    if (earlier.kind() === "remove") {
      composed.push(earlier.take(Number.POSITIVE_INFINITY));
    } else if (later.kind() === "insert") {
      composed.push(later.take(Number.POSITIVE_INFINITY));
    } else {
      // Both now speak of the same code units of the text in between.
      const length = Math.min(earlier.length(), later.length());
      const made = earlier.take(length);
      const fate = later.take(length);
      if (fate.kind === "keep") composed.push(made);
      else if (made.kind === "keep") composed.push(fate);
    }
  }
  return patchesOf(composed);
}

/** Two edits of one text, made at the same time: what each is once the other has been made. */

import type { Edit } from "./patch.ts";
import { patchesOf, stretchReader, type Stretch } from "./stretches.ts";

/**
 * `edit`, to be made after `over`, when both were made on the same text.
 *
 * Nothing that either put in is taken away by the other; what both took away is gone once. Where both put something
 * in at one place, `side` says whether this edit's stands before or after the other's: with one side for each, both
 * orders come to the same text (TP1 of C. Ellis and S. Gibbs, "Concurrency Control in Groupware Systems", 1989).
 */
export function transformEdit(edit: Edit, over: Edit, side: "before" | "after"): Edit {
  const own = stretchReader(edit);
  const other = stretchReader(over);
  const moved: Stretch[] = [];
  while (own.hasMore()) {
    if (own.kind() === "insert" && (side === "before" || other.kind() !== "insert")) {
      moved.push(own.take(Number.POSITIVE_INFINITY));
    } else if (other.kind() === "insert") {
      moved.push({ kind: "keep", length: other.length() });
      other.take(Number.POSITIVE_INFINITY);
    } else {
      // Both speak of the same code units of the text that both were made on.
      const length = Math.min(own.length(), other.length());
      const stretch = own.take(length);
      if (other.take(length).kind === "keep") moved.push(stretch);
    }
  }
  return patchesOf(moved);
}

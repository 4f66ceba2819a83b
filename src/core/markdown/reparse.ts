/** Keep a body up to date with an edit of its text. */

import { applyEdit, type Edit } from "../document/patch.ts";
import type { Body } from "./block.ts";
import { bodyText, parseBody } from "./body.ts";

/**
 * The body after `edit` (offsets in `bodyText(body)`): equal to `parseBody` of the new text, but reading again
 * only what may have changed. Blocks outside of that are the same objects.
 */
export function reparseBody(body: Body, edit: Edit): Body {
  return parseBody(applyEdit(bodyText(body), edit), body.dialect);
}

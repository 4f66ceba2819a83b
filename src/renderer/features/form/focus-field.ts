/** Bring a field of the form into view and put the cursor into it. */

import type { FieldPath } from "#core/problems/problem";
import { pathKey } from "./form-model.ts";

/** The pane may only just be opening: so many frames are waited for it. */
const MOST_FRAMES = 30;
const FOCUSABLE = "input:not([type=hidden]), textarea, button, [tabindex='0']";

/**
 * Focus the field at `path`, or the nearest one around it, as soon as the form shows it.
 *
 * Nothing happens where no form appears, or the form shows no part of `path`.
 */
export function focusField(path: FieldPath, frames = MOST_FRAMES): void {
  const found = nearestField(path);
  if (!found) {
    if (frames > 0) requestAnimationFrame(() => focusField(path, frames - 1));
    return;
  }
  found.scrollIntoView({ block: "center" });
  const control =
    found.querySelector<HTMLElement>(`.form-control :is(${FOCUSABLE})`) ??
    found.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus({ preventScroll: true });
}

function nearestField(path: FieldPath): HTMLElement | null {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field-path]")];
  for (let at = path; at.length > 0; at = at.slice(0, -1)) {
    const key = pathKey(at);
    const found = fields.find((element) => element.dataset["fieldPath"] === key);
    if (found) return found;
  }
  return null;
}

/** One field of the frontmatter edited, as the form would. */

import { applyEdit } from "../document/patch.ts";
import { splitDocument } from "../document/parts.ts";
import { sameValue } from "../frontmatter/compare.ts";
import { editField } from "../frontmatter/edit.ts";
import { readFrontmatter } from "../frontmatter/read.ts";
import type { Audited } from "./audit.ts";
import { chooseFrom, type Random } from "./random.ts";

const ADDED = " galley";

/** Change a random top-level text field; `null` when the document has none that a form can edit. */
export function auditField(text: string, random: Random): Audited | null {
  const parts = splitDocument(text);
  const reading = readFrontmatter(parts);
  if (reading.kind !== "read") return null;
  const place = chooseFrom(
    reading.places.filter(
      ({ path, editable }) =>
        editable && path.length === 1 && typeof reading.values[String(path[0])] === "string",
    ),
    random,
  );
  const name = place && String(place.path[0]);
  if (!place || name === undefined) return null;
  const value = `${String(reading.values[name])}${ADDED}`;
  const edit = editField(text, { kind: "set", path: [name], value });
  const after = applyEdit(text, edit);
  const again = readFrontmatter(splitDocument(after));
  const within =
    after.startsWith(text.slice(0, place.value.from)) && after.endsWith(text.slice(place.value.to));
  return {
    confined: within,
    ideal: within && edit.length === 1,
    reparsed: again.kind === "read" && sameValue(again.values, { ...reading.values, [name]: value }),
    before: text.slice(parts.frontmatter?.whole.from ?? 0, parts.frontmatter?.whole.to ?? 0),
    after: after.slice(0, (parts.frontmatter?.whole.to ?? 0) + after.length - text.length),
  };
}

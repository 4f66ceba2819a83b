/** Translated fields as an edit of the frontmatter. */

import type { DocumentParts } from "../document/parts.ts";
import { applyEdit, type Edit } from "../document/patch.ts";
import { editField } from "../frontmatter/edit.ts";
import { textOf } from "../segments/inline.ts";
import type { ExchangeUnit, RefusedUnit, ReturnedUnit } from "./model.ts";

export interface PartEdit {
  readonly edit: Edit;
  readonly refused: readonly RefusedUnit[];
  readonly changed: number;
}

export function fieldEdit(
  parts: DocumentParts,
  fields: readonly ExchangeUnit[],
  units: ReadonlyMap<string, ReturnedUnit>,
): PartEdit & { readonly same: number } {
  let head = parts.text.slice(0, parts.body.from);
  const refused: RefusedUnit[] = [];
  let changed = 0;
  let same = 0;
  for (const field of fields) {
    const unit = units.get(field.id);
    if (unit?.content.kind === "segments" && unit.content.segments.length !== 1) {
      refused.push({ id: field.id, fault: "segments-differ", text: field.name });
      continue;
    }
    const [now] = field.segments[0]?.target ?? [];
    const text = unit ? fieldText(unit, typeof now === "string" ? now : "") : null;
    if (text === null) continue;
    if (text === now) {
      same++;
      continue;
    }
    try {
      head = applyEdit(head, editField(head, { kind: "set", path: [field.name], value: text }));
      changed++;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refused.push({ id: field.id, fault: "cannot-write", text });
    }
  }
  const before = parts.text.slice(0, parts.body.from);
  const edit = head === before ? [] : [{ from: 0, to: before.length, insert: head }];
  return { edit, refused, changed, same };
}

/** Of XLIFF, blanks at the ends are the tools' affair: what stands there `now` keeps its own, as a block scalar's end. */
function fieldText({ content }: ReturnedUnit, now: string): string | null {
  if (content.kind === "markdown") return content.text;
  const [segment] = content.segments;
  const text = segment?.target ? textOf(segment.target).trim() : "";
  if (text === "") return null;
  return text === now.trim() ? now : text + now.slice(now.trimEnd().length);
}

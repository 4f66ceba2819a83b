/** Edits of a body's structure made and saved, and what they came to. */

import { applyEdit } from "../document/patch.ts";
import { bodyText } from "../markdown/body.ts";
import { saveBlocks, type After } from "../markdown/save.ts";
import type { VisualNode } from "../visual/node.ts";
import { visualSchema } from "../visual/schema.ts";
import type { Audited } from "./audit.ts";
import type { Random } from "./random.ts";
import { readsAsEdited } from "./reading.ts";
import { isIdealStructure } from "./structure-ideal.ts";
import { editStructure, type StructureEdit, type StructureKind, type Visual } from "./structure-edits.ts";

/**
 * Make an edit of this kind and save it; `null` when the body has no place for it.
 *
 * It is confined when nothing outside of the blocks that it is about and their two neighbours changed: where a
 * block comes, goes or is cut, lists that meet must be told apart.
 */
export function auditStructure(visual: Visual, kind: StructureKind, random: Random): Audited | null {
  const { body } = visual;
  const edit = editStructure(visual, kind, random);
  if (!edit) return null;
  const after = edit.after.map(checked);
  const saved = saveBlocks(body, after);
  const old = bodyText(body);
  const now = applyEdit(old, saved.edit);
  const { from, to } = reachOf(visual, edit);
  return {
    confined: leavesAlone({ old, now, from, to }) && (kind !== "move" || keepsSources(visual, now)),
    ideal: isIdealStructure(edit, old, now),
    reparsed: now === bodyText(saved.body) && readsAsEdited(now, after, body, "as lists"),
    isIsland: saved.outcomes.includes("island"),
    before: old.slice(from, to),
    after: now.slice(from, Math.max(from, now.length - (old.length - to))),
  };
}

/** A changed or new node as the schema allows it. */
function checked(each: After): After {
  if (each.kind === "kept") return each;
  const node = visualSchema.nodeFromJSON(each.node);
  node.check();
  return { ...each, node: node.toJSON() as VisualNode };
}

/** From the start of the block before the edited ones to the end of the one after them. */
function reachOf({ body: { lead, blocks } }: Visual, { first, end }: StructureEdit) {
  const starts: number[] = [];
  let at = lead.length;
  for (const { source, gap } of blocks) {
    starts.push(at);
    at += source.length + gap.length;
  }
  const last = blocks[end];
  return {
    from: starts[Math.max(0, first - 1)] ?? lead.length,
    to: last ? (starts[end] ?? at) + last.source.length : at,
  };
}

interface Reach {
  readonly old: string;
  readonly now: string;
  readonly from: number;
  readonly to: number;
}

function leavesAlone({ old, now, from, to }: Reach): boolean {
  const tail = old.slice(to);
  return now.length >= from + tail.length && now.startsWith(old.slice(0, from)) && now.endsWith(tail);
}

/** Whether every block that stayed where it was is still spelt as it was. */
function keepsSources({ body }: Visual, now: string): boolean {
  return body.blocks.every(({ source, tree }) => tree?.type === "list" || now.includes(source));
}

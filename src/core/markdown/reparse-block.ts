/** One line of text in a body read anew, and nothing else: what most keys come to. */

import { editBetween, shiftEdit, type Edit } from "../document/patch.ts";
import type { Block, Body, Dialect } from "./block.ts";
import { startOfText } from "./body.ts";
import { withFacts } from "./body-facts.ts";
import { changeOf, firstMovedTag, type Change } from "./reparse-change.ts";
import { hasBlankLine } from "./rewrite-lines.ts";

/**
 * `body` with `young` in place of its block `index`, and the edit that leads there; `null` where `young`, which was
 * read alone, may read otherwise in its place. The body is the one that `reparseBody` returns.
 *
 * A paragraph or a heading between blank lines is in its place what it is alone: what stands before goes on into it
 * only by its indentation, which is as it was, and what follows begins anew. What is left are tags that reach over
 * blocks.
 */
export function reparseBlock(
  body: Body,
  index: number,
  young: Block,
): { readonly body: Body; readonly edit: Edit } | null {
  const old = body.blocks[index];
  if (!old || !isAlike(old, young) || !standsApart(body, index)) return null;
  let start = body.lead.length;
  for (const { source, gap } of body.blocks.slice(0, index)) start += source.length + gap.length;
  const edit = shiftEdit(editBetween(old.source, young.source), start);
  const change = changeOf(body, edit);
  const { before, after } = change;
  if (!before.isReadable || !after.isReadable || startOfText(after.text) > 0) return null;
  if (after.mayHoldTags && !leavesTagsAlone(change, { start, old, young })) return null;
  const blocks = body.blocks.with(index, { ...young, gap: old.gap });
  return { body: withFacts({ ...body, blocks }, after), edit };
}

/** Whether both are text of the same kind, as far indented. */
function isAlike(old: Block, young: Block): boolean {
  const type = old.tree?.type;
  if ((type !== "paragraph" && type !== "heading") || young.tree?.type !== type) return false;
  return old.island === null && young.island === null && indentOf(old.source) === indentOf(young.source);
}

function indentOf(source: string): string {
  return /^[ \t]*/.exec(source)?.[0] ?? "";
}

/** Whether blank lines, or the body's ends, are on both sides of a block. */
function standsApart({ blocks }: Body, index: number): boolean {
  const before = blocks[index - 1];
  const isLast = index === blocks.length - 1;
  return (!before || hasBlankLine(before.gap)) && (isLast || hasBlankLine(blocks[index]?.gap ?? ""));
}

interface Replaced {
  /** Where the block begins, in both texts. */
  readonly start: number;
  readonly old: Block;
  readonly young: Block;
}

/** Whether no tag of the body is in the block, and none before it or around it ends elsewhere now. */
function leavesTagsAlone(change: Change, { start, old, young }: Replaced): boolean {
  if (change.repaired.first !== Infinity || firstMovedTag(change, start) !== Infinity) return false;
  const { dialect } = change.body;
  return !hasTagMark(old.source, dialect) && !hasTagMark(young.source, dialect);
}

function hasTagMark(source: string, { mdx }: Dialect): boolean {
  return (mdx ? /[{<]|:::|\$\$|import|export/ : /\{|:::|\$\$/).test(source);
}

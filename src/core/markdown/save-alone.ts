/** The save of a body in which one line of text was edited and nothing else: what typing comes to. */

import { editBetween, shiftEdit, type Edit } from "../document/patch.ts";
import { fromVisual } from "../visual/from-visual.ts";
import type { VisualNode } from "../visual/node.ts";
import type { Block, Body } from "./block.ts";
import { cutBlocks } from "./body.ts";
import { parseTree } from "./parse.ts";
import { reparseBlock } from "./reparse-block.ts";
import { rewriteBlock, saysTheSame, settledSignature, type BlockContext } from "./rewrite-block.ts";
import type { Tree } from "./rewrite-tree.ts";
import type { After, Outcome, Saved } from "./save.ts";

/**
 * What saving `after` comes to, where that is known without reading more than the edited block; `null` otherwise.
 *
 * Never another result than the long way's: the block is rewritten by the same rules, and `reparseBlock` vouches
 * that it reads in its place as it does alone, so its neighbours need not be read with it.
 */
export function saveAlone(before: Body, after: readonly After[], context: BlockContext): Saved | null {
  const edited = onlyEdited(before, after);
  const read = edited && rewritten(before, edited, context);
  if (!read) return null;
  if (read.how === "kept")
    return savedAs(after, { body: before, edit: [], edited, block: read.block, outcome: "kept" });
  const replaced = reparseBlock(before, edited.index, read.block);
  const young = replaced?.body.blocks[edited.index];
  return replaced && young ? savedAs(after, { ...replaced, edited, block: young, outcome: read.how }) : null;
}

/**
 * The edit that saving `after` comes to, where one block was edited and no other; `null` otherwise. Nothing is looked
 * at but that block, so it costs the same in a text of any length: how its neighbours read beside it is not known.
 */
export function editAlone(before: Body, after: readonly After[], context: BlockContext): Edit | null {
  const edited = onlyEdited(before, after);
  const old = edited ? before.blocks[edited.index] : undefined;
  const read = edited && rewritten(before, edited, context);
  if (!old || !read) return null;
  let start = before.lead.length;
  for (const { source, gap } of before.blocks.slice(0, edited.index)) start += source.length + gap.length;
  return shiftEdit(editBetween(old.source, read.block.source), start);
}

/** The edited block as it is written and reads alone. */
function rewritten(before: Body, { index, node: edited }: Edited, context: BlockContext): Rewritten | null {
  const block = before.blocks[index];
  if (!block?.tree || block.island) return null;
  const node = fromVisual(edited) as Tree;
  if (settledSignature(node).empty) return null;
  const old = block.tree as Tree;
  if (saysTheSame(old, node)) return { block, how: "kept" };
  return readRewritten({ source: block.source, before: old, after: node }, context);
}

interface Rewritten {
  readonly block: Block;
  readonly how: "kept" | "patched" | "rewritten";
}

/** The edited block: its place in the body and in the editor's list. */
interface Edited {
  readonly index: number;
  readonly at: number;
  readonly node: VisualNode;
}

/** The one block that was edited where all others stay in their order; empty paragraphs between them are nothing. */
function onlyEdited({ blocks }: Body, after: readonly After[]): Edited | null {
  let edited: Edited | null = null;
  let index = 0;
  for (const [at, each] of after.entries()) {
    if (each.kind === "new") {
      if (each.node.type !== "paragraph" || each.node.content?.length) return null;
      continue;
    }
    if (each.block !== blocks[index]) return null;
    if (each.kind === "changed") {
      if (edited) return null;
      edited = { index, at, node: each.node };
    }
    index++;
  }
  return index === blocks.length ? edited : null;
}

/** The block rewritten and read alone; `null` when no form of it means what was edited. */
function readRewritten(
  edit: { readonly source: string; readonly before: Tree; readonly after: Tree },
  context: BlockContext,
): Rewritten | null {
  let read: Block | undefined;
  const rewrite = rewriteBlock(edit, context, (source) => {
    const root = parseTree(source, context.dialect, context.labels);
    const [only, ...others] = root.children;
    if (!only || others.length > 0 || !saysTheSame(only as Tree, edit.after)) return false;
    const cut = cutBlocks(source, root);
    read = cut.lead === "" ? cut.blocks[0] : undefined;
    return true;
  });
  return rewrite && read?.source === rewrite.source ? { block: read, how: rewrite.how } : null;
}

function savedAs(
  after: readonly After[],
  {
    body,
    edit,
    edited,
    block,
    outcome,
  }: Pick<Saved, "body" | "edit"> & {
    readonly edited: Edited;
    readonly block: Block;
    readonly outcome: Outcome;
  },
): Saved {
  return {
    edit,
    body,
    blocks: after.map((each, at) => (at === edited.at ? block : each.kind === "new" ? null : each.block)),
    outcomes: after.map((_, at) => (at === edited.at ? outcome : "kept")),
    isWhole: true,
  };
}

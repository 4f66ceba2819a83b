/**
 * The lossless save: from the blocks as they were and as the visual editor has them, to an edit of the text.
 *
 * Blocks that were not edited keep their source and the gaps between them. An edited block is patched
 * (rewrite-block.ts). What is new is written in the document's style. Then every place where new neighbours meet
 * is read again: no block may swallow or split another.
 */

import type { RootContent } from "mdast";
import type { Edit } from "../document/patch.ts";
import type { VisualNode } from "../visual/node.ts";
import { fromVisual } from "../visual/from-visual.ts";
import type { Block, Body } from "./block.ts";
import { reparseBody } from "./reparse.ts";
import { donorsOf, type Donor } from "./rewrite-setting.ts";
import {
  readsAs,
  rewriteBlock,
  saysTheSame,
  settledSignature,
  writeBlock,
  type BlockContext,
} from "./rewrite-block.ts";
import { writeHtml } from "./rewrite-html.ts";
import { childrenOf, type Tree } from "./rewrite-tree.ts";
import { editOf } from "./save-edit.ts";
import { editAlone, saveAlone } from "./save-alone.ts";
import { joinEntries, type Entry } from "./save-gaps.ts";
import { joinedBlocks, type JoinedBlocks } from "./save-join.ts";
import { withSplitEnds } from "./save-split.ts";
import { detectStyle, type DocumentStyle } from "./style.ts";

/** One block as the visual editor has it, in the editor's order. */
export type After =
  | { readonly kind: "kept"; readonly block: Block }
  | { readonly kind: "changed"; readonly block: Block; readonly node: VisualNode }
  | { readonly kind: "new"; readonly node: VisualNode };

/**
 * What became of one block. `patched`: only what was edited is spelt anew. `rewritten`: all of it is.
 * `island`: no Markdown says what was edited; it was written as HTML, which the person must be told.
 */
export type Outcome = "kept" | "patched" | "rewritten" | "island";

export interface Saved {
  /** Offsets in the body's text before. Empty when nothing changed. */
  readonly edit: Edit;
  readonly body: Body;
  /**
   * Aligned with `after`; `null` for an empty paragraph, for which nothing is written, and (with the outcome
   * "island") for what became a part of another block, or reads otherwise in its new surroundings.
   */
  readonly blocks: readonly (Block | null)[];
  readonly outcomes: readonly Outcome[];
  /**
   * Whether `blocks` are the body's blocks, each of them once. Else the text reads otherwise than what was given,
   * and `body` must be shown anew: a tag that lost its line took what follows it, an island's source is now two
   * blocks, or a comment had to keep two blocks apart.
   */
  readonly isWhole: boolean;
}

/** Save `after` over `before`. `applyEdit(bodyText(before), saved.edit)` is `bodyText(saved.body)`. */
export function saveBlocks(before: Body, after: readonly After[]): Saved {
  const style = styleOf(before);
  const saved = saveAlone(before, after, aloneIn(before, style)) ?? saveWidely(before, after, style);
  styles.set(saved.body, style);
  return saved;
}

/**
 * What is being edited in one block, as an edit of the body's text, for who may not wait for the save; `null` where
 * only the save can tell. The save comes to the same unless the block reads otherwise beside its neighbours.
 */
export function editMeanwhile(before: Body, after: readonly After[]): Edit | null {
  return editAlone(before, after, aloneIn(before, styleOf(before)));
}

function aloneIn(body: Body, style: DocumentStyle): BlockContext {
  return { dialect: body.dialect, labels: body, style, donors: [] };
}

/** The long way, for any edits: `saveBlocks` comes to the same without it where one line of text was edited. */
export function saveWidely(before: Body, after: readonly After[], style: DocumentStyle): Saved {
  const context = { dialect: before.dialect, labels: before, style, donors: donorsFor(before, after) };
  const placed = withSplitEnds(placeEntries(before, after, context), after);
  const entries = joinEntries(
    placed.filter((entry) => entry !== null),
    before,
    context,
  );
  const { edit, starts } = editOf(before, entries);
  const body = edit.length === 0 ? before : reparseBody(before, edit);
  const found = blocksAt(body, entries, starts).map((block, index) =>
    block && readsAsMeant(block, entries[index] as Entry, before) ? block : null,
  );
  const blocks = new Map(entries.map((entry, index) => [entry.index, found[index] ?? null]));
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const outcomeOf = (index: number): Outcome =>
    blocks.get(index) === null ? "island" : (byIndex.get(index)?.outcome ?? "kept");
  return {
    edit,
    body,
    blocks: after.map((_, index) => blocks.get(index) ?? null),
    outcomes: after.map((_, index) => outcomeOf(index)),
    isWhole: body.blocks.length === entries.length && found.every((block) => block !== null),
  };
}

/** A body's style is detected once and handed on to the bodies that are made from it. */
const styles = new WeakMap<Body, DocumentStyle>();

function styleOf(body: Body): DocumentStyle {
  const known = styles.get(body) ?? detectStyle(body.blocks);
  styles.set(body, known);
  return known;
}

/** Old nodes of blocks that are gone or edited: they may stand elsewhere now. */
function donorsFor(before: Body, after: readonly After[]): readonly Donor[] {
  const changed = new Set(after.flatMap((each) => (each.kind === "changed" ? [each.block] : [])));
  if (changed.size === 1 && !after.some(({ kind }) => kind === "new")) return [];
  const kept = new Set(after.flatMap((each) => (each.kind === "kept" ? [each.block] : [])));
  return before.blocks
    .filter((block) => !kept.has(block))
    .flatMap(({ tree, source }) => (tree ? donorsOf(tree as Tree, source) : []));
}

/** The entries in the new order; `null` for what has no text. */
function placeEntries(before: Body, after: readonly After[], context: BlockContext): (Entry | null)[] {
  const places = new Map(before.blocks.map((block, index) => [block, index]));
  const staying = new Set(
    after.flatMap((each) => (each.kind === "new" ? [] : [places.get(each.block) ?? -1])),
  );
  return after.map((each, index) => {
    if (each.kind === "new")
      return entryOf(fromVisual(each.node), { index, old: -1, block: null, joined: null }, context);
    const { block } = each;
    const old = places.get(block) ?? -1;
    // A block that stands in two places was copied: only the first is where it was.
    places.delete(block);
    if (each.kind === "kept") {
      return {
        index,
        old,
        until: old,
        begins: old,
        ends: old,
        source: block.source,
        tree: block.tree as Tree | null,
        outcome: "kept",
      };
    }
    const node = fromVisual(each.node);
    const gone = (at: number): boolean => !staying.has(at);
    const joined = old === -1 ? null : joinedBlocks(before, old, node as Tree, gone);
    for (let at = joined?.from ?? 0; joined && at <= joined.until; at++) staying.add(at);
    return entryOf(node, { index, old, block, joined }, context);
  });
}

interface Origin {
  readonly index: number;
  readonly old: number;
  readonly block: Block | null;
  readonly joined: JoinedBlocks | null;
}

function entryOf(node: RootContent, origin: Origin, context: BlockContext): Entry | null {
  const { index, old, block, joined } = origin;
  const tree = node as Tree;
  const [from, until] = joined ? [joined.from, joined.until] : [old, old];
  const place = { index, old: from, until, begins: from, ends: until };
  if (node.type === "island") {
    if (block && node.value === block.source)
      return { ...place, source: block.source, tree: null, outcome: "kept" };
    const source = node.value.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+|\s+$/g, "");
    return source === "" ? null : { ...place, source, tree: null, outcome: "patched" };
  }
  if (settledSignature(tree).empty) return null;
  if (block?.tree && saysTheSame(block.tree as Tree, tree)) {
    return { ...place, source: block.source, tree: block.tree as Tree, outcome: "kept" };
  }
  const accepts = readsAs(tree, context);
  const whole = joined ?? (block?.tree ? { source: block.source, tree: block.tree as Tree } : null);
  const rewrite = whole
    ? rewriteBlock({ source: whole.source, before: whole.tree, after: tree }, context, accepts)
    : writeBlock(tree, context, accepts);
  if (rewrite) return { ...place, source: rewrite.source, tree, outcome: rewrite.how };
  return { ...place, source: lastResort(tree, context), tree: null, outcome: "island" };
}

/** What no Markdown says, as HTML. A quote becomes a pair of tags around its blocks, which stay Markdown. */
function lastResort(tree: Tree, context: BlockContext): string {
  if (tree.type !== "blockquote") return writeHtml(tree);
  const blocks = childrenOf(tree).map((child) =>
    child.type === "island" ? (child.value ?? "") : (writeBlock(child, context)?.source ?? writeHtml(child)),
  );
  return ["<blockquote>", ...blocks, "</blockquote>"].join(context.style.gap);
}

/** The block that each entry has become, from its first code unit to its last; `null` where it is not one. */
function blocksAt(body: Body, entries: readonly Entry[], starts: readonly number[]): (Block | null)[] {
  const places = new Map<number, Block>();
  let at = body.lead.length;
  for (const block of body.blocks) {
    places.set(at, block);
    at += widthOf(block);
  }
  return entries.map(({ source }, index) => {
    const block = places.get(starts[index] ?? -1);
    return block?.source === source ? block : null;
  });
}

/**
 * Whether `block` reads as what was to be written there. A footnote's definition that is gone leaves its references
 * text; a block that ran on from the one before it reads otherwise alone.
 */
function readsAsMeant(block: Block, { old, tree }: Entry, before: Body): boolean {
  if (block === before.blocks[old] || tree === null) return true;
  return block.tree !== null && saysTheSame(block.tree as Tree, tree);
}

function widthOf({ source, gap }: Block): number {
  return source.length + gap.length;
}

/**
 * Which block each top-level node of the visual editor came from.
 *
 * ProseMirror's nodes are immutable: a top-level node that is still the same object was not edited, so its block
 * keeps its source. Nothing here looks at a key; it is asked when edits are delivered.
 */

import { Fragment, type Node } from "prosemirror-model";
import type { Block, Body } from "#core/markdown/block";
import type { After, Saved } from "#core/markdown/save";
import type { VisualNode } from "#core/visual/node";

/** A top-level node and its block; `null`: nothing in the body, an empty paragraph to type in. */
export interface TrackedNode {
  readonly node: Node;
  readonly block: Block | null;
}

/** Above this many pairs, what was replaced is paired by order instead of by likeness. */
const MOST_PAIRS = 2500;

/** Track a document whose top-level nodes stand for `blocks`, in order; further nodes stand for nothing. */
export function trackDocument(document: Node, blocks: readonly (Block | null)[]): readonly TrackedNode[] {
  return document.children.map((node, index) => ({ node, block: blocks[index] ?? null }));
}

/** Track a document that was just saved. Nodes whose text became a part of another block stand for nothing any more. */
export function trackSaved(document: Node, { blocks, outcomes }: Saved): readonly TrackedNode[] {
  return trackDocument(document, blocks).filter(
    ({ block }, index) => block !== null || outcomes[index] !== "island",
  );
}

/** What became of the tracked nodes: for each top-level node of `document`, the block it keeps, changes, or that it is new. */
export function afterOf(tracked: readonly TrackedNode[], document: Node): readonly After[] {
  return afterOne(tracked, document) ?? afterAny(tracked, document);
}

/** The same where one node took another's place and all others are where they were: what typing comes to. */
function afterOne(tracked: readonly TrackedNode[], document: Node): readonly After[] | null {
  if (document.childCount !== tracked.length) return null;
  const changed = tracked.findIndex(({ node }, index) => node !== document.child(index));
  const young = document.maybeChild(changed);
  if (!young || tracked.findLastIndex(({ node }, index) => node !== document.child(index)) !== changed)
    return null;
  if (tracked.some(({ node }) => node === young)) return null;
  return tracked.map(({ node, block }, index): After => {
    if (index !== changed) return block ? { kind: "kept", block } : { kind: "new", node: valueOf(node) };
    return block ? { kind: "changed", block, node: valueOf(young) } : { kind: "new", node: valueOf(young) };
  });
}

/** The same for any edits. */
export function afterAny(tracked: readonly TrackedNode[], document: Node): readonly After[] {
  const placesOf = Map.groupBy(tracked.keys(), (index) => tracked[index]?.node);
  const kept = new Set<Block>();
  const found = document.children.map((node) => {
    const places = placesOf.get(node);
    if (!places) return null;
    // A node object can stand twice after a copy, for a block each time; once more often, it is new.
    const index = places.shift() ?? -1;
    const block = tracked[index]?.block ?? null;
    if (block === null || kept.has(block)) return "new" as const;
    kept.add(block);
    return { block, index };
  });
  const after: After[] = [];
  let last = -1;
  for (let start = 0; start < found.length;) {
    const entry = found[start];
    if (entry && entry !== "new") {
      after.push({ kind: "kept", block: entry.block });
      last = entry.index;
      start++;
      continue;
    }
    let end = start;
    let next = tracked.length;
    for (; end < found.length; end++) {
      const anchor = found[end];
      if (!anchor || anchor === "new") continue;
      next = anchor.index;
      break;
    }
    const gone = tracked.slice(last + 1, next).filter(({ block }) => block !== null && !kept.has(block));
    const came = document.children.slice(start, end);
    const open = came.filter((_, index) => found[start + index] === null);
    const pairs = pairUp(gone, open);
    for (const node of came) {
      const block = pairs.get(node)?.block;
      after.push(
        block ? { kind: "changed", block, node: valueOf(node) } : { kind: "new", node: valueOf(node) },
      );
    }
    start = end;
  }
  return after;
}

function valueOf(node: Node): VisualNode {
  return node.toJSON() as VisualNode;
}

/** Pair nodes that went with nodes that came, in order, so that as much text as possible stays with its block. */
function pairUp(gone: readonly TrackedNode[], came: readonly Node[]): ReadonlyMap<Node, TrackedNode> {
  const [only] = gone;
  const [young] = came;
  if (only && young && gone.length === 1 && came.length === 1) return new Map([[young, only]]);
  if (gone.length * came.length > MOST_PAIRS) return pairByOrder(gone, came);
  // best[i][j]: the most likeness that gone[i…] and came[j…] can have, pairing in order.
  const likeness = gone.map(({ node }) => came.map((other) => likenessOf(node, other)));
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(came.length + 1));
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = came.length - 1; j >= 0; j--) {
      const paired = (likeness[i]?.[j] ?? 0) + (best[i + 1]?.[j + 1] ?? 0);
      const row = best[i];
      if (row) row[j] = Math.max(paired, best[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const pairs = new Map<Node, TrackedNode>();
  for (let i = 0, j = 0; i < gone.length && j < came.length;) {
    const value = best[i]?.[j];
    if (value === best[i + 1]?.[j]) i++;
    else if (value === best[i]?.[j + 1]) j++;
    else {
      const pair = gone[i];
      const node = came[j];
      if (pair && node) pairs.set(node, pair);
      i++;
      j++;
    }
  }
  return pairs;
}

function pairByOrder(gone: readonly TrackedNode[], came: readonly Node[]): ReadonlyMap<Node, TrackedNode> {
  const pairs = new Map<Node, TrackedNode>();
  came.forEach((node, index) => {
    const pair = gone[index];
    if (pair && pair.node.type === node.type) pairs.set(node, pair);
  });
  return pairs;
}

/** 0: nothing in common. Text at both ends counts most: a word changed, a paragraph split or joined. */
function likenessOf(left: Node, right: Node): number {
  const one = left.textContent;
  const other = right.textContent;
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const longer = Math.max(one.length, other.length);
  const sameType = left.type === right.type;
  if (longer === 0) return sameType ? 0.2 : 0;
  const shared = (start + end) / longer;
  return shared < 0.15 && !sameType ? 0 : shared + (sameType ? 0.1 : 0);
}

/**
 * The tracked nodes for `body`: blocks that are still the same objects keep their nodes, others get new ones.
 *
 * Empty paragraphs that stand between blocks that stay are kept as well: somebody may be about to type there.
 */
export function retrack(
  tracked: readonly TrackedNode[],
  body: Body,
  nodeOf: (block: Block) => Node,
): readonly TrackedNode[] {
  const { blocks } = body;
  let head = 0;
  let first = 0;
  for (; head < tracked.length; head++) {
    const entry = tracked[head];
    if (entry?.block === null) continue;
    if (first >= blocks.length || entry?.block !== blocks[first]) break;
    first++;
  }
  let tail = tracked.length;
  let last = blocks.length;
  for (; tail > head; tail--) {
    const entry = tracked[tail - 1];
    if (entry?.block === null) continue;
    if (last <= first || entry?.block !== blocks[last - 1]) break;
    last--;
  }
  const held = new Map(tracked.map(({ node, block }) => [block, node]));
  const middle = blocks
    .slice(first, last)
    .map((block) => ({ block, node: held.get(block) ?? nodeOf(block) }));
  return [...tracked.slice(0, head), ...middle, ...tracked.slice(tail)];
}

/** The fragment that the tracked nodes make. */
export function fragmentOf(tracked: readonly TrackedNode[]): Fragment {
  return Fragment.from(tracked.map(({ node }) => node));
}

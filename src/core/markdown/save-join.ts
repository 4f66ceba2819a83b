/** Paragraphs that were joined: one block over the source of several, so that each half keeps its spelling. */

import type { Body } from "./block.ts";
import { holdsInline, plainText, type Tree } from "./rewrite-tree.ts";

/** Old blocks `from` to `until` seen as one paragraph. Between their contents stands an atom that no edit keeps. */
export interface JoinedBlocks {
  readonly from: number;
  readonly until: number;
  readonly source: string;
  readonly tree: Tree;
}

/**
 * The old blocks that the edited block `index` was made of: itself, and a removed neighbour whose words it ends
 * or begins with. `null` when it is itself alone.
 */
export function joinedBlocks(
  body: Body,
  index: number,
  edited: Tree,
  gone: (index: number) => boolean,
): JoinedBlocks | null {
  if (!holdsInline(edited)) return null;
  const text = plainText(edited);
  const joins = (at: number, side: "start" | "end"): boolean => {
    const tree = body.blocks[at]?.tree as Tree | undefined;
    if (!tree || !gone(at) || !holdsInline(tree) || tree.type === "tableCell") return false;
    const words = plainText(tree);
    return words !== "" && (side === "start" ? text.startsWith(words) : text.endsWith(words));
  };
  const from = joins(index - 1, "start") ? index - 1 : index;
  const until = joins(index + 1, "end") ? index + 1 : index;
  return from === until ? null : overBlocks(body, from, until);
}

function overBlocks({ blocks }: Body, from: number, until: number): JoinedBlocks | null {
  let source = "";
  const children: Tree[] = [];
  for (let index = from; index <= until; index++) {
    const block = blocks[index];
    const tree = block?.tree as Tree | undefined;
    if (!block || !tree) return null;
    if (index > from)
      children.push({ type: "blockBreak", value: "", position: at(source.length, source.length) });
    children.push(...(tree.children ?? []).map((child) => shifted(child, source.length)));
    source += block.source + (index < until ? block.gap : "");
  }
  const position = at(0, source.length);
  return { from, until, source, tree: { type: "paragraph", children, position } };
}

function shifted(tree: Tree, by: number): Tree {
  const { position, children } = tree;
  return {
    ...tree,
    ...(position && { position: at((position.start.offset ?? 0) + by, (position.end.offset ?? 0) + by) }),
    ...(children && { children: children.map((child) => shifted(child, by)) }),
  };
}

function at(from: number, to: number): NonNullable<Tree["position"]> {
  return { start: { offset: from }, end: { offset: to } };
}

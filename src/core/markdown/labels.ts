/** The labels that blocks define: a reference is one only where its label is defined. */

import type { Block } from "./block.ts";
import type { KnownLabels } from "./parse.ts";
import { walkTree, type IslandNode } from "./syntax-tree.ts";

/** Definitions and footnote definitions of a block. Kept by block: blocks never change. */
const found = new WeakMap<Block, readonly IslandNode[]>();

/** The definitions and footnote definitions in `block`, nested ones included. */
export function definitionsIn(block: Block): readonly IslandNode[] {
  const known = found.get(block);
  if (known) return known;
  const islands: IslandNode[] = [];
  if (block.tree && /\]:/.test(block.source)) {
    walkTree(block.tree, (node) => {
      if (node.type === "island" && node.data?.identifier !== undefined) islands.push(node);
    });
  }
  found.set(block, islands);
  return islands;
}

/** The labels that `blocks` define. */
export function labelsOf(blocks: readonly Block[]): KnownLabels {
  const definitions = new Set<string>();
  const footnotes = new Set<string>();
  for (const { kind, data } of blocks.flatMap(definitionsIn)) {
    const identifier = data?.identifier;
    if (identifier !== undefined) (kind === "footnote" ? footnotes : definitions).add(identifier);
  }
  return { definitions, footnotes };
}

/** Where each defined label leads. The first definition of a label counts, as CommonMark has it. */
export function targetsOf(
  blocks: readonly Block[],
): ReadonlyMap<string, { readonly url: string; readonly title: string | null }> {
  const targets = new Map<string, { readonly url: string; readonly title: string | null }>();
  for (const { data } of blocks.flatMap(definitionsIn)) {
    if (data?.identifier === undefined || data.url === undefined || targets.has(data.identifier)) continue;
    targets.set(data.identifier, { url: data.url, title: data.title ?? null });
  }
  return targets;
}

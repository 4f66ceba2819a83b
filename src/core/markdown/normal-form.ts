/** The normal form of a syntax tree: what it means, without how it was written. */

import type { Nodes } from "mdast";

/** Plain data; equal normal forms mean the same document. */
export type NormalNode = string | number | boolean | null | readonly NormalNode[] | { readonly [key: string]: NormalNode };

/** The normal form of `node` and all below it. */
export function normalTree(node: Nodes): NormalNode {
  return node.type;
}

/** A string that two trees share exactly when they mean the same. */
export function treeSignature(node: Nodes): string {
  return JSON.stringify(normalTree(node));
}

/** Whether two trees mean the same: positions, spelling, the order of nested marks and adjacent equal marks aside. */
export function sameTree(left: Nodes, right: Nodes): boolean {
  return treeSignature(left) === treeSignature(right);
}

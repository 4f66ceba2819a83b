/** What every part of a rewrite is told: the old source, the document's style and syntax, how careful to be. */

import type { Dialect } from "./block.ts";
import { linePrefix } from "./rewrite-lines.ts";
import type { Care } from "./rewrite-escape.ts";
import { childrenOf, placeOf, type Tree } from "./rewrite-tree.ts";
import type { DocumentStyle } from "./style.ts";

/** An old node whose source may be copied to where an equal or a similar node now stands. */
export interface Donor {
  readonly node: Tree;
  readonly source: string;
  /** What its further lines begin with. */
  readonly prefix: string;
  /** In how many block quotes it stands. */
  readonly quotes: number;
}

export interface Rewriting {
  /** The old source that offsets refer to. */
  readonly source: string;
  readonly dialect: Dialect;
  readonly style: DocumentStyle;
  readonly lineEnding: string;
  readonly care: Care;
  /** Use the other emphasis mark and the other bullet where something new is written. */
  readonly alternate: boolean;
  readonly signature: (node: Tree) => string;
  readonly donors: readonly Donor[];
}

/** All nodes of `tree` that may be copied: blocks at any depth, each with the prefix of its containers. */
export function donorsOf(tree: Tree, source: string): Donor[] {
  const donors: Donor[] = [];
  gather(tree, { source, quotes: 0 }, donors);
  return donors;
}

const CONTAINERS: ReadonlySet<string> = new Set(["list", "listItem", "blockquote", "table", "tableRow"]);

function gather(node: Tree, { source, quotes }: { source: string; quotes: number }, donors: Donor[]): void {
  const place = placeOf(node);
  if (place) donors.push({ node, source, prefix: linePrefix(source, place.from), quotes });
  if (!CONTAINERS.has(node.type)) return;
  const inside = node.type === "blockquote" ? quotes + 1 : quotes;
  for (const child of childrenOf(node)) gather(child, { source, quotes: inside }, donors);
}

/**
 * The syntax tree: mdast, with one addition. Everything that the visual editor does not model is one of two
 * nodes that carry their source: HTML, definitions, footnotes, math, shortcodes, JSX… all look the same to
 * whoever walks the tree.
 */

import type { Data, Literal, Nodes } from "mdast";
import type { IslandKind } from "./block.ts";

/** What a definition or a footnote defines. `identifier` is normalised as in `Body.definitions`. */
export interface IslandData extends Data {
  identifier?: string;
  url?: string;
  title?: string | null;
}

/** A block-level island. `value`: its source, without the indentation and `>` of the containers it stands in. */
export interface IslandNode extends Literal {
  type: "island";
  kind: IslandKind;
  /** What a person would call it; "" where it has no name. For a definition or a footnote: its label. */
  name: string;
  data?: IslandData;
}

/** An island inside a line of text. */
export interface InlineIslandNode extends Literal {
  type: "inlineIsland";
  kind: IslandKind;
  name: string;
}

/** How a link was written: `[text](…)`, `<address>`, or the bare address. */
export type LinkForm = "inline" | "autolink" | "literal";

declare module "mdast" {
  interface RootContentMap {
    island: IslandNode;
    inlineIsland: InlineIslandNode;
  }
  interface BlockContentMap {
    island: IslandNode;
  }
  interface PhrasingContentMap {
    inlineIsland: InlineIslandNode;
  }
  interface LinkData {
    form?: LinkForm;
  }
}

/** The children of any node; none for leaves. */
export function childrenOf(node: Nodes): readonly Nodes[] {
  return "children" in node ? node.children : [];
}

/**
 * Visit `node` and all below it in document order, without recursion: trees from hostile text are deep.
 * `visit` returns `false` to pass over what is below.
 */
export function walkTree(node: Nodes, visit: (node: Nodes, depth: number) => boolean | void): void {
  const waiting: { readonly node: Nodes; readonly depth: number }[] = [{ node, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (visit(next.node, next.depth) === false) continue;
    const children = childrenOf(next.node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push({ node: child, depth: next.depth + 1 });
    }
  }
}

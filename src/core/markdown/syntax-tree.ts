/**
 * The syntax tree: mdast, with one addition. Everything that the visual editor does not model is one of two
 * nodes that carry their source: HTML, definitions, footnotes, math, shortcodes, JSX… all look the same to
 * whoever walks the tree.
 */

import type { Literal, Nodes } from "mdast";
import type { IslandKind } from "./block.ts";

/** A block-level island. `value`: its source, without the indentation and `>` of the containers it stands in. */
export interface IslandNode extends Literal {
  type: "island";
  kind: IslandKind;
  /** What a person would call it; "" where it has no name. For a definition or a footnote: its label. */
  name: string;
}

/** An island inside a line of text. */
export interface InlineIslandNode extends Literal {
  type: "inlineIsland";
  kind: IslandKind;
  name: string;
}

/** How a link was written: `[text](…)` or a reference, `<address>`, or the bare address. */
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

/** Visual nodes to syntax trees. */

import type { RootContent } from "mdast";
import type { VisualNode } from "./node.ts";

/**
 * The syntax tree of a top-level visual node; islands come back as `island` nodes with their source.
 *
 * @throws RangeError for a node type that `visualSpecs` does not name.
 */
export function fromVisual(node: VisualNode): RootContent {
  throw new RangeError(node.type);
}

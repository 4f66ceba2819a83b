/** Blocks as the visual editor's nodes. */

import type { Block, Body } from "#core/markdown/block";
import { toVisual } from "#core/visual/to-visual";
import type { VisualNode } from "#core/visual/node";

export function visualNodeOf(block: Block, _body: Body): VisualNode {
  return toVisual(block);
}

export function visualNodesOf(body: Body): readonly VisualNode[] {
  return body.blocks.map((block) => visualNodeOf(block, body));
}

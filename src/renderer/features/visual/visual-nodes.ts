/** Blocks as the visual editor's nodes. */

import type { Block, Body } from "#core/markdown/block";
import { targetsOf } from "#core/markdown/labels";
import type { VisualNode } from "#core/visual/node";
import { toVisual, type Targets } from "#core/visual/to-visual";

/** Where references lead, found once for each body. */
const targets = new WeakMap<Body, Targets>();

export function visualNodeOf(block: Block, body: Body): VisualNode {
  const known = targets.get(body) ?? targetsOf(body.blocks);
  targets.set(body, known);
  return toVisual(block, known);
}

export function visualNodesOf(body: Body): readonly VisualNode[] {
  return body.blocks.map((block) => visualNodeOf(block, body));
}

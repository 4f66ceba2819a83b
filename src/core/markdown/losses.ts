/** Whether the visual editor's model holds a block whole. Computed for each block, never guessed. */

import type { RootContent } from "mdast";
import { fromVisual } from "../visual/from-visual.ts";
import { visualSchema } from "../visual/schema.ts";
import { treeToVisual } from "../visual/to-visual.ts";
import { sameTree } from "./normal-form.ts";
import { walkTree } from "./syntax-tree.ts";

/** Deeper nesting than this is not shown visually: the editor, and whoever reads, would lose the thread. */
const DEEPEST = 64;

/**
 * Whether `tree` comes back from the visual model meaning what it meant, in nodes that the schema allows.
 * Blocks nested deeper than 64 nodes do not.
 */
export function survivesVisually(tree: RootContent): boolean {
  if (isTooDeep(tree)) return false;
  const visual = treeToVisual(tree);
  if (!sameTree(fromVisual(visual), tree)) return false;
  try {
    visualSchema.nodeFromJSON(visual).check();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isTooDeep(tree: RootContent): boolean {
  let deepest = 0;
  walkTree(tree, (_, depth) => {
    deepest = Math.max(deepest, depth);
    return depth <= DEEPEST;
  });
  return deepest > DEEPEST;
}

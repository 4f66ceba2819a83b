/** What a saved text must read as: the edited document, block by block. */

import type { Block, Body } from "../markdown/block.ts";
import { parseBody } from "../markdown/body.ts";
import { saysTheSame } from "../markdown/rewrite-block.ts";
import type { Tree } from "../markdown/rewrite-tree.ts";
import type { After } from "../markdown/save.ts";
import { fromVisual } from "../visual/from-visual.ts";

/**
 * Whether the whole text, parsed from nothing, is the edited document block by block.
 *
 * Blocks that were kept have the source they had; beside a block that came or went (`neighbours`) a list may have
 * changed its marker, and an empty comment, which no reader sees, may keep two blocks apart.
 */
export function readsAsEdited(
  text: string,
  after: readonly After[],
  before: Body,
  neighbours: "strictly" | "as lists" = "strictly",
): boolean {
  const parsed = parseBody(text, before.dialect).blocks;
  const strict = neighbours === "strictly";
  const blocks =
    strict || parsed.length === after.length ? parsed : parsed.filter((block) => !separates(block));
  if (blocks.length !== after.length) return false;
  return after.every((each, index) => {
    const block = blocks[index];
    if (!block) return false;
    if (each.kind !== "kept") return sameReading(block.tree, fromVisual(each.node));
    const isSame = block.source === each.block.source || (!strict && block.tree?.type === "list");
    return isSame && sameReading(block.tree, each.block.tree);
  });
}

/** What `joinEntries` puts between blocks that nothing else keeps apart. */
function separates({ source }: Block): boolean {
  return source === "<!-- -->" || source === "{/* */}";
}

function sameReading(left: Block["tree"], right: Block["tree"]): boolean {
  if (left === null || right === null) return left === right;
  return saysTheSame(left as Tree, right as Tree);
}

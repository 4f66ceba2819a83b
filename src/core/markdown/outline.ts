/** The headings of a body. */

import { plainText } from "./plain-text.ts";
import type { Body } from "./block.ts";
import { walkTree } from "./syntax-tree.ts";

/** `block`: index in `body.blocks`. `offset`: of the heading's first code unit, in the body's text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly block: number;
  readonly offset: number;
}

/** All headings, those inside quotations and lists included, in order; those inside islands are not seen. */
export function outlineOf(body: Body): readonly Heading[] {
  const headings: Heading[] = [];
  let start = body.lead.length;
  for (const [block, { source, gap, tree }] of body.blocks.entries()) {
    if (tree) {
      walkTree(tree, (node) => {
        if (node.type !== "heading") return;
        const offset = start + (node.position?.start.offset ?? 0);
        headings.push({ level: node.depth, text: plainText(node).trim(), block, offset });
      });
    }
    start += source.length + gap.length;
  }
  return headings;
}

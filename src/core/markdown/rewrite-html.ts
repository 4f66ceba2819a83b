/** The form of last resort: a block as HTML on one line, when no Markdown says what was edited. Nothing of it is lost. */

import type { Nodes } from "mdast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import type { Tree } from "./rewrite-tree.ts";

/** `tree` as one line of HTML: a blank line would end the block. */
export function writeHtml(tree: Tree): string {
  const hast = toHast(withIslandsAsHtml(tree) as unknown as Nodes, { allowDangerousHtml: true });
  return toHtml(hast, { allowDangerousHtml: true })
    .trim()
    .replace(/\r\n|\n|\r/g, "&#10;");
}

function withIslandsAsHtml(tree: Tree): Tree {
  if (tree.type === "island" || tree.type === "inlineIsland") return { type: "html", value: tree.value };
  return tree.children ? { ...tree, children: tree.children.map(withIslandsAsHtml) } : tree;
}

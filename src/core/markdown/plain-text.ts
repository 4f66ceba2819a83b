/** What a tree says, without its markup. */

import type { Nodes } from "mdast";
import { walkTree } from "./syntax-tree.ts";

/**
 * Text, inline code, link texts and alternative texts below `node`. Line endings become spaces, and blocks stand
 * on lines of their own; code blocks, islands and addresses are left out.
 */
export function plainText(node: Nodes): string {
  let text = "";
  walkTree(node, (child) => {
    switch (child.type) {
      case "text":
      case "inlineCode":
        text += child.value.replace(/\r\n|\r|\n/g, " ");
        break;
      case "image":
      case "imageReference":
        text += child.alt ?? "";
        break;
      case "break":
        text += " ";
        break;
      case "paragraph":
      case "heading":
      case "tableCell":
        if (text !== "") text += "\n";
        break;
      default:
        break;
    }
  });
  return text;
}

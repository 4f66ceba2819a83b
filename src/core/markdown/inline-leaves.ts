/** A line of text as a sequence of leaves, each with the marks around it: the form in which nesting does not matter. */

import type { Image, ImageReference, Link, LinkReference, PhrasingContent } from "mdast";
import type { InlineIslandNode } from "./syntax-tree.ts";

/** What may stand around text. Code is a leaf of its own kind, not a mark. */
export type LeafMark =
  | { readonly kind: "strong" | "emphasis" | "delete" }
  | { readonly kind: "link"; readonly node: Link | LinkReference };

export type Leaf = (
  | { readonly kind: "text" | "code"; readonly value: string }
  /** A line ending of the source. */
  | { readonly kind: "soft" }
  | { readonly kind: "hard" }
  | { readonly kind: "image"; readonly node: Image | ImageReference }
  | { readonly kind: "island"; readonly node: InlineIslandNode }
) & { readonly marks: readonly LeafMark[] };

/** The leaves below `children`, in order; marks from the outside in. Text is cut at its line endings. */
export function leavesOf(
  children: readonly PhrasingContent[],
  marks: readonly LeafMark[] = [],
): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const child of children) addLeaves(child, marks, leaves);
  return leaves;
}

function addLeaves(node: PhrasingContent, marks: readonly LeafMark[], leaves: Leaf[]): void {
  switch (node.type) {
    case "text":
      addText(node.value, marks, leaves);
      break;
    case "inlineCode":
      leaves.push({ kind: "code", value: node.value.replace(/\r\n|\r|\n/g, " "), marks });
      break;
    case "break":
      leaves.push({ kind: "hard", marks });
      break;
    case "image":
    case "imageReference":
      leaves.push({ kind: "image", node, marks });
      break;
    case "inlineIsland":
      leaves.push({ kind: "island", node, marks });
      break;
    case "strong":
    case "emphasis":
    case "delete":
      for (const child of node.children) addLeaves(child, [...marks, { kind: node.type }], leaves);
      break;
    case "link":
    case "linkReference":
      for (const child of node.children) addLeaves(child, [...marks, { kind: "link", node }], leaves);
      break;
    case "html":
      leaves.push({
        kind: "island",
        node: { type: "inlineIsland", kind: "html", name: "", value: node.value },
        marks,
      });
      break;
    case "footnoteReference": {
      const name = node.label ?? node.identifier;
      leaves.push({
        kind: "island",
        node: { type: "inlineIsland", kind: "footnote", name, value: `[^${name}]` },
        marks,
      });
      break;
    }
  }
}

function addText(value: string, marks: readonly LeafMark[], leaves: Leaf[]): void {
  for (const [index, line] of value.split(/\r\n|\n|\r/).entries()) {
    if (index > 0) leaves.push({ kind: "soft", marks });
    if (line !== "") leaves.push({ kind: "text", value: line, marks });
  }
}

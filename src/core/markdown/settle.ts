/** mdast as the parser gives it -> Galley's tree: islands for all that the visual editor does not model. */

import type { Nodes, Parent, Root } from "mdast";
import type { IslandKind } from "./block.ts";
import type { InlineIslandNode, IslandNode } from "./syntax-tree.ts";

/** Nodes whose children stand in a line of text. */
const LINES = new Set([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
  "tableCell",
]);

/** Replace what has to be an island, in place. `source` is the text that the tree's offsets refer to. */
export function settleTree(tree: Root, source: string): Root {
  const waiting: Parent[] = [tree];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const inline = LINES.has(parent.type);
    const children = parent.children;
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      if (child === undefined) continue;
      const settled = inline ? settleInline(child, source) : settleBlock(child, source);
      moveStartBehind(children[index - 1], child);
      if (settled !== child) children[index] = settled;
      else if ("children" in child) waiting.push(child as Parent);
    }
  }
  return tree;
}

/**
 * micromark lets an underlined heading that follows a definition without a blank line begin where the definition
 * does: it begins with its text.
 */
function moveStartBehind(before: Nodes | undefined, node: Nodes): void {
  const end = before?.position?.end.offset ?? 0;
  if (node.type !== "heading" || !node.position || (node.position.start.offset ?? 0) >= end) return;
  const start = node.children[0]?.position?.start;
  if (start) node.position.start = { ...start };
}

function settleBlock(node: Nodes, source: string): Parent["children"][number] {
  switch (node.type) {
    case "html": {
      const { kind, name } = describeHtml(node.value);
      return islandNode(node, { kind, name, value: node.value });
    }
    case "definition": {
      const island = islandNode(node, {
        kind: "definition",
        name: node.label ?? "",
        value: flowSlice(node, source),
      });
      island.data = { identifier: node.identifier.toUpperCase(), url: node.url, title: node.title ?? null };
      return island;
    }
    case "footnoteDefinition": {
      const island = islandNode(node, {
        kind: "footnote",
        name: node.label ?? "",
        value: sliceOf(node, source),
      });
      island.data = { identifier: node.identifier.toUpperCase() };
      return island;
    }
    default:
      return node as Parent["children"][number];
  }
}

function settleInline(node: Nodes, source: string): Parent["children"][number] {
  switch (node.type) {
    case "html":
      return inlineIslandNode(node, { ...describeHtml(node.value), value: node.value });
    case "footnoteReference":
      return inlineIslandNode(node, {
        kind: "footnote",
        name: node.label ?? "",
        value: sliceOf(node, source),
      });
    case "link": {
      if (isHollow(node))
        return inlineIslandNode(node, { kind: "unknown", name: "link", value: sliceOf(node, source) });
      const first = source[node.position?.start.offset ?? 0];
      node.data = { ...node.data, form: first === "[" ? "inline" : first === "<" ? "autolink" : "literal" };
      return node;
    }
    case "linkReference":
      return isHollow(node)
        ? inlineIslandNode(node, { kind: "unknown", name: "link", value: sliceOf(node, source) })
        : node;
    default:
      return node as Parent["children"][number];
  }
}

/** Whether nothing below the node would show: an empty link has no place to hang on in a line of text. */
function isHollow(node: Nodes): boolean {
  return "children" in node && node.children.every((child) => "children" in child && isHollow(child));
}

interface Content {
  readonly kind: IslandKind;
  readonly name: string;
  readonly value: string;
}

function islandNode(node: Nodes, content: Content): IslandNode {
  return { type: "island", ...content, ...(node.position && { position: node.position }) };
}

function inlineIslandNode(node: Nodes, content: Content): InlineIslandNode {
  return { type: "inlineIsland", ...content, ...(node.position && { position: node.position }) };
}

/** What a piece of HTML is: a comment, or markup called by its first element. */
export function describeHtml(value: string): { readonly kind: "html" | "comment"; readonly name: string } {
  if (/^\s*<!--[^]*-->\s*$/.test(value) && value.indexOf("-->") === value.trimEnd().length - 3) {
    return { kind: "comment", name: "" };
  }
  return { kind: "html", name: /<\/?([A-Za-z][^\s/>]*)/.exec(value)?.[1] ?? "" };
}

function sliceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** A definition without what its containers put before its later lines. */
function flowSlice(node: Nodes, source: string): string {
  return sliceOf(node, source).replace(/(\r\n|\n|\r)[ \t>]*/g, "$1");
}

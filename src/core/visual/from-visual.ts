/** Visual nodes to syntax trees. */

import type {
  AlignType,
  Image,
  ImageReference,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from "mdast";
import type { IslandKind } from "../markdown/block.ts";
import type { IslandNode } from "../markdown/syntax-tree.ts";
import { referenceOf, textOf } from "./mark-nodes.ts";
import type { VisualAttribute, VisualNode } from "./node.ts";
import { phrasingOf, type MarkedLeaf } from "./phrasing.ts";

type Blocks = ListItem["children"];

/**
 * The syntax tree of a top-level visual node. Islands come back as `island` nodes with their source; a reference
 * whose address was changed comes back as an inline link or image.
 *
 * @throws RangeError for a node type that `visualSpecs` does not name.
 */
export function fromVisual(node: VisualNode): RootContent {
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", children: lineOf(node) };
    case "heading":
      return { type: "heading", depth: headingDepth(node), children: lineOf(node) };
    case "blockquote":
      return { type: "blockquote", children: blocksOf(node) };
    case "bullet_list":
    case "ordered_list":
      return listOf(node);
    case "code_block":
      return {
        type: "code",
        lang: textOf(node, "language") || null,
        meta: textOf(node, "meta") || null,
        value: (node.content ?? []).map(({ text }) => text ?? "").join(""),
      };
    case "hr":
      return { type: "thematicBreak" };
    case "table":
      return tableOf(node);
    case "island":
      return islandOf(node);
    default:
      throw new RangeError(`the visual model has no block ${node.type}`);
  }
}

function islandOf(node: VisualNode): IslandNode {
  return { type: "island", kind: kindOf(node), name: textOf(node, "name"), value: textOf(node, "source") };
}

function kindOf(node: VisualNode): IslandKind {
  return textOf(node, "kind") as IslandKind;
}

/** A container that holds one empty paragraph and nothing else is empty. */
function blocksOf(node: VisualNode): Blocks {
  const content = node.content ?? [];
  const isEmpty = content.length === 1 && content[0]?.type === "paragraph" && !content[0].content?.length;
  return isEmpty ? [] : (content.map(fromVisual) as Blocks);
}

function headingDepth(node: VisualNode): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = Number(node.attrs?.["level"] ?? 1);
  return Math.min(6, Math.max(1, Math.trunc(level))) as 1 | 2 | 3 | 4 | 5 | 6;
}

function listOf(node: VisualNode): RootContent {
  const ordered = node.type === "ordered_list";
  return {
    type: "list",
    ordered,
    start: ordered ? Number(node.attrs?.["order"] ?? 1) : null,
    spread: node.attrs?.["spread"] === true,
    children: (node.content ?? []).map((item) => ({
      type: "listItem",
      spread: item.attrs?.["spread"] === true,
      checked: checkedOf(item.attrs?.["checked"]),
      children: blocksOf(item),
    })),
  };
}

function checkedOf(value: VisualAttribute | undefined): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** A cell may hold several paragraphs while it is edited; Markdown has one line for it. */
function tableOf(node: VisualNode): Table {
  const rows = node.content ?? [];
  const align = (rows[0]?.content ?? []).map(({ attrs }) => alignmentOf(attrs?.["alignment"]));
  const children = rows.map((row): TableRow => ({
    type: "tableRow",
    children: (row.content ?? []).map((cell) => ({
      type: "tableCell",
      children: (cell.content ?? []).flatMap(lineOf),
    })),
  }));
  return { type: "table", align, children };
}

function alignmentOf(value: VisualAttribute | undefined): AlignType {
  return value === "left" || value === "center" || value === "right" ? value : null;
}

function lineOf(node: VisualNode): PhrasingContent[] {
  return phrasingOf((node.content ?? []).map(leafOf));
}

function leafOf(node: VisualNode): MarkedLeaf {
  return { node: phrasingLeaf(node), marks: (node.marks ?? []).filter(({ type }) => type !== "inlineCode") };
}

function phrasingLeaf(node: VisualNode): PhrasingContent {
  switch (node.type) {
    case "text": {
      const code = node.marks?.some(({ type }) => type === "inlineCode") ?? false;
      return { type: code ? "inlineCode" : "text", value: node.text ?? "" };
    }
    case "hardbreak":
      return node.attrs?.["isInline"] === true ? { type: "text", value: "\n" } : { type: "break" };
    case "image":
      return imageOf(node);
    case "inline_island":
      return {
        type: "inlineIsland",
        kind: kindOf(node),
        name: textOf(node, "name"),
        value: textOf(node, "source"),
      };
    case "html":
      return { type: "inlineIsland", kind: "html", name: "", value: textOf(node, "value") };
    default:
      throw new RangeError(`the visual model has no inline node ${node.type}`);
  }
}

function imageOf(node: VisualNode): Image | ImageReference {
  const alt = textOf(node, "alt");
  const reference = referenceOf(node, textOf(node, "src"));
  if (reference) return { type: "imageReference", ...reference, alt };
  return { type: "image", url: textOf(node, "src"), title: textOf(node, "title") || null, alt };
}

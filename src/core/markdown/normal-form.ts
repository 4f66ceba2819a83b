/** The normal form of a syntax tree: what it means, without how it was written. */

import type { ListItem, Nodes, PhrasingContent, Table } from "mdast";
import { leavesOf, type Leaf, type LeafMark } from "./inline-leaves.ts";

/** Plain data; equal normal forms mean the same document. */
export type NormalNode =
  | string
  | number
  | boolean
  | null
  | readonly NormalNode[]
  | { readonly [key: string]: NormalNode };

/**
 * The normal form of `node` and all below it.
 *
 * Left out: positions, spelling, empty paragraphs, how marks nest, where equal marks touch, which kind of
 * reference a reference is, and a list's marker. Kept: everything else that a reader or a publisher could see.
 */
export function normalTree(node: Nodes): NormalNode {
  switch (node.type) {
    case "root":
    case "blockquote":
      return [node.type, ...blocks(node.children)];
    case "paragraph":
      return [node.type, ...line(node.children)];
    case "heading":
      return [node.type, node.depth, ...line(node.children)];
    case "thematicBreak":
      return [node.type];
    case "code":
      return [node.type, node.lang || null, node.meta || null, lineEndings(node.value)];
    case "list": {
      const loose = (node.spread ?? false) || node.children.some((item) => item.spread ?? false);
      return [node.type, node.ordered ? (node.start ?? 1) : null, loose, ...node.children.map(listItem)];
    }
    case "listItem":
      return listItem(node);
    case "table":
      return table(node);
    case "tableRow":
    case "tableCell":
      return [node.type, ...node.children.map(normalTree)];
    case "island":
      return [node.type, lineEndings(node.value)];
    case "html":
      return ["island", lineEndings(node.value)];
    default:
      return "children" in node
        ? [node.type, ...node.children.map(normalTree)]
        : ["line", ...line([node as PhrasingContent])];
  }
}

/** A string that two trees share exactly when they mean the same. */
export function treeSignature(node: Nodes): string {
  return JSON.stringify(normalTree(node));
}

/** Whether two trees mean the same (see `normalTree` for what does not count). */
export function sameTree(left: Nodes, right: Nodes): boolean {
  return left === right || treeSignature(left) === treeSignature(right);
}

/** Blocks without the empty paragraphs: Markdown has none, and nothing is written for them. */
function blocks(children: readonly Nodes[]): readonly NormalNode[] {
  return children.filter((child) => child.type !== "paragraph" || child.children.length > 0).map(normalTree);
}

function listItem(item: ListItem): NormalNode {
  return ["listItem", item.checked ?? null, ...blocks(item.children)];
}

/** Rows are as wide as the header: a cell that is missing is an empty one. */
function table(node: Table): NormalNode {
  const width = node.children[0]?.children.length ?? 0;
  const align = Array.from({ length: width }, (_, column) => node.align?.[column] ?? null);
  const rows = node.children.map((row) =>
    Array.from({ length: Math.max(width, row.children.length) }, (_, column) =>
      line(row.children[column]?.children ?? []),
    ),
  );
  return ["table", align, ...rows];
}

/** Leaves with their marks as a sorted set; text with equal marks is one text. */
function line(children: readonly PhrasingContent[]): readonly NormalNode[] {
  const result: NormalNode[][] = [];
  const leaves = leavesOf(children);
  for (const [index, leaf] of leaves.entries()) {
    const marks = isBreak(leaf) ? breakMarks(leaves, index) : markNames(leaf.marks);
    const normal = [...leafForm(leaf), marks];
    const last = result.at(-1);
    if (last && last.length === 3 && normal.length === 3 && last[0] === normal[0] && last[2] === normal[2]) {
      last[1] = `${String(last[1])}${String(normal[1])}`;
    } else {
      result.push(normal);
    }
  }
  return result;
}

/** Three parts with the marks for text and code, which join; more or fewer for the rest, which never do. */
function leafForm(leaf: Leaf): NormalNode[] {
  switch (leaf.kind) {
    case "text":
    case "code":
      return [leaf.kind, leaf.value];
    case "soft":
    case "hard":
      return [leaf.kind];
    case "island":
      return [leaf.kind, lineEndings(leaf.node.value), ""];
    case "image":
      return leaf.node.type === "image"
        ? [leaf.kind, leaf.node.url, leaf.node.alt ?? "", leaf.node.title || null]
        : ["imageReference", leaf.node.identifier, leaf.node.alt ?? "", null];
  }
}

function isBreak(leaf: Leaf): boolean {
  return leaf.kind === "soft" || leaf.kind === "hard";
}

/** A break shows no marks, so it counts as marked only where the text on both sides is. */
function breakMarks(leaves: readonly Leaf[], index: number): string {
  let before = index;
  let after = index;
  while (before >= 0 && isBreak(leaves[before] ?? NO_LEAF)) before--;
  while (after < leaves.length && isBreak(leaves[after] ?? NO_LEAF)) after++;
  const shared = markList(leaves[after]?.marks ?? []);
  return JSON.stringify(markList(leaves[before]?.marks ?? []).filter((mark) => shared.includes(mark)));
}

const NO_LEAF: Leaf = { kind: "text", value: "", marks: [] };

function markNames(marks: readonly LeafMark[]): string {
  return JSON.stringify(markList(marks));
}

function markList(marks: readonly LeafMark[]): readonly string[] {
  return [...new Set(marks.map(markName))].sort();
}

function markName(mark: LeafMark): string {
  if (mark.kind !== "link") return mark.kind;
  const { node } = mark;
  return node.type === "link"
    ? `link ${JSON.stringify([node.url, node.title || null])}`
    : `linkReference ${node.identifier}`;
}

function lineEndings(text: string): string {
  return text.replace(/\r\n|\r/g, "\n");
}

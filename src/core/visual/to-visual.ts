/** Blocks to visual nodes. */

import type {
  BlockContent,
  DefinitionContent,
  Image,
  ImageReference,
  Link,
  LinkReference,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from "mdast";
import type { Block } from "../markdown/block.ts";
import { leavesOf, type Leaf, type LeafMark } from "../markdown/inline-leaves.ts";
import type { VisualAttribute, VisualMark, VisualNode } from "./node.ts";

/** Where references lead, by identifier (normalised as in `Body.definitions`). */
export type Targets = ReadonlyMap<string, { readonly url: string; readonly title: string | null }>;

const NO_TARGETS: Targets = new Map();

/** The visual node of `block`: an `island` node when `block.island` says so. `targets` give references their addresses. */
export function toVisual(block: Block, targets: Targets = NO_TARGETS): VisualNode {
  if (block.island || !block.tree) {
    const { kind, name } = block.island ?? { kind: "unknown", name: "" };
    return { type: "island", attrs: { source: block.source, kind, name } };
  }
  return treeToVisual(block.tree, targets);
}

/**
 * The visual node of a block's tree, whether or not the model can hold all of it.
 *
 * @throws RangeError for a node that cannot stand at the top level of a body.
 */
export function treeToVisual(tree: RootContent, targets: Targets = NO_TARGETS): VisualNode {
  switch (tree.type) {
    case "paragraph":
      return node("paragraph", {}, lineOf(tree.children, targets));
    case "heading":
      return node("heading", { id: "", level: tree.depth }, lineOf(tree.children, targets));
    case "blockquote":
      return node("blockquote", {}, blocksOf(tree.children, targets));
    case "list":
      return listNode(tree, targets);
    case "code":
      return codeNode(tree.value, { language: tree.lang ?? "", meta: tree.meta ?? "" });
    case "thematicBreak":
      return { type: "hr" };
    case "table":
      return tableNode(tree, targets);
    case "island":
      return node("island", { source: tree.value, kind: tree.kind, name: tree.name });
    default:
      throw new RangeError(`the visual model has no block ${tree.type}`);
  }
}

function node(
  type: string,
  attrs: Readonly<Record<string, VisualAttribute>>,
  content: readonly VisualNode[] = [],
): VisualNode {
  return {
    type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

/** Containers are never empty in the editor: an empty one holds an empty paragraph. */
function blocksOf(
  children: readonly (BlockContent | DefinitionContent)[],
  targets: Targets,
): readonly VisualNode[] {
  if (children.length === 0) return [{ type: "paragraph" }];
  return children.map((child) => treeToVisual(child, targets));
}

function codeNode(value: string, attrs: Readonly<Record<string, string>>): VisualNode {
  const text = value.replace(/\r\n|\r/g, "\n");
  return node("code_block", attrs, text === "" ? [] : [{ type: "text", text }]);
}

/** Labels as Milkdown's own plugin would set them, so that it finds nothing to correct. */
function listNode(list: List, targets: Targets): VisualNode {
  const ordered = list.ordered ?? false;
  const order = list.start ?? 1;
  const items = list.children.map((item, index) =>
    itemNode(item, ordered ? `${order + index}.` : null, targets),
  );
  const spread = list.spread ?? false;
  return ordered ? node("ordered_list", { order, spread }, items) : node("bullet_list", { spread }, items);
}

function itemNode(item: ListItem, label: string | null, targets: Targets): VisualNode {
  const attrs = {
    label: label ?? "•",
    listType: label === null ? "bullet" : "ordered",
    spread: item.spread ?? false,
    checked: item.checked ?? null,
  };
  return node("list_item", attrs, blocksOf(item.children, targets));
}

/**
 * Rows are as wide as the header: the editor would pad them itself, and call it an edit. What a row has beyond
 * that is left out here, which makes the table an island: it would not come back.
 */
function tableNode(table: Table, targets: Targets): VisualNode {
  const width = table.children[0]?.children.length ?? 0;
  const rows = table.children.map((row, index) => {
    const cells = Array.from({ length: width }, (_, column) =>
      cellNode(row.children[column], {
        type: index === 0 ? "table_header" : "table_cell",
        alignment: table.align?.[column] ?? null,
        targets,
      }),
    );
    return node(index === 0 ? "table_header_row" : "table_row", {}, cells);
  });
  return node("table", {}, rows);
}

function cellNode(
  cell: TableCell | undefined,
  {
    type,
    alignment,
    targets,
  }: { readonly type: string; readonly alignment: string | null; readonly targets: Targets },
): VisualNode {
  const attrs = { colspan: 1, rowspan: 1, colwidth: null, alignment };
  return node(type, attrs, [node("paragraph", {}, lineOf(cell?.children ?? [], targets))]);
}

/** Text with equal marks is one text node, as ProseMirror would make it. */
function lineOf(children: readonly PhrasingContent[], targets: Targets): readonly VisualNode[] {
  const nodes: VisualNode[] = [];
  for (const leaf of leavesOf(children)) {
    const next = leafNode(leaf, targets);
    const last = nodes.at(-1);
    if (last?.text !== undefined && next.text !== undefined && sameMarks(last, next)) {
      nodes[nodes.length - 1] = { ...last, text: last.text + next.text };
    } else {
      nodes.push(next);
    }
  }
  return nodes;
}

function sameMarks(left: VisualNode, right: VisualNode): boolean {
  return JSON.stringify(left.marks ?? []) === JSON.stringify(right.marks ?? []);
}

function leafNode(leaf: Leaf, targets: Targets): VisualNode {
  const marks = marksOf(leaf, targets);
  const marked = marks.length > 0 ? { marks } : {};
  switch (leaf.kind) {
    case "text":
    case "code":
      return { type: "text", ...marked, text: leaf.value };
    case "soft":
    case "hard":
      return { type: "hardbreak", attrs: { isInline: leaf.kind === "soft" }, ...marked };
    case "image":
      return { type: "image", attrs: imageAttributes(leaf.node, targets), ...marked };
    case "island": {
      const { value: source, kind, name } = leaf.node;
      return { type: "inline_island", attrs: { source, kind, name }, ...marked };
    }
  }
}

const MARK_TYPES = {
  emphasis: "emphasis",
  strong: "strong",
  code: "inlineCode",
  link: "link",
  delete: "strike_through",
};
/** The order of `visualSpecs.marks`: ProseMirror keeps marks so, and refuses any other. */
const MARK_ORDER = Object.keys(MARK_TYPES);

/** Marks of a leaf as a set in schema order; of two links around one text, the inner one. */
function marksOf(leaf: Leaf, targets: Targets): readonly VisualMark[] {
  const byKind = new Map<string, VisualMark>();
  for (const mark of leaf.marks) byKind.set(mark.kind, visualMark(mark, targets));
  if (leaf.kind === "code") byKind.set("code", { type: MARK_TYPES.code });
  return MARK_ORDER.flatMap((kind) => byKind.get(kind) ?? []);
}

function visualMark(mark: LeafMark, targets: Targets): VisualMark {
  if (mark.kind !== "link") return { type: MARK_TYPES[mark.kind] };
  return { type: MARK_TYPES.link, attrs: linkAttributes(mark.node, targets) };
}

function linkAttributes(
  link: Link | LinkReference,
  targets: Targets,
): Readonly<Record<string, VisualAttribute>> {
  if (link.type === "linkReference") {
    const { href, title, ...reference } = referenceAttributes(link, targets);
    return { href, title, ...reference, form: null };
  }
  const form = link.data?.form === "inline" ? null : (link.data?.form ?? null);
  return { href: link.url, title: link.title || null, refType: null, label: null, refHref: null, form };
}

function imageAttributes(
  image: Image | ImageReference,
  targets: Targets,
): Readonly<Record<string, VisualAttribute>> {
  const alt = image.alt ?? "";
  if (image.type === "imageReference") {
    const { href, title, ...reference } = referenceAttributes(image, targets);
    return { src: href, alt, title: title ?? "", ...reference };
  }
  return { src: image.url, alt, title: image.title ?? "", refType: null, label: null, refHref: null };
}

function referenceAttributes(reference: LinkReference | ImageReference, targets: Targets) {
  const target = targets.get(reference.identifier.toUpperCase());
  const href = target?.url ?? "";
  return {
    href,
    title: target?.title ?? null,
    refType: reference.referenceType,
    label: reference.label ?? reference.identifier,
    refHref: href,
  };
}

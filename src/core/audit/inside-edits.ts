/** Scripted edits of one block's structure: its items, rows, columns, level, image, marks, and text that looks like Markdown. */

import type { VisualNode } from "../visual/node.ts";
import { chooseFrom, type Random } from "./random.ts";
import { nodeAt, placesIn, replaceAt, type Place } from "./visual-places.ts";

/** What is edited within one block. */
export type InsideKind = "typed" | "unmark" | "drop" | "nest" | "row" | "column" | "level" | "image";

/** The node after an edit, and what was typed, added or removed. */
export interface InsideEdit {
  readonly node: VisualNode;
  readonly text: string;
}

/** What a person types that Markdown would read as something else. */
const MARKDOWN_LIKE: readonly string[] = [
  "*",
  "_not this_",
  "**",
  "`",
  "~~x~~",
  "<b>",
  "<",
  "[a](b)",
  "[x]",
  "![",
  "# ",
  "- ",
  "1. ",
  "> ",
  "---",
  "```",
  "| a |",
  "{{",
  "{{< x >}}",
  "{% x %}",
  "{",
  "&amp;",
  "\\",
  "$x$",
  ":::",
  ":a[b]",
  "[^1]",
  "https://a.example/_b_",
  "+++",
  "=",
];
const NEW_ROW = "A new row";
const NEW_IMAGE = "galley-image.png";

/** Make an edit of this kind somewhere in `block`; `null` when it holds no place for it. */
export function editInside(block: VisualNode, kind: InsideKind, random: Random): InsideEdit | null {
  const place = chooseFrom(
    placesIn(block, (each) => fits(each, kind)),
    random,
  );
  if (!place) return null;
  switch (kind) {
    case "typed":
      return typeText(block, place, random);
    case "unmark":
      return unmark(block, place);
    case "drop":
      return dropItem(block, place, random);
    case "nest":
      return nestItem(block, place, random);
    case "row":
      return addRow(block, place, random);
    case "column":
      return addColumn(block, place);
    case "level":
      return changeLevel(block, place);
    case "image":
      return replaceImage(block, place);
  }
}

function fits({ node, parents }: Place, kind: InsideKind): boolean {
  const parent = parents.at(-1)?.type;
  switch (kind) {
    case "typed":
      return parent === "paragraph" && node.type === "text" && !node.marks?.length;
    case "unmark":
      return node.type === "text" && Boolean(node.marks?.some(isEmphasis));
    case "drop":
    case "nest":
      return isList(node) && (node.content?.length ?? 0) > 1;
    case "row":
    case "column":
      return node.type === "table";
    case "level":
      return node.type === "heading";
    case "image":
      return node.type === "image" && node.attrs?.["label"] === null;
  }
}

function isEmphasis({ type }: { readonly type: string }): boolean {
  return type === "strong" || type === "emphasis";
}

function isList({ type }: VisualNode): boolean {
  return type === "bullet_list" || type === "ordered_list";
}

/** At the start of a text, at its end, or between two of its characters. */
function typeText(block: VisualNode, { path, node }: Place, random: Random): InsideEdit {
  const typed = chooseFrom(MARKDOWN_LIKE, random) ?? "*";
  const characters = [...(node.text ?? "")];
  const share = random();
  const at = share < 0.3 ? 0 : share > 0.8 ? characters.length : Math.floor(random() * characters.length);
  const text = characters.slice(0, at).join("") + typed + characters.slice(at).join("");
  return { node: replaceAt(block, path, [{ ...node, text }]), text: typed };
}

/** Take one mark off all the nodes that share it without a break. */
function unmark(block: VisualNode, { path, node }: Place): InsideEdit | null {
  const type = node.marks?.find(isEmphasis)?.type;
  const parent = nodeAt(block, path.slice(0, -1));
  const content = parent?.content;
  if (!type || !parent || !content) return null;
  const covers = (index: number): boolean =>
    content[index]?.marks?.some((mark) => mark.type === type) ?? false;
  let from = path.at(-1) ?? 0;
  let to = from;
  while (covers(from - 1)) from--;
  while (covers(to + 1)) to++;
  const edited = content.map((child, index) =>
    index < from || index > to
      ? child
      : { ...child, marks: (child.marks ?? []).filter((mark) => mark.type !== type) },
  );
  return { node: replaceAt(block, path.slice(0, -1), [{ ...parent, content: edited }]), text: type };
}

function dropItem(block: VisualNode, { path, node }: Place, random: Random): InsideEdit {
  const items = node.content ?? [];
  const at = Math.floor(random() * items.length);
  const content = items.filter((_, index) => index !== at);
  return { node: replaceAt(block, path, [{ ...node, content }]), text: textOf(items[at]) };
}

/** An item made the last of the list inside the item before it, as Tab does. */
function nestItem(block: VisualNode, { path, node }: Place, random: Random): InsideEdit | null {
  const items = node.content ?? [];
  const at = 1 + Math.floor(random() * (items.length - 1));
  const [above, item] = [items[at - 1], items[at]];
  if (!above || !item) return null;
  const inner = above.content?.at(-1);
  const joins = inner?.type === node.type;
  const list = joins
    ? { ...inner, content: [...(inner.content ?? []), item] }
    : {
        ...node,
        attrs: { ...node.attrs, ...(node.type === "ordered_list" && { order: 1 }) },
        content: [item],
      };
  const blocks = joins ? (above.content ?? []).slice(0, -1) : (above.content ?? []);
  const parent = { ...above, content: [...blocks, list] };
  const content = [...items.slice(0, at - 1), parent, ...items.slice(at + 1)];
  return { node: replaceAt(block, path, [{ ...node, content }]), text: textOf(item) };
}

function addRow(block: VisualNode, { path, node }: Place, random: Random): InsideEdit | null {
  const rows = node.content ?? [];
  const model = rows.at(-1);
  if (!model) return null;
  const at = 1 + Math.floor(random() * rows.length);
  const cells = (model.content ?? []).map((cell, index) => ({
    type: "table_cell",
    ...(cell.attrs && { attrs: cell.attrs }),
    content: [
      index === 0 ? { type: "paragraph", content: [{ type: "text", text: NEW_ROW }] } : { type: "paragraph" },
    ],
  }));
  const row = { type: "table_row", content: cells };
  const content = [...rows.slice(0, at), row, ...rows.slice(at)];
  return { node: replaceAt(block, path, [{ ...node, content }]), text: NEW_ROW };
}

/** A column after the last one, with a word in its header. */
function addColumn(block: VisualNode, { path, node }: Place): InsideEdit {
  const content = (node.content ?? []).map((row, index) => {
    const model = row.content?.at(-1);
    const cell = {
      type: index === 0 ? "table_header" : "table_cell",
      attrs: { ...model?.attrs, alignment: null },
      content: [
        index === 0 ? { type: "paragraph", content: [{ type: "text", text: "New" }] } : { type: "paragraph" },
      ],
    };
    return { ...row, content: [...(row.content ?? []), cell] };
  });
  return { node: replaceAt(block, path, [{ ...node, content }]), text: "New" };
}

function changeLevel(block: VisualNode, { path, node }: Place): InsideEdit {
  const level = Number(node.attrs?.["level"] ?? 1);
  const attrs = { ...node.attrs, level: level === 6 ? 5 : level + 1 };
  return { node: replaceAt(block, path, [{ ...node, attrs }]), text: "" };
}

/** Another file: the alternative text and the title stay. */
function replaceImage(block: VisualNode, { path, node }: Place): InsideEdit {
  const attrs = { ...node.attrs, src: NEW_IMAGE };
  return { node: replaceAt(block, path, [{ ...node, attrs }]), text: NEW_IMAGE };
}

function textOf(node: VisualNode | undefined): string {
  return node?.text ?? (node?.content ?? []).map(textOf).join("");
}

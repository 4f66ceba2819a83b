/**
 * Pasted HTML as blocks of the editor's model: what a person meant by it, none of how it looked.
 *
 * Only what is named here comes through. Nothing is fetched and nothing runs: the tree is read as a value.
 */

import type { Element, Root } from "hast";
import type { VisualMark, VisualNode } from "../visual/node.ts";
import { imageAddress } from "./address.ts";
import {
  attributeOf,
  elementsIn,
  hasClass,
  holds,
  isUnseen,
  plainTextOf,
  styleOf,
  type Pasted,
} from "./element.ts";
import { isBlank, linesOf, shownText, singleLine, withoutFullBold } from "./line.ts";
import {
  isWordMarker,
  listItem,
  listNode,
  listPlaceOf,
  onlineLevel,
  withLists,
  type LooseItem,
} from "./list-paragraph.ts";
import { marksInside } from "./marks.ts";
import { raised } from "./raised.ts";
import { isLayout, tableNode } from "./table.ts";

const CONTAINERS = new Set([
  ..."html body div p section article main header footer nav aside figure figcaption address center".split(
    " ",
  ),
  ..."details summary fieldset form hgroup dl dt dd li caption legend tr td th tbody thead tfoot".split(" "),
]);

/** The blocks of `root`, in order; empty when nothing in it can be pasted. */
export function blocksOfHtml(root: Root): readonly VisualNode[] {
  return blocksIn(root.children, []);
}

/** What has been read of a container: blocks, and the line that is still open. */
interface Reading {
  readonly pieces: (VisualNode | LooseItem)[];
  leaves: VisualNode[];
}

function blocksIn(children: readonly Pasted[], marks: readonly VisualMark[]): readonly VisualNode[] {
  const reading: Reading = { pieces: [], leaves: [] };
  read(children, marks, reading);
  closeLine(reading);
  return withLists(reading.pieces);
}

function closeLine(reading: Reading): void {
  const lines = linesOf(reading.leaves);
  reading.leaves = [];
  reading.pieces.push(...lines.map((content) => ({ type: "paragraph", content })));
}

function read(children: readonly Pasted[], marks: readonly VisualMark[], reading: Reading): void {
  for (const child of children) {
    if (child.type === "text") {
      const text = shownText(child.value);
      if (text !== "") reading.leaves.push(textLeaf(text, marks));
    } else if (child.type === "element" && !isUnseen(child) && !isWordMarker(child)) {
      readElement(child, marks, reading);
    }
  }
}

function textLeaf(text: string, marks: readonly VisualMark[]): VisualNode {
  return marks.length > 0 ? { type: "text", text, marks } : { type: "text", text };
}

function readElement(element: Element, marks: readonly VisualMark[], reading: Reading): void {
  const inner = marksInside(element, marks);
  const leaf = leafOf(element, inner);
  if (leaf) {
    reading.leaves.push(...leaf);
    return;
  }
  const blocks = blockOf(element, inner);
  if (!blocks && !CONTAINERS.has(element.tagName)) {
    read(element.children, inner, reading);
    return;
  }
  closeLine(reading);
  if (blocks) reading.pieces.push(...blocks);
  else
    read(
      element.children,
      element.tagName === "dt" ? marksInside({ ...element, tagName: "b" }, inner) : inner,
      reading,
    );
  closeLine(reading);
}

/** An element that stands in a line by itself; `null` when its content does. */
function leafOf(element: Element, marks: readonly VisualMark[]): readonly VisualNode[] | null {
  switch (element.tagName) {
    case "br":
      return [{ type: "hardbreak", attrs: { isInline: false } }];
    case "img":
      return imageLeaf(element, marks);
    case "input":
      return [];
    case "sup":
    case "sub": {
      // A note's number leads somewhere.
      if (holds(element, ({ tagName }) => tagName === "a")) return null;
      const text = raised(plainTextOf(element), element.tagName);
      return text === null ? null : [textLeaf(text, marks)];
    }
    default:
      return null;
  }
}

function imageLeaf(element: Element, marks: readonly VisualMark[]): readonly VisualNode[] {
  const src = imageAddress(element);
  if (src === null) return [];
  const attrs = {
    src,
    alt: shownText(attributeOf(element, "alt")).trim(),
    title: attributeOf(element, "title"),
  };
  const image: VisualNode = { type: "image", attrs };
  const links = marks.filter(({ type }) => type === "link");
  return [links.length > 0 ? { ...image, marks: links } : image];
}

/** The blocks that `element` is; `null` when it is none itself. */
function blockOf(element: Element, marks: readonly VisualMark[]): readonly (VisualNode | LooseItem)[] | null {
  const { tagName, children } = element;
  const level = headingLevel(element);
  if (level !== null) return headingOf(element, level, marks);
  switch (tagName) {
    case "p":
    case "div":
      return wordBlock(element, marks);
    case "ul":
    case "ol":
    case "menu":
      return listOf(element, marks);
    case "blockquote": {
      const content = blocksIn(children, marks);
      return content.length > 0 ? [{ type: "blockquote", content }] : [];
    }
    case "pre":
      return codeOf(element);
    case "hr":
      return [{ type: "hr" }];
    case "table":
      return tableOf(element, marks);
    default:
      return null;
  }
}

function headingLevel(element: Element): number | null {
  const named = /^h([1-6])$/.exec(element.tagName)?.[1];
  const outline = styleOf(element, "mso-outline-level");
  if (named !== undefined) return Number(named);
  if (element.tagName !== "p") return null;
  if (hasClass(element, /^MsoTitle/)) return 1;
  return /^[1-6]$/.test(outline) ? Number(outline) : null;
}

/** What is no text (a list, a table that stands in a heading) follows the heading. */
function headingOf(element: Element, level: number, marks: readonly VisualMark[]): readonly VisualNode[] {
  const blocks = blocksIn(element.children, marks);
  const lines = blocks.filter(({ type }) => type === "paragraph").map(({ content }) => content ?? []);
  const spaced = lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: "text", text: " " }, ...line],
  );
  const content = withoutFullBold(singleLine(spaced));
  const others = blocks.filter(({ type }) => type !== "paragraph");
  return content.length > 0 ? [{ type: "heading", attrs: { id: "", level }, content }, ...others] : others;
}

/** A paragraph that Word means as an item or a quotation. */
function wordBlock(
  element: Element,
  marks: readonly VisualMark[],
): readonly (VisualNode | LooseItem)[] | null {
  const place = listPlaceOf(element);
  if (place) {
    const content = blocksIn(withoutStart(element.children, place.marker.length), marks);
    return content.length > 0 ? [{ type: "loose-item", ...place, content }] : [];
  }
  if (!hasClass(element, /^Mso(?:Intense)?Quote/)) return null;
  const content = blocksIn(element.children, marks);
  return content.length > 0 ? [{ type: "blockquote", content }] : [];
}

/** `children` without their first `length` characters. */
function withoutStart(children: readonly Pasted[], length: number): readonly Pasted[] {
  let left = length;
  return children.map((child): Pasted => {
    const size = plainTextOf(child).length;
    const taken = Math.min(left, size);
    left -= taken;
    if (taken === 0) return child;
    if (child.type === "text") return { ...child, value: child.value.slice(taken) };
    if (child.type !== "element") return child;
    return { ...child, children: withoutStart(child.children, taken) as Element["children"] };
  });
}

function listOf(element: Element, marks: readonly VisualMark[]): readonly (VisualNode | LooseItem)[] {
  const ordered = element.tagName === "ol";
  const order = Math.max(0, Math.trunc(Number(attributeOf(element, "start") || 1))) || (ordered ? 1 : 0);
  const items: VisualNode[] = [];
  for (const child of elementsIn(element.children)) {
    if (isUnseen(child)) continue;
    const level = onlineLevel(child);
    if (level !== null) {
      const content = blocksIn(child.children, marks);
      return [{ type: "loose-item", level, ordered, order, content }];
    }
    const isItem = child.tagName === "li";
    const blocks = blocksIn(isItem ? child.children : [child], isItem ? marksInside(child, marks) : marks);
    const last = items.at(-1);
    if (blocks.length === 0) continue;
    // A list that stands between the items of another, as Google Docs has it, belongs to the item before it.
    if (!isItem && last)
      items[items.length - 1] = listItem([...(last.content ?? []), ...blocks], checkOf(last));
    else items.push(listItem(blocks, isItem ? checkIn(child) : null));
  }
  return items.length > 0 ? [listNode(ordered ? order : null, items)] : [];
}

function checkOf({ attrs }: VisualNode): boolean | null {
  return typeof attrs?.["checked"] === "boolean" ? attrs["checked"] : null;
}

function checkIn(item: Element): boolean | null {
  if (attributeOf(item, "role") === "checkbox") return attributeOf(item, "ariaChecked") === "true";
  const isBox = (inner: Element) => inner.tagName === "input" && attributeOf(inner, "type") === "checkbox";
  if (
    !elementsIn(item.children).some(
      (child) => isBox(child) || (child.tagName !== "ul" && holds(child, isBox)),
    )
  )
    return null;
  return holds(item, (inner) => isBox(inner) && attributeOf(inner, "checked") !== "");
}

function codeOf(element: Element): readonly VisualNode[] {
  const text = plainTextOf(element)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00A0/g, " ")
    .replace(/^\n|\n+$/g, "");
  if (text.trim() === "") return [];
  const named = [element, ...elementsIn(element.children)].flatMap((each) =>
    Array.from(
      attributeOf(each, "className").matchAll(/(?:^|\s)(?:language|lang|highlight-source)-([\w+#-]+)/g),
      ([, language]) => language ?? "",
    ),
  );
  const language = attributeOf(element, "dataLanguage") || attributeOf(element, "lang") || (named[0] ?? "");
  const attrs = { language: /^[\w+#.-]+$/.test(language) ? language : "", meta: "" };
  return [{ type: "code_block", attrs, content: [{ type: "text", text }] }];
}

function tableOf(element: Element, marks: readonly VisualMark[]): readonly VisualNode[] {
  if (isLayout(element)) return blocksIn(element.children, marks);
  const captions = elementsIn(element.children).filter(({ tagName }) => tagName === "caption");
  const table = tableNode(element, (cell) => cellLine(blocksIn(cell.children, marksInside(cell, marks))));
  return [...blocksIn(captions, marks), ...(table ? [table] : [])];
}

/** A cell's blocks, one after the other in its only line. */
function cellLine(blocks: readonly VisualNode[]): readonly VisualNode[] {
  const leavesOf = (node: VisualNode): readonly VisualNode[] =>
    node.type === "text" || node.type === "image" || node.type === "hardbreak"
      ? [node]
      : [
          ...(node.content ?? []).flatMap(leavesOf),
          ...(node.type === "paragraph" ? [{ type: "text", text: " " }] : []),
        ];
  const line = singleLine(blocks.flatMap(leavesOf));
  return line.every(isBlank) ? [] : line;
}

/** Word's lists: paragraphs that only look like items, and Word Online's, a list for every item. */

import type { Element } from "hast";
import type { VisualNode } from "../visual/node.ts";
import { attributeOf, elementsIn, hasClass, plainTextOf, styleOf } from "./element.ts";

/** An item that stands apart from its list. */
export interface LooseItem {
  readonly type: "loose-item";
  /** How deep it is, from 1. */
  readonly level: number;
  readonly ordered: boolean;
  readonly order: number;
  readonly content: readonly VisualNode[];
}

/** How a paragraph is an item, and the marker that its text begins with where nothing else sets it apart. */
export interface ListPlace extends Omit<LooseItem, "type" | "content"> {
  readonly marker: string;
}

const BULLET = /^[\s\u00A0]*[·•●○◦▪■§Øüov–-][\s\u00A0]+/;
const NUMBER = /^[\s\u00A0]*\(?(\d{1,4}|[a-z]{1,4})[.)][\s\u00A0]+/i;

/** What list place Word gave to `paragraph`; `null` when it is no item. */
export function listPlaceOf(paragraph: Element): ListPlace | null {
  const level = /\blevel(\d)/.exec(styleOf(paragraph, "mso-list"))?.[1];
  if (level === undefined && !hasClass(paragraph, /^MsoListParagraph/)) return null;
  const ignored = ignoredMarker(paragraph);
  const text = ignored === null ? plainTextOf(paragraph) : `${ignored} `;
  const number = NUMBER.exec(text);
  if (level === undefined && !number && !BULLET.test(text)) return null;
  const digits = Number(number?.[1]);
  return {
    level: level === undefined ? depthOf(paragraph) : Number(level),
    ordered: number !== null,
    order: Number.isInteger(digits) ? digits : 1,
    marker: ignored === null ? ((number ?? BULLET.exec(text))?.[0] ?? "") : "",
  };
}

/** Word marks the bullet or number that it drew itself. */
export function isWordMarker(element: Element): boolean {
  return styleOf(element, "mso-list") === "ignore";
}

function ignoredMarker(element: Element): string | null {
  for (const inner of elementsIn(element.children)) {
    if (isWordMarker(inner)) return plainTextOf(inner).trim();
    const deeper = ignoredMarker(inner);
    if (deeper !== null) return deeper;
  }
  return null;
}

/** Half an inch, or 36 points, for each level. */
function depthOf(paragraph: Element): number {
  const margin = /^([\d.]+)(in|pt|cm)/.exec(styleOf(paragraph, "margin-left"));
  if (!margin) return 1;
  const inches = Number(margin[1]) / { in: 1, pt: 72, cm: 2.54 }[margin[2] as "in" | "pt" | "cm"];
  return Math.max(1, Math.round(inches / 0.5));
}

/** The level that Word Online notes on an item whose list holds nothing else; `null` for an ordinary item. */
export function onlineLevel(item: Element): number | null {
  const level = Number(attributeOf(item, "dataAriaLevel"));
  return attributeOf(item, "dataListid") !== "" && level > 0 ? level : null;
}

/** `pieces` with every run of loose items made into lists, each level inside the item before it. */
export function withLists(pieces: readonly (VisualNode | LooseItem)[]): readonly VisualNode[] {
  const result: VisualNode[] = [];
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index];
    if (!piece) break;
    if (!isLoose(piece)) {
      result.push(piece);
      index++;
      continue;
    }
    let end = index + 1;
    while (isLoose(pieces[end])) end++;
    result.push(...listsOf(pieces.slice(index, end) as readonly LooseItem[]));
    index = end;
  }
  return result;
}

function isLoose(piece: VisualNode | LooseItem | undefined): piece is LooseItem {
  return piece?.type === "loose-item";
}

function listsOf(items: readonly LooseItem[]): readonly VisualNode[] {
  const top = Math.min(...items.map(({ level }) => level));
  const groups: { readonly head: LooseItem; readonly inner: LooseItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (item.level > top && last) last.inner.push(item);
    else groups.push({ head: item, inner: [] });
  }
  const lists: VisualNode[] = [];
  let run: typeof groups = [];
  const close = () => {
    const first = run[0]?.head;
    if (!first) return;
    const made = run.map(({ head, inner }) => listItem([...head.content, ...listsOf(inner)]));
    lists.push(listNode(first.ordered ? first.order : null, made));
    run = [];
  };
  for (const group of groups) {
    if (run[0] && run[0].head.ordered !== group.head.ordered) close();
    run.push(group);
  }
  close();
  return lists;
}

/** A list in the editor's model; `order` is `null` for bullets. It is as loose as its items. */
export function listNode(order: number | null, items: readonly VisualNode[]): VisualNode {
  const spread = items.some(({ attrs }) => attrs?.["spread"] === true);
  const listType = order === null ? "bullet" : "ordered";
  const content = items.map((item, index) => ({
    ...item,
    attrs: { ...item.attrs, listType, label: order === null ? "•" : `${order + index}.` },
  }));
  return order === null
    ? { type: "bullet_list", attrs: { spread }, content }
    : { type: "ordered_list", attrs: { order, spread }, content };
}

/** An item with `blocks` in it: loose when it holds two paragraphs. */
export function listItem(blocks: readonly VisualNode[], checked: boolean | null = null): VisualNode {
  const spread = blocks.filter(({ type }) => type === "paragraph").length > 1;
  const content = blocks.length > 0 ? blocks : [{ type: "paragraph" }];
  return { type: "list_item", attrs: { spread, checked }, content };
}

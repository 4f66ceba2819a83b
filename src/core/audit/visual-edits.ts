/** Scripted edits of visual nodes: what a person does with one keystroke or two, made on a random place. */

import type { VisualMark, VisualNode } from "../visual/node.ts";
import { chooseFrom, type Random } from "./random.ts";
import { nodeAt, placesIn, replaceAt, type Place } from "./visual-places.ts";

/** What is edited in a body. */
export type BodyEditKind = "word" | "bold" | "item" | "cell" | "heading" | "link" | "task";

export const BODY_EDIT_KINDS: readonly BodyEditKind[] = [
  "word",
  "bold",
  "item",
  "cell",
  "heading",
  "link",
  "task",
];

/** One edit made: the node after it, and what a person would call the change. */
export interface VisualEdit {
  readonly node: VisualNode;
  /** What was there: a word, an address; "" where something was added. */
  readonly from: string;
  readonly to: string;
}

const NEW_WORD = "galley";
const NEW_ITEM = "One more item";
const NEW_ADDRESS = "https://example.com/galley";
/** A word that can be found again in a source: letters only. */
const WORD = /\p{L}{3,}/gu;

/** Make an edit of this kind somewhere in `block`; `null` when it holds no place for it. */
export function editVisual(block: VisualNode, kind: BodyEditKind, random: Random): VisualEdit | null {
  const place = chooseFrom(
    placesIn(block, (each) => fits(each, kind)),
    random,
  );
  if (!place) return null;
  switch (kind) {
    case "word":
    case "cell":
    case "heading":
      return editWord(block, place, random, (text) => [{ ...place.node, text }]);
    case "bold":
      return emboldenWord(block, place, random);
    case "item":
      return addItem(block, place, random);
    case "link":
      return readdress(block, place);
    case "task":
      return toggleTask(block, place);
  }
}

function fits({ node, parents }: Place, kind: BodyEditKind): boolean {
  switch (kind) {
    case "item":
      return node.type === "bullet_list" || node.type === "ordered_list";
    case "task":
      return typeof node.attrs?.["checked"] === "boolean" && node.type === "list_item";
    case "link":
      return linkOf(node)?.attrs?.["form"] === null;
    default:
      return isProse(node) && parentFor(kind, parents) && (kind !== "bold" || !node.marks?.length);
  }
}

function parentFor(kind: BodyEditKind, parents: readonly VisualNode[]): boolean {
  const inCell = parents.some(({ type }) => type === "table_cell" || type === "table_header");
  if (kind === "cell") return inCell;
  const parent = parents.at(-1)?.type;
  return kind === "heading" ? parent === "heading" : parent === "paragraph" && !inCell;
}

/** Text with a word in it that is neither code nor an address that stands for itself. */
function isProse(node: VisualNode): boolean {
  if (node.type !== "text" || node.text?.match(WORD) === null) return false;
  const kept = node.marks?.some(
    ({ type, attrs }) => type === "inlineCode" || (attrs?.["form"] ?? null) !== null,
  );
  return !kept;
}

function linkOf(node: VisualNode): VisualMark | undefined {
  return node.type === "text" ? node.marks?.find(({ type }) => type === "link") : undefined;
}

function editWord(
  block: VisualNode,
  { path, node }: Place,
  random: Random,
  made: (text: string) => readonly VisualNode[],
): VisualEdit | null {
  const text = node.text ?? "";
  const word = chooseFrom([...text.matchAll(WORD)], random);
  if (!word) return null;
  const edited = text.slice(0, word.index) + NEW_WORD + text.slice(word.index + word[0].length);
  return { node: replaceAt(block, path, made(edited)), from: word[0], to: NEW_WORD };
}

function emboldenWord(block: VisualNode, { path, node }: Place, random: Random): VisualEdit | null {
  const text = node.text ?? "";
  const word = chooseFrom([...text.matchAll(WORD)], random);
  if (!word) return null;
  const pieces = [
    { ...node, text: text.slice(0, word.index) },
    { ...node, text: word[0], marks: [{ type: "strong", attrs: { marker: "*" } }] },
    { ...node, text: text.slice(word.index + word[0].length) },
  ].filter((piece) => piece.text !== "");
  return { node: replaceAt(block, path, pieces), from: word[0], to: word[0] };
}

function addItem(block: VisualNode, { path, node }: Place, random: Random): VisualEdit {
  const items = node.content ?? [];
  const at = Math.floor(random() * items.length);
  const model = items[at];
  const checked = typeof model?.attrs?.["checked"] === "boolean" ? false : null;
  const item: VisualNode = {
    type: "list_item",
    attrs: { ...model?.attrs, checked },
    content: [{ type: "paragraph", content: [{ type: "text", text: NEW_ITEM }] }],
  };
  const list = { ...node, content: [...items.slice(0, at + 1), item, ...items.slice(at + 1)] };
  return { node: replaceAt(block, path, [list]), from: "", to: NEW_ITEM };
}

/** Give a link another address, over all the text it covers. */
function readdress(block: VisualNode, { path, node }: Place): VisualEdit | null {
  const old = linkOf(node);
  const parent = nodeAt(block, path.slice(0, -1));
  if (!old || !parent) return null;
  const key = JSON.stringify(old);
  const content = parent.content ?? [];
  const covers = (index: number): boolean =>
    content[index]?.marks?.some((mark) => JSON.stringify(mark) === key) ?? false;
  const at = path.at(-1) ?? 0;
  let from = at;
  while (covers(from - 1)) from--;
  let to = at;
  while (covers(to + 1)) to++;
  const link = { ...old, attrs: { ...old.attrs, href: NEW_ADDRESS } };
  const edited = content.map((child, index) =>
    index < from || index > to
      ? child
      : { ...child, marks: (child.marks ?? []).map((mark) => (JSON.stringify(mark) === key ? link : mark)) },
  );
  const node2 = { ...parent, content: edited };
  return {
    node: replaceAt(block, path.slice(0, -1), [node2]),
    from: String(old.attrs?.["href"] ?? ""),
    to: NEW_ADDRESS,
  };
}

function toggleTask(block: VisualNode, { path, node }: Place): VisualEdit {
  const checked = node.attrs?.["checked"] !== true;
  const item = { ...node, attrs: { ...node.attrs, checked } };
  return { node: replaceAt(block, path, [item]), from: checked ? " " : "x", to: checked ? "x" : " " };
}

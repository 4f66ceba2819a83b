/**
 * Whether everything that a body holds is in the editor: counted twice, once by the plain parser, which knows
 * nothing of Galley, and once in the visual nodes and the sources of islands that the editor is given.
 */

import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Body } from "../markdown/block.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import type { VisualMark, VisualNode } from "../visual/node.ts";

/** What a body holds. `characters` are those of its text, white space left out. */
export interface Holdings {
  readonly characters: number;
  readonly links: number;
  readonly images: number;
  readonly code: number;
  readonly html: number;
  readonly comments: number;
}

export const HOLDINGS: readonly (keyof Holdings)[] = [
  "characters",
  "links",
  "images",
  "code",
  "html",
  "comments",
];

/** What the source holds, and what of it was looked for in the editor's nodes in vain. */
export interface Inventory {
  readonly held: Holdings;
  /** How many characters, links, images… the editor does not hold. */
  readonly lost: number;
  /** The first things that are lost, as they stand in the source. */
  readonly examples: readonly string[];
}

/** One thing in the source: what the editor must hold of it, and how the source spells it. */
interface Thing {
  readonly kind: keyof Holdings;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** The address of a link or an image with the rest that makes it what it is. */
function imageName(url: string, alt: string, title: string): string {
  return `${url} ${alt} ${title}`;
}

// Without the search for further addresses in finished text: what CommonMark calls text is text.
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

function thingsIn(text: string): readonly Thing[] {
  const things: Thing[] = [];
  walkTree(fromMarkdown(text, { extensions: [gfm()], mdastExtensions }), (node) => {
    const found = thingOf(node);
    const { start, end } = node.position ?? {};
    if (found) things.push({ ...found, from: start?.offset ?? 0, to: end?.offset ?? text.length });
  });
  return things;
}

function thingOf(node: Nodes): Pick<Thing, "kind" | "value"> | null {
  switch (node.type) {
    case "text":
      return { kind: "characters", value: node.value };
    case "link":
    case "definition":
      return { kind: "links", value: node.url };
    case "image":
      return { kind: "images", value: imageName(node.url, node.alt ?? "", node.title ?? "") };
    case "code":
    case "inlineCode":
      return { kind: "code", value: node.value };
    case "html":
      return { kind: /^\s*<!--/.test(node.value) ? "comments" : "html", value: node.value };
    default:
      return null;
  }
}

/**
 * All that the visual node of one block holds, each kind in the order of the document, white space left out.
 * `text` is everything that is written there: the addresses behind their links, and the islands too.
 */
interface Shelf {
  text: string;
  readonly links: Set<string>;
  readonly images: Set<string>;
  code: string;
  islands: string;
}

function shelve(node: VisualNode, shelf: Shelf): void {
  const { type, text = "", attrs, marks = [], content = [] } = node;
  if (type === "text") {
    if (marks.some((mark) => mark.type === "inlineCode")) shelf.code += squeezed(text);
    shelf.text += squeezed(text);
  } else if (type === "image") {
    const [src, alt, title] = [attrs?.["src"], attrs?.["alt"], attrs?.["title"]].map(String);
    shelf.images.add(squeezed(imageName(src ?? "", alt ?? "", title ?? "")));
    shelf.text += squeezed(`${alt}${src}${title}`);
  } else if (type === "code_block") {
    const code = squeezed(content.map((line) => line.text ?? "").join(""));
    shelf.code += code;
    shelf.text += code;
  } else if (attrs?.["source"] !== undefined) {
    const source = squeezed(String(attrs["source"]));
    shelf.islands += source;
    shelf.text += source;
  } else content.forEach((child, index) => shelveChild(child, content[index + 1], shelf));
}

function shelveChild(child: VisualNode, next: VisualNode | undefined, shelf: Shelf): void {
  shelve(child, shelf);
  const link = linkOf(child);
  if (!link) return;
  shelf.links.add(squeezed(String(link.attrs?.["href"])));
  if (JSON.stringify(link) !== JSON.stringify(linkOf(next)))
    shelf.text += squeezed(`${link.attrs?.["href"]}${link.attrs?.["title"] ?? ""}`);
}

function linkOf(node: VisualNode | undefined): VisualMark | undefined {
  return node?.marks?.find(({ type }) => type === "link");
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

/**
 * Look for all that `body` holds in the visual nodes of its blocks (`visual`, in their order).
 *
 * A thing counts as held when its block's node holds it as what it is, or when an island there holds its source.
 * Text is looked for in order, so that each occurrence counts once.
 */
export function takeInventory(text: string, body: Body, visual: readonly VisualNode[]): Inventory {
  const held = { characters: 0, links: 0, images: 0, code: 0, html: 0, comments: 0 };
  const examples: string[] = [];
  let lost = 0;
  const shelves = shelvesOf(body, visual);
  for (const thing of thingsIn(text)) {
    held[thing.kind] += thing.kind === "characters" ? squeezed(thing.value).length : 1;
    const missing = missingOf(thing, text, shelves);
    if (missing === 0) continue;
    lost += missing;
    examples.push(text.slice(thing.from, thing.to));
  }
  return { held, lost, examples };
}

/** A block's shelf, its place in the body's text, and how far its text has been found. */
interface Placed extends Shelf {
  readonly until: number;
  found: number;
}

function shelvesOf({ lead, blocks }: Body, visual: readonly VisualNode[]): readonly Placed[] {
  let until = lead.length;
  return blocks.map(({ source, gap }, index) => {
    until += source.length + gap.length;
    const shelf = { text: "", links: new Set<string>(), images: new Set<string>(), code: "", islands: "" };
    const node = visual[index];
    if (node) shelve(node, shelf);
    return { ...shelf, until, found: 0 };
  });
}

/** How much of `thing` no shelf holds that it reaches into: characters of a text, else one or none. */
function missingOf(thing: Thing, text: string, shelves: readonly Placed[]): number {
  const first = shelves.findIndex(({ until }) => until > thing.from);
  if (first === -1) return squeezed(thing.value) === "" ? 0 : 1;
  const last = shelves.findIndex(({ until }) => until >= thing.to);
  const reached = shelves.slice(first, Math.max(first, last) + 1);
  const source = squeezed(text.slice(thing.from, thing.to));
  const value = squeezed(thing.value);
  if (thing.kind === "characters") return missingText([value, source], reached);
  const islands = reached.map((shelf) => shelf.islands).join("");
  const all = reached.map((shelf) => shelf.text).join("");
  const held =
    reached.some((shelf) => holds(shelf, thing.kind, value)) ||
    [value, source].some((form) => islands.includes(form)) ||
    // What is a link or a tag to CommonMark may be text in MDX.
    all.includes(source) ||
    holdsInParts(source, islands, all);
  return held ? 0 : 1;
}

/** Whether every tag stands in an island and every word of the rest in the text: markup that ends where text goes on. */
function holdsInParts(source: string, islands: string, text: string): boolean {
  const tags = source.match(/<[^<>]*>/g) ?? [];
  return tags.every((tag) => islands.includes(tag)) && inPieces(source, text) === 0;
}

function holds(shelf: Shelf, kind: keyof Holdings, value: string): boolean {
  if (kind === "links") return shelf.links.has(value);
  if (kind === "images") return shelf.images.has(value);
  return kind === "code" && shelf.code.includes(value);
}

/** Text that is found further on than this is held, but perhaps by another of its kind. */
const NEAR = 200;

/** Text in one piece and in order, else word by word: an island may begin or end in the middle of it. */
function missingText(forms: readonly string[], reached: readonly Placed[]): number {
  for (const shelf of reached) {
    for (const form of forms) {
      const at = shelf.text.indexOf(form, shelf.found);
      if (at === -1) continue;
      if (at - shelf.found <= NEAR && WORD.test(form)) shelf.found = at + form.length;
      return 0;
    }
  }
  const held = reached.map(({ text, found }) => text.slice(found)).join("");
  return Math.min(...forms.map((form) => inPieces(form, held)));
}

const WORD = /[\p{L}\p{N}]/u;

/** What another reading makes something else of: character references, and numbers that may count a list's items. */
const NOT_WORDS = /&#?\w+;|\d+[.)]/g;

/** How many characters of the words in `text` are not found one after the other in `held`. */
function inPieces(text: string, held: string): number {
  let from = 0;
  let missing = 0;
  for (const [word] of text.replace(NOT_WORDS, " ").matchAll(/[\p{L}\p{N}]+/gu)) {
    const at = held.indexOf(word, from);
    if (at === -1) missing += word.length;
    else from = at + word.length;
  }
  return missing;
}

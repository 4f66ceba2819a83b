/** Inline content as a flat sequence: each character and each atom, with the marks around it. */

import { afterLineEnding } from "./rewrite-lines.ts";
import { afterPrefix, mapText } from "./rewrite-text-map.ts";
import { placeOf, plainText, type Tree } from "./rewrite-tree.ts";

/** A mark around a token. Marks with equal keys mean the same to a reader. */
export interface Mark {
  readonly key: string;
  readonly node: Tree;
}

/** A character (`node` is null) or an atom: an image, code, a hard break, an island. */
export interface Token {
  /** Equal for tokens that read the same, whatever their marks. */
  readonly key: string;
  /** The character, "\n" for a line break that does not show; "" for an atom. */
  readonly text: string;
  readonly node: Tree | null;
  /** Outermost first. */
  readonly marks: readonly Mark[];
  /** Where it stands in the source; (-1, -1) in an edited tree. A break reaches to the next line's first character. */
  readonly from: number;
  readonly to: number;
}

/** What inline content is read with. `source` is null for an edited tree, whose nodes have no place. */
export interface Reading {
  readonly source: string | null;
  readonly quotes: number;
  readonly signature: (node: Tree) => string;
}

const MARKS: ReadonlySet<string> = new Set(["emphasis", "strong", "delete", "link", "linkReference"]);

/** The tokens of `children`, from `from` on; `null` when their source cannot be told. */
export function tokensOf(children: readonly Tree[], from: number, reading: Reading): Token[] | null {
  const tokens: Token[] = [];
  return collect(children, from, [], { ...reading, tokens }) === null ? null : tokens;
}

interface Collecting extends Reading {
  readonly tokens: Token[];
}

/** Add the tokens of `children` and return where they end. */
function collect(
  children: readonly Tree[],
  from: number,
  marks: readonly Mark[],
  into: Collecting,
): number | null {
  let at = from;
  for (const child of children) {
    const place = into.source === null ? null : placeOf(child);
    const end = collectNode(child, beginningOf(child, place?.from ?? at, at, into.source), marks, into);
    if (end === null) return null;
    at = Math.max(place?.to ?? end, end);
  }
  return at;
}

/** Text that begins with a line's end begins before the white space there: it goes with the line's end. */
function beginningOf(child: Tree, from: number, previous: number, source: string | null): number {
  if (source === null || child.type !== "text" || !/^[\r\n]/.test(child.value ?? "")) return from;
  return source.slice(previous, from).trim() === "" ? Math.min(previous, from) : from;
}

function collectNode(node: Tree, from: number, marks: readonly Mark[], into: Collecting): number | null {
  if (node.type === "text") return collectText(node.value ?? "", from, marks, into);
  if (node.type === "break") return collectBreak(node, from, marks, into);
  const place = into.source === null ? null : placeOf(node);
  if (MARKS.has(node.type) && !isPlainAddress(node)) {
    const inside = node.children?.[0] ? (placeOf(node.children[0])?.from ?? from) : from;
    const end = collect(node.children ?? [], inside, [...marks, { key: markKey(node), node }], into);
    return end === null ? null : (place?.to ?? end);
  }
  const to = into.source === null ? -1 : (place?.to ?? endOfAddress(node, from, into));
  if (to === null) return null;
  into.tokens.push({
    key: atomKey(node, into),
    text: "",
    node,
    marks,
    from: into.source === null ? -1 : from,
    to,
  });
  return to;
}

/** Where an address ends that a transform made into a link without a place. */
function endOfAddress(node: Tree, from: number, { source, quotes }: Collecting): number | null {
  if (source === null) return -1;
  const units = mapText({ source, from, quotes }, plainText(node));
  return units ? (units.at(-1)?.to ?? from) : null;
}

function collectText(value: string, from: number, marks: readonly Mark[], into: Collecting): number | null {
  if (into.source === null) {
    for (const text of value.replace(/\r\n?/g, "\n")) {
      into.tokens.push({ key: text, text, node: null, marks, from: -1, to: -1 });
    }
    return -1;
  }
  const units = mapText({ source: into.source, from, quotes: into.quotes }, value);
  if (!units) return null;
  for (const unit of units) into.tokens.push({ key: unit.text, node: null, marks, ...unit });
  return units.at(-1)?.to ?? from;
}

function collectBreak(node: Tree, from: number, marks: readonly Mark[], into: Collecting): number {
  let to = -1;
  if (into.source !== null) {
    to = placeOf(node)?.to ?? from;
    // The tree's break ends before or after its line ending, by the version of the parser.
    to = afterLineEnding(into.source, to) ?? to;
    to = afterPrefix(into.source, to, into.quotes);
  }
  into.tokens.push({ key: "break", text: "", node, marks, from: into.source === null ? -1 : from, to });
  return to;
}

/** An address that reads as itself (`<https://…>`, `https://…`): its text and its target change together. */
export function isPlainAddress(node: Tree): boolean {
  if (node.type !== "link" || node.title || node.children?.length !== 1) return false;
  const only = node.children[0];
  if (only?.type !== "text") return false;
  return ["", "http://", "https://", "mailto:"].some((scheme) => scheme + (only.value ?? "") === node.url);
}

function atomKey(node: Tree, { signature }: Reading): string {
  return isPlainAddress(node) ? `address ${node.url} ${plainText(node)}` : `${node.type} ${signature(node)}`;
}

/** Two marks with this key in common are the same mark to a reader. */
export function markKey(node: Tree): string {
  if (node.type === "link") return JSON.stringify(["link", node.url ?? "", node.title ?? ""]);
  if (node.type === "linkReference") return JSON.stringify(["linkReference", node.identifier ?? ""]);
  return node.type;
}

/** What opens and what closes the mark `node` in its source, nested marks' own delimiters not included. */
export function delimitersOf(
  node: Tree,
  source: string,
): { readonly open: string; readonly close: string } | null {
  const place = placeOf(node);
  const first = node.children?.[0] && placeOf(node.children[0]);
  const last = node.children?.at(-1) && placeOf(node.children.at(-1) as Tree);
  if (!place || !first || !last) return null;
  return { open: source.slice(place.from, first.from), close: source.slice(last.to, place.to) };
}

/** Whether two tokens stand in the same marks, in whatever order. */
export function sameMarks(one: Token, other: Token): boolean {
  if (one.marks.length !== other.marks.length) return false;
  return one.marks.every(({ key }) => other.marks.some((mark) => mark.key === key));
}

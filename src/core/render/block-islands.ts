/**
 * Syntax of publishers other than Astro's defaults (shortcodes, Liquid, directives, components): the renderer
 * does not know what a site makes of it, so it says what stands there instead of showing it as prose.
 */

import type { Block, Dialect, IslandKind } from "../markdown/block.ts";
import { childrenOf } from "../markdown/syntax-tree.ts";
import type { Element, Nodes, Text } from "hast";
import type { Nodes as MarkdownNodes } from "mdast";
import { placeholder, type RenderWords } from "./placeholders.ts";

/** What only a site's own publisher can show. HTML, comments, definitions and footnotes are Markdown's own. */
const FOREIGN = new Set<IslandKind>(["component", "expression", "shortcode", "liquid", "directive", "math"]);
/** What no publisher shows: it speaks to the program, not to the reader. */
const SILENT = new Set<IslandKind>(["code-import", "attributes"]);

/** Attribute lists are Hugo's and Jekyll's; to every other publisher they are text. */
function isForeignTo(kind: IslandKind, dialect: Dialect): boolean {
  if (kind === "attributes") return dialect.liquid || dialect.shortcodes;
  return FOREIGN.has(kind) || SILENT.has(kind);
}

/** An island inside a block: `from` to `to` in the block's source. */
export interface InlineIsland {
  readonly from: number;
  readonly to: number;
  readonly kind: IslandKind;
  readonly name: string;
}

/** How a block is rendered. */
export type Reading =
  | { readonly kind: "markdown"; readonly islands: readonly InlineIsland[] }
  | {
      readonly kind: "placeholder";
      readonly island: IslandKind;
      readonly name: string;
      readonly inner: string | null;
    }
  | { readonly kind: "nothing" };

/** Say how `block` is rendered. */
export function readBlock(block: Block, dialect: Dialect): Reading {
  const kind = block.island?.kind;
  if (kind && isForeignTo(kind, dialect)) {
    if (SILENT.has(kind)) return { kind: "nothing" };
    const inner = kind === "directive" ? insideDirective(block.source) : null;
    return { kind: "placeholder", island: kind, name: block.island?.name ?? "", inner };
  }
  return { kind: "markdown", islands: block.tree ? islandsIn(block.tree, dialect) : [] };
}

function islandsIn(tree: MarkdownNodes, dialect: Dialect): readonly InlineIsland[] {
  const islands: InlineIsland[] = [];
  const meet = (node: MarkdownNodes): void => {
    const isIsland = node.type === "island" || node.type === "inlineIsland";
    if (!isIsland) return childrenOf(node).forEach(meet);
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from === undefined || to === undefined || !isForeignTo(node.kind, dialect)) return;
    // One line of mathematics is left as Astro leaves it without a plugin; a dollar sign is too common in prose.
    if (node.kind !== "math") islands.push({ from, to, kind: node.kind, name: node.name });
  };
  meet(tree);
  return islands;
}

/** The Markdown between the fences of a directive that has any. */
function insideDirective(source: string): string | null {
  const match = /^[ \t]*(:{3,})[^\r\n]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)[ \t]*\1[ \t]*$/.exec(source);
  return match?.[2] ?? null;
}

// Private use: letters to every rule of Markdown and punctuation, and to no one else.
const OPEN = "\u{F5A0}";
const CLOSE = "\u{F5A1}";
const MARK = /\u{F5A0}(\d+)\u{F5A1}/gu;

/** `source` with a mark, a word to Markdown, in the place of each island. */
export function markIslands(source: string, islands: readonly InlineIsland[]): string {
  let marked = "";
  let position = 0;
  islands.forEach(({ from, to }, index) => {
    marked += `${source.slice(position, from)}${OPEN}${index}${CLOSE}`;
    position = to;
  });
  return marked + source.slice(position);
}

/** Put placeholders where the marks are, in place. */
export function showIslands(nodes: Nodes[], islands: readonly InlineIsland[], words: RenderWords): void {
  if (islands.length === 0) return;
  for (const node of nodes) {
    if (node.type !== "element") continue;
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = value.replace(MARK, "");
    }
    showIslands(node.children, islands, words);
    node.children = node.children.flatMap((child): Element["children"] =>
      child.type === "text" ? withPlaceholders(child, islands, words) : [child],
    );
  }
}

function withPlaceholders(
  text: Text,
  islands: readonly InlineIsland[],
  words: RenderWords,
): (Text | Element)[] {
  const parts: (Text | Element)[] = [];
  let position = 0;
  for (const match of text.value.matchAll(MARK)) {
    if (match.index > position) parts.push({ type: "text", value: text.value.slice(position, match.index) });
    const island = islands[Number(match[1])];
    if (island && !SILENT.has(island.kind))
      parts.push(placeholder(island.kind, words[island.kind], island.name));
    position = match.index + match[0].length;
  }
  if (position < text.value.length) parts.push({ type: "text", value: text.value.slice(position) });
  return parts;
}

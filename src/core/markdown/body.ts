/** A body's text <-> its blocks. */

import type { Nodes, Root, RootContent } from "mdast";
import type { DocumentParts } from "../document/parts.ts";
import type { Block, Body, Dialect, Island } from "./block.ts";
import { labelsOf } from "./labels.ts";
import { survivesVisually } from "./losses.ts";
import { parseTree } from "./parse.ts";
import { walkTree } from "./syntax-tree.ts";

/**
 * Take a body apart. `bodyText(parseBody(text, dialect)) === text` for every string; nothing is thrown.
 *
 * A block begins at the start of its first line, indentation included, and ends at the end of its last: so it
 * reads the same alone as in its place, once the labels it refers to are known.
 */
export function parseBody(text: string, dialect: Dialect): Body {
  const start = startOfText(text);
  const content = text.slice(start);
  const { lead, blocks } = cutBlocks(content, parseTree(content, dialect));
  return { lead: text.slice(0, start) + lead, blocks, dialect, ...labelsOf(blocks) };
}

/** The body of a document that was split. */
export function bodyOf({ text, body }: DocumentParts, dialect: Dialect): Body {
  return parseBody(text.slice(body.from, body.to), dialect);
}

/** Behind the byte order mark, if there is one: micromark passes over it and counts without it. */
export function startOfText(text: string): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

/** The body's text, to the code unit. */
export function bodyText(body: Body): string {
  return body.lead + body.blocks.map(({ source, gap }) => source + gap).join("");
}

/** Cut `text` at the top-level nodes of its tree, whose offsets are made relative to each block. */
export function cutBlocks(
  text: string,
  tree: Root,
): { readonly lead: string; readonly blocks: readonly Block[] } {
  const spans: { readonly from: number; readonly to: number }[] = [];
  for (const node of tree.children) spans.push(spanOf(text, node, spans.at(-1)?.to ?? 0));
  const lead = text.slice(0, spans[0]?.from ?? text.length);
  const blocks = tree.children.map((node, index): Block => {
    const { from, to } = spans[index] ?? { from: 0, to: 0 };
    const gap = text.slice(to, spans[index + 1]?.from ?? text.length);
    moveToBlock(node, from);
    return blockFrom(node, { source: text.slice(from, to), gap });
  });
  return { lead, blocks };
}

/** The block that `tree`, with offsets relative to `source`, stands for. */
export function blockFrom(tree: RootContent, { source, gap }: Pick<Block, "source" | "gap">): Block {
  return { source, gap, island: islandOf(tree), tree };
}

/**
 * From the start of the node's first line to the end of its last, where only blanks stand between. Never before
 * `limit`, the end of the block before: whatever positions the parser gives, blocks do not overlap.
 */
function spanOf(
  text: string,
  node: RootContent,
  limit: number,
): { readonly from: number; readonly to: number } {
  let from = Math.max(limit, node.position?.start.offset ?? 0);
  let to = Math.max(from, node.position?.end.offset ?? 0);
  while (from > limit && isBlank(text[from - 1])) from--;
  let end = to;
  while (isBlank(text[end])) end++;
  if (end >= text.length || text[end] === "\n" || text[end] === "\r") to = end;
  return { from, to };
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** Count positions from the block's start. Columns stay: a block begins at the start of a line. */
function moveToBlock(tree: RootContent, from: number): void {
  const lines = (tree.position?.start.line ?? 1) - 1;
  walkTree(tree, ({ position }: Nodes) => {
    if (!position) return;
    position.start = movePoint(position.start, lines, from);
    position.end = movePoint(position.end, lines, from);
  });
}

function movePoint(
  { line, column, offset = 0 }: { line: number; column: number; offset?: number | undefined },
  lines: number,
  from: number,
) {
  return { line: line - lines, column, offset: offset - from };
}

const LOSSY: Island = { kind: "lossy", name: "" };

function islandOf(tree: RootContent): Island | null {
  if (tree.type === "island") return { kind: tree.kind, name: tree.name };
  return survivesVisually(tree) ? null : LOSSY;
}

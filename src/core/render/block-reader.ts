/** Reading blocks: each one's Markdown tree, in the light of what the rest of the document defines. */

import type { Definition, FootnoteDefinition, Root } from "mdast";
import type { Block, Body, Dialect } from "../markdown/block.ts";
import { markIslands, readBlock, type InlineIsland, type Reading } from "./block-islands.ts";
import type { DefinitionsByLabel } from "./page-elements.ts";
import {
  footnoteReferences,
  given,
  labelOf,
  noLabels,
  parseWithLabels,
  type Given,
  type Labels,
} from "./parse-block.ts";
import { dependsOnTextBefore, makeTypographic, textOf } from "./punctuation.ts";

/** A block as read. The same object as long as nothing that it depends on changed; never two blocks' at once. */
export interface ReadBlock {
  readonly reading: Reading;
  /** Punctuation made typographic. Not to be changed: what comes after works on copies. */
  readonly tree: Root;
  readonly islands: readonly InlineIsland[];
  /** The definitions that the block can refer to. */
  readonly definitions: DefinitionsByLabel;
  readonly noteReferences: readonly string[];
}

export interface ReadBody {
  readonly blocks: readonly ReadBlock[];
  readonly definitions: DefinitionsByLabel;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
}

export type BlockReader = (body: Body) => ReadBody;

/** What is remembered of a block's source until the next reading. */
interface Memory {
  readonly reading: Reading;
  readonly markdown: string;
  /** Of the source alone: definitions stand whatever surrounds them. */
  readonly given: Given;
  readonly squeezed: string;
  read?: { readonly key: string; readonly block: ReadBlock };
}

const nothingGiven: Given = { definitions: [], footnotes: [] };

/** A reader that reads a block again only when its source, or what it refers to, is another than at the last reading. */
export function createBlockReader(): BlockReader {
  let last: ReadonlyMap<string, Memory[]> = new Map();

  return (body) => {
    const dialect = JSON.stringify(body.dialect);
    const now = new Map<string, Memory[]>();
    const remembered = body.blocks.map((block, index) => {
      const indent = indentation(index === 0 ? body.lead : (body.blocks[index - 1]?.gap ?? ""));
      const key = JSON.stringify([dialect, block.island, indent, block.source]);
      const memory = last.get(key)?.shift() ?? remember(block, indent, body.dialect);
      now.set(key, [...(now.get(key) ?? []), memory]);
      return memory;
    });
    last = now;
    const { definitions, noteLabels } = definedIn(remembered);
    const trees: Root[] = [];
    const textBefore = (): string => trees.map(textOf).join("");
    const blocks = remembered.map((memory) => {
      const read = readAgain(memory, { definitions, noteLabels, textBefore });
      trees.push(read.tree);
      return read;
    });
    return { blocks, definitions, footnotes: footnotesOf(blocks) };
  };
}

function definedIn(memories: readonly Memory[]): Pick<Surroundings, "definitions" | "noteLabels"> {
  const definitions = new Map<string, Definition>();
  const noteLabels = new Set<string>();
  for (const memory of memories) {
    for (const node of memory.given.definitions) {
      if (!definitions.has(labelOf(node))) definitions.set(labelOf(node), node);
    }
    for (const node of memory.given.footnotes) noteLabels.add(labelOf(node));
  }
  return { definitions, noteLabels };
}

function remember(block: Block, indent: string, dialect: Dialect): Memory {
  const reading = readBlock(block, dialect);
  const islands = reading.kind === "markdown" ? reading.islands : [];
  const source = reading.kind === "placeholder" ? (reading.inner ?? "") : block.source;
  const markdown = reading.kind === "nothing" ? "" : indent + markIslands(source, islands);
  return {
    reading,
    markdown,
    given: markdown.includes("]:") ? given(parseWithLabels(markdown, noLabels)) : nothingGiven,
    squeezed: markdown.includes("[") ? squeeze(markdown) : "",
  };
}

interface Surroundings {
  readonly definitions: DefinitionsByLabel;
  readonly noteLabels: ReadonlySet<string>;
  readonly textBefore: () => string;
}

function readAgain(memory: Memory, { definitions, noteLabels, textBefore }: Surroundings): ReadBlock {
  const { labels, relevant, key } = lent(memory, definitions, noteLabels);
  if (memory.read?.key === key) return memory.read.block;
  const tree = parseWithLabels(memory.markdown, labels);
  const isOpenEnded = dependsOnTextBefore(tree);
  makeTypographic(tree, textBefore);
  const read: ReadBlock = {
    reading: memory.reading,
    tree,
    islands: memory.reading.kind === "markdown" ? memory.reading.islands : [],
    definitions: relevant,
    noteReferences: footnoteReferences(tree),
  };
  if (!isOpenEnded) memory.read = { key, block: read };
  return read;
}

/** The definitions that a block might refer to: their label occurs in it, spelled with any line breaks. */
function lent(
  { squeezed }: Memory,
  definitions: DefinitionsByLabel,
  noteLabels: ReadonlySet<string>,
): { readonly labels: Labels; readonly relevant: DefinitionsByLabel; readonly key: string } {
  const relevant = new Map<string, Definition>();
  const footnotes: string[] = [];
  if (squeezed !== "") {
    for (const [label, definition] of definitions) {
      if (squeezed.includes(squeeze(label))) relevant.set(label, definition);
    }
    for (const label of noteLabels) {
      if (squeezed.includes(`[^${squeeze(label)}]`)) footnotes.push(label);
    }
  }
  const parts = [...relevant].map(([label, { url, title }]) => [label, url, title ?? null]);
  return {
    labels: { definitions: [...relevant.keys()], footnotes },
    relevant,
    key: parts.length + footnotes.length === 0 ? "" : JSON.stringify([parts, footnotes]),
  };
}

/** Without white space and without the marks of quotes, which may stand in the middle of a label. */
function squeeze(text: string): string {
  return text.toUpperCase().replace(/[\s>]+/g, "");
}

/** What stands before a block on its first line. */
function indentation(gap: string): string {
  return /[ \t]*$/.exec(gap)?.[0] ?? "";
}

function footnotesOf(blocks: readonly ReadBlock[]): ReadonlyMap<string, FootnoteDefinition> {
  const footnotes = new Map<string, FootnoteDefinition>();
  for (const { tree } of blocks) {
    for (const node of given(tree).footnotes) {
      if (!footnotes.has(labelOf(node))) footnotes.set(labelOf(node), node);
    }
  }
  return footnotes;
}

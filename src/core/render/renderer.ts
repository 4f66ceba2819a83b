/**
 * The embedded renderer: a body to HTML as Astro 5's Markdown defaults make it, block by block.
 *
 * What a block becomes depends on little outside of it: definitions that it refers to, the numbers of
 * footnotes, ids of headings already given. Each step is kept for a block until one of these changes.
 */

import Slugger from "github-slugger";
import type { Element, Nodes, Root as Page } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Body } from "../markdown/block.ts";
import { showIslands } from "./block-islands.ts";
import { createBlockReader, type ReadBlock, type ReadBody } from "./block-reader.ts";
import { highlightCode } from "./code-blocks.ts";
import { assignHeadingIds, headingsIn } from "./heading-ids.ts";
import type { CodeHighlighter } from "./highlighter.ts";
import { decidesPlace, parseUnit } from "./html-units.ts";
import { settleMedia } from "./media.ts";
import {
  countNotes,
  elementsOf,
  footnoteSection,
  noNotes,
  noteKey,
  type NoteCount,
} from "./page-elements.ts";
import { placeholder, placeholderBlock, type RenderWords } from "./placeholders.ts";
import { makeSafe } from "./safe-html.ts";

/** A piece of the page: HTML of the fewest blocks that could be made alone. */
export interface RenderedUnit {
  /** Index of its first block in the body; `null` for the footnotes at the end, which stand for no one place. */
  readonly block: number | null;
  readonly html: string;
}

export interface Rendered {
  /** In document order. Blocks that show nothing (definitions, comments) belong to no unit. */
  readonly units: readonly RenderedUnit[];
  /** Languages whose code is still plain: load them and render again. */
  readonly pendingLanguages: readonly string[];
}

export interface RendererOptions {
  readonly highlighter: CodeHighlighter;
  /** The address that a relative reference to an image is appended to. */
  readonly imagesBase: string;
  readonly words: RenderWords;
  /** Show pictures of other websites: in a trusted folder. */
  readonly remoteImages?: boolean;
  /** What is done to each unit before it is written; `safe` unless a test compares with what Astro writes. */
  readonly finish?: "safe" | "as-published";
}

export type Renderer = (body: Body) => Rendered;

/** The page as one string: what Astro writes between its units is a line end. */
export function renderedHtml({ units }: Rendered): string {
  return units.map(({ html }) => html).join("\n");
}

/** HTML of a block before its raw HTML is parsed. */
interface Made {
  /** Stands for this very tree in keys. */
  readonly id: number;
  readonly key: string;
  readonly nodes: Nodes[];
  readonly headings: readonly Element[];
  readonly pending: readonly string[];
}

interface Written {
  readonly key: string;
  readonly html: string;
  readonly isClosed: boolean;
  readonly decidesPlace: boolean;
}

/** Something to be written: a block that shows something, or the footnotes. */
interface Piece {
  readonly block: number | null;
  readonly made: Made;
  readonly ids: readonly string[];
}

/** A renderer that remembers: rendering a body again after an edit costs what the edit touched. */
export function createRenderer(options: RendererOptions): Renderer {
  const read = createBlockReader();
  const make = createMaker(options);
  const write = createWriter(options);
  return (body) => {
    const made = make(read(body));
    const slugger = new Slugger();
    const pieces = made.map((piece) => ({ ...piece, ids: assignHeadingIds(piece.made.headings, slugger) }));
    return {
      units: write(pieces.filter((piece) => piece.made.nodes.length > 0)),
      pendingLanguages: [...new Set(made.flatMap((piece) => piece.made.pending))],
    };
  };
}

/** From read blocks to HTML trees, with the numbers of their footnotes and the colours of their code. */
function createMaker({
  highlighter,
  words,
}: RendererOptions): (body: ReadBody) => readonly Omit<Piece, "ids">[] {
  const kept = new WeakMap<ReadBlock, Made>();
  let keptNotes: Made | null = null;
  let lastId = 0;

  const finish = (key: string, nodes: Nodes[]): Made => {
    const pending = highlightCode(nodes, highlighter);
    lastId += 1;
    return { id: lastId, key, nodes, headings: headingsIn(nodes), pending };
  };
  const isCurrent = (made: Made | null | undefined, key: string): made is Made =>
    made?.key === key && made.pending.every((language) => highlighter.isPending(language));

  const blockMade = (block: ReadBlock, count: NoteCount): Made => {
    const key = noteKey(count, block.noteReferences);
    const known = kept.get(block);
    if (isCurrent(known, key)) return known;
    const made = finish(key, nodesOf(block, count, words));
    kept.set(block, made);
    return made;
  };
  const notesMade = (body: ReadBody, count: NoteCount): Made | null => {
    if (count.order.length === 0) return null;
    const key = JSON.stringify([
      count.order,
      [...count.references],
      [...body.footnotes],
      [...body.definitions],
    ]);
    if (isCurrent(keptNotes, key)) return keptNotes;
    const section = footnoteSection(body.footnotes, body.definitions, count);
    keptNotes = section ? finish(key, [section]) : null;
    return keptNotes;
  };

  return (body) => {
    let count = noNotes;
    const pieces: Omit<Piece, "ids">[] = body.blocks.map((block, index) => {
      const made = blockMade(block, count);
      count = countNotes(count, block.noteReferences);
      return { block: index, made };
    });
    const notes = notesMade(body, count);
    if (notes) pieces.push({ block: null, made: notes });
    return pieces;
  };
}

function nodesOf(block: ReadBlock, count: NoteCount, words: RenderWords): Nodes[] {
  const nodes = elementsOf(block.tree, block.definitions, count);
  showIslands(nodes, block.islands, words);
  if (block.reading.kind !== "placeholder") return nodes;
  const { island, name } = block.reading;
  return [placeholderBlock(placeholder(island, words[island], name), nodes as Element["children"])];
}

/** From HTML trees to units of HTML text. */
function createWriter({
  finish = "safe",
  ...media
}: RendererOptions): (pieces: readonly Piece[]) => RenderedUnit[] {
  // By the first block of a unit; what it was made of is the key.
  const kept = new WeakMap<Made, Map<number, Written>>();

  const writtenAlone = (pieces: readonly Piece[], isFirst: boolean): Written => {
    const first = (pieces[0] as Piece).made;
    const known = kept.get(first) ?? new Map<number, Written>();
    kept.set(first, known);
    const key = JSON.stringify([isFirst, pieces.map(({ made, ids }) => [made.id, ids])]);
    const before = known.get(pieces.length);
    if (before?.key === key) return before;
    const { tree, isClosed } = parseUnit(joined(pieces), isFirst);
    const safe =
      finish === "safe"
        ? makeSafe({ type: "root", children: settleMedia(tree.children, media) as Page["children"] })
        : tree;
    const html = toHtml(safe, { allowDangerousHtml: true });
    const written = {
      key,
      html,
      isClosed,
      decidesPlace: tree.children.some(decidesPlace),
    };
    known.set(pieces.length, written);
    return written;
  };

  return (pieces) => {
    const units: RenderedUnit[] = [];
    let isFirst = true;
    for (let at = 0; at < pieces.length;) {
      let length = 1;
      let written = writtenAlone(pieces.slice(at, at + length), isFirst);
      // Doubling keeps the cost of an element that is never closed linear.
      while (!written.isClosed && at + length < pieces.length) {
        length = Math.min(length * 2, pieces.length - at);
        written = writtenAlone(pieces.slice(at, at + length), isFirst);
      }
      units.push({ block: pieces[at]?.block ?? null, html: written.html });
      at += length;
      isFirst &&= !written.decidesPlace;
    }
    return units;
  };
}

function joined(pieces: readonly Piece[]): Nodes[] {
  return pieces.flatMap(({ made }, index) =>
    index === 0 ? made.nodes : [{ type: "text" as const, value: "\n" }, ...made.nodes],
  );
}

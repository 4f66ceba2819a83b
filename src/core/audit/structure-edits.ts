/** Scripted edits of a body's structure: blocks that come, go, move, split and join, and what lists, tables, headings and images allow. */

import type { Block, Body } from "../markdown/block.ts";
import { definitionsIn } from "../markdown/labels.ts";
import type { After } from "../markdown/save.ts";
import type { VisualNode } from "../visual/node.ts";
import { chooseFrom, type Random } from "./random.ts";
import { editInside, type InsideKind } from "./inside-edits.ts";

/** `typed` is text that looks like Markdown; `unmark` takes emphasis off. */
export type StructureKind = "insert" | "delete" | "move" | "split" | "join" | InsideKind;

export const STRUCTURE_KINDS: readonly StructureKind[] = [
  "insert",
  "delete",
  "move",
  "split",
  "join",
  "typed",
  "unmark",
  "drop",
  "nest",
  "row",
  "column",
  "level",
  "image",
];

/** A body as the editor has it after one edit. */
export interface StructureEdit {
  readonly kind: StructureKind;
  readonly after: readonly After[];
  /** The old blocks that the edit is about: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;
  /** What was typed, or the text of what was added or removed. */
  readonly text: string;
}

/** A body with the visual node of each of its blocks. */
export interface Visual {
  readonly body: Body;
  readonly nodeOf: (block: Block) => VisualNode;
}

const NEW_PARAGRAPH = "A paragraph by galley.";

/** Make an edit of this kind on a random place of the body; `null` when it has none. */
export function editStructure(visual: Visual, kind: StructureKind, random: Random): StructureEdit | null {
  const { blocks } = visual.body;
  switch (kind) {
    case "insert": {
      const at = Math.floor(random() * (blocks.length + 1));
      return { ...around(visual, at, at, [fresh(paragraph(NEW_PARAGRAPH))]), kind, text: NEW_PARAGRAPH };
    }
    case "delete": {
      const at = chooseFrom(independent(visual.body), random);
      const gone = blocks[at ?? -1];
      return at !== undefined && gone && blocks.length > 1
        ? { ...around(visual, at, at + 1, []), kind, text: gone.source }
        : null;
    }
    case "move":
      return move(visual, random);
    case "split":
      return split(visual, random);
    case "join":
      return join(visual, random);
    default:
      return inside(visual, kind, random);
  }
}

function paragraph(text: string): VisualNode {
  return { type: "paragraph", content: [{ type: "text", text }] };
}

function fresh(node: VisualNode): After {
  return { kind: "new", node };
}

function kept(block: Block): After {
  return { kind: "kept", block };
}

/** The body with the blocks from `first` to `end` replaced. */
function around({ body }: Visual, first: number, end: number, made: readonly After[]) {
  const { blocks } = body;
  const after = [...blocks.slice(0, first).map(kept), ...made, ...blocks.slice(end).map(kept)];
  return { after, first, end };
}

/** Blocks that no other block depends on: to take a definition away is to edit all that refer to it. */
function independent({ blocks }: Body): readonly number[] {
  return blocks.flatMap((block, index) => (definitionsIn(block).length > 0 ? [] : [index]));
}

function move({ body }: Visual, random: Random): StructureEdit | null {
  const { blocks } = body;
  const from = chooseFrom(independent(body), random);
  const block = blocks[from ?? -1];
  if (from === undefined || !block || blocks.length < 2) return null;
  const others = blocks.filter((_, index) => index !== from).map(kept);
  const target = Math.floor(random() * others.length);
  const to = target === from ? (target + 1) % blocks.length : target;
  return {
    kind: "move",
    after: [...others.slice(0, to), kept(block), ...others.slice(to)],
    first: Math.min(from, to),
    end: Math.max(from, to) + 1,
    text: block.source,
  };
}

/** A paragraph cut in two between two words of one text. */
function split(visual: Visual, random: Random): StructureEdit | null {
  const places = visual.body.blocks.flatMap((block, index) => {
    const cuts = isParagraph(block) ? cutsOf(visual.nodeOf(block)) : [];
    return cuts.length > 0 ? [{ block, index, cuts }] : [];
  });
  const chosen = chooseFrom(places, random);
  const cut = chooseFrom(chosen?.cuts ?? [], random);
  if (!chosen || !cut) return null;
  const node = visual.nodeOf(chosen.block);
  const content = node.content ?? [];
  const left = [...content.slice(0, cut.at), { type: "text", text: cut.text.slice(0, cut.index) }];
  const right = [{ type: "text", text: cut.text.slice(cut.index + 1) }, ...content.slice(cut.at + 1)];
  const made: After[] = [
    { kind: "changed", block: chosen.block, node: { ...node, content: left } },
    fresh({ ...node, content: right }),
  ];
  return { ...around(visual, chosen.index, chosen.index + 1, made), kind: "split", text: "" };
}

function isParagraph(block: Block | undefined): boolean {
  return block?.tree?.type === "paragraph" && block.island === null;
}

/** The spaces between two words of a text without marks: the text, where it stands, and where the space is in it. */
function cutsOf({ content = [] }: VisualNode) {
  return content.flatMap(({ text = "", marks }, at) =>
    marks?.length
      ? []
      : [...text.matchAll(/(?<=[\p{L}\p{N}]) (?=[\p{L}\p{N}])/gu)].map(({ index }) => ({ at, text, index })),
  );
}

/** Two paragraphs that follow each other made one, as Backspace does at the start of the second. */
function join(visual: Visual, random: Random): StructureEdit | null {
  const { blocks } = visual.body;
  const places = blocks.flatMap((block, index) =>
    isParagraph(block) && isParagraph(blocks[index + 1]) ? [index] : [],
  );
  const index = chooseFrom(places, random);
  const [one, other] = [blocks[index ?? -1], blocks[(index ?? -1) + 1]];
  if (index === undefined || !one || !other) return null;
  const node = visual.nodeOf(one);
  const content = merged([...(node.content ?? []), ...(visual.nodeOf(other).content ?? [])]);
  const made: After[] = [{ kind: "changed", block: one, node: { ...node, content } }];
  return { ...around(visual, index, index + 2, made), kind: "join", text: "" };
}

/** Texts that touch and have the same marks are one text. */
function merged(content: readonly VisualNode[]): readonly VisualNode[] {
  const nodes: VisualNode[] = [];
  for (const node of content) {
    const last = nodes.at(-1);
    const touches = last?.text !== undefined && node.text !== undefined;
    if (touches && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []))
      nodes[nodes.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else nodes.push(node);
  }
  return nodes;
}

/** An edit within one block. */
function inside(visual: Visual, kind: InsideKind, random: Random): StructureEdit | null {
  const open = visual.body.blocks.flatMap((block, index) =>
    block.island === null ? [{ block, index }] : [],
  );
  while (open.length > 0) {
    const chosen = chooseFrom(open, random);
    if (!chosen) return null;
    const edit = editInside(visual.nodeOf(chosen.block), kind, random);
    if (edit) {
      const made: After[] = [{ kind: "changed", block: chosen.block, node: edit.node }];
      return { ...around(visual, chosen.index, chosen.index + 1, made), kind, text: edit.text };
    }
    open.splice(open.indexOf(chosen), 1);
  }
  return null;
}

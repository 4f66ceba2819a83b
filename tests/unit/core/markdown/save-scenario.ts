/** Edits made as the visual editor makes them: ProseMirror transforms, unedited nodes staying the same objects. */

import { Fragment, Slice, type Mark, type Node } from "@milkdown/kit/prose/model";
import { Transform } from "@milkdown/kit/prose/transform";
import { expect } from "vitest";
import { applyEdit, invertEdit } from "#core/document/patch";
import type { Block, Body, Dialect } from "#core/markdown/block";
import { bodyText, parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { targetsOf } from "#core/markdown/labels";
import { saveBlocks, type After, type Outcome, type Saved } from "#core/markdown/save";
import type { VisualNode } from "#core/visual/node";
import { visualSchema } from "#core/visual/schema";
import { toVisual } from "#core/visual/to-visual";

/** The visual document of a body, with the block that each of its nodes stands for. */
export interface Opened {
  readonly body: Body;
  readonly document: Node;
  readonly blocks: ReadonlyMap<Node, Block>;
}

/** Open a body as the editor does. */
export function open(body: Body): Opened {
  const targets = targetsOf(body.blocks);
  const nodes = body.blocks.map((block) => visualSchema.nodeFromJSON(toVisual(block, targets)) as Node);
  const document = visualSchema.node(
    "doc",
    null,
    nodes.length > 0 ? nodes : [visualSchema.node("paragraph")],
  ) as Node;
  return { body, document, blocks: new Map(nodes.map((node, index) => [node, body.blocks[index] as Block])) };
}

/** What `edited` has become, block by block: a node that is still the same object was not edited. */
export function afterOf({ document, blocks }: Opened, edited: Node): After[] {
  const left = new Set([...blocks.values()].filter((_, index) => !holds(edited, document.child(index))));
  let previous: Block | null = null;
  const order = [...blocks.values()];
  return children(edited).map((node): After => {
    const block = blocks.get(node);
    if (block) {
      previous = block;
      return { kind: "kept", block };
    }
    const next = order[previous ? order.indexOf(previous) + 1 : 0];
    const json = node.toJSON() as VisualNode;
    if (!next || !left.delete(next)) return { kind: "new", node: json };
    previous = next;
    return { kind: "changed", block: next, node: json };
  });
}

function children(node: Node): Node[] {
  return Array.from({ length: node.childCount }, (_, index) => node.child(index));
}

function holds(parent: Node, child: Node): boolean {
  return children(parent).includes(child);
}

/** An edit in the making: ProseMirror's transform, and places found by the text that stands there. */
export interface Editing {
  readonly tr: Transform;
  /** The position just before the first `text` of the document. */
  before(text: string): number;
  /** The position just after the first `text`. */
  after(text: string): number;
  /** Type `text` at a position. */
  type(at: number, text: string): void;
  /** Replace the first `from` by `to`, typed over it with the marks that were there. */
  replace(from: string, to: string): void;
  mark(text: string, mark: string, attributes?: Record<string, unknown>): void;
  unmark(text: string, mark: string): void;
  /** Set attributes of the innermost node of this type around the first `text`. */
  set(text: string, type: string, attributes: Record<string, unknown>): void;
  /** Put blocks in before the top-level block at `index`. */
  insert(index: number, ...blocks: readonly VisualNode[]): void;
  remove(index: number): void;
  move(from: number, to: number): void;
}

export function editing(document: Node): Editing {
  const tr = new Transform(document);
  const find = (text: string): { from: number; to: number } => {
    let found: number | null = null;
    tr.doc.descendants((node, position) => {
      if (found === null && node.isText) {
        const index = (node.text ?? "").indexOf(text);
        if (index !== -1) found = position + index;
      }
      return found === null;
    });
    if (found === null) throw new RangeError(`no text "${text}" in the document`);
    return { from: found, to: found + text.length };
  };
  const startOf = (index: number): number =>
    children(tr.doc)
      .slice(0, index)
      .reduce((sum, node) => sum + node.nodeSize, 0);
  const mark = (name: string, attributes?: Record<string, unknown>): Mark =>
    (visualSchema.marks as Record<string, { create(attrs?: object): unknown }>)[name]?.create(
      attributes,
    ) as Mark;
  return {
    tr,
    before: (text) => find(text).from,
    after: (text) => find(text).to,
    type: (at, text) => void tr.insert(at, visualSchema.text(text, marksAt(tr.doc, at) as never) as Node),
    replace: (from, to) => {
      const range = find(from);
      const marks = tr.doc.nodeAt(range.from)?.marks ?? [];
      if (to === "") tr.delete(range.from, range.to);
      else tr.replaceWith(range.from, range.to, visualSchema.text(to, marks as never) as Node);
    },
    mark: (text, name, attributes) => {
      const { from, to } = find(text);
      tr.addMark(from, to, mark(name, attributes));
    },
    unmark: (text, name) => {
      const { from, to } = find(text);
      tr.removeMark(from, to, mark(name).type);
    },
    set: (text, type, attributes) => {
      const at = tr.doc.resolve(find(text).from);
      for (let depth = at.depth; depth > 0; depth--) {
        const node = at.node(depth);
        if (node.type.name !== type) continue;
        tr.setNodeMarkup(at.before(depth), null, { ...node.attrs, ...attributes });
        return;
      }
      throw new RangeError(`"${text}" stands in no ${type}`);
    },
    insert: (index, ...blocks) => {
      const nodes = blocks.map((block) => visualSchema.nodeFromJSON(block) as Node);
      tr.insert(startOf(index), nodes);
    },
    remove: (index) => void tr.delete(startOf(index), startOf(index + 1)),
    move: (from, to) => {
      const node = tr.doc.child(from);
      tr.delete(startOf(from), startOf(from + 1));
      tr.replace(startOf(to), startOf(to), new Slice(Fragment.from(node), 0, 0));
    },
  };
}

function marksAt(document: Node, at: number): readonly Mark[] {
  return document.resolve(at).marks();
}

export interface Scenario {
  readonly text: string;
  readonly saved: Saved;
  readonly outcomes: readonly Outcome[];
}

const MARKDOWN = dialectFor("article.md", null);

/**
 * Open `before`, edit it, save it; the text after must be `expected`, to the code unit.
 *
 * Laws that every save keeps: its edit leads to its body's text; that body is what its text parses to; the
 * blocks it names are those of the body; kept blocks are the same objects; its inverse restores every byte.
 */
export function saves(
  before: string,
  edit: (editing: Editing) => void,
  expected: string,
  dialect: Dialect = MARKDOWN,
): Scenario {
  const opened = open(parseBody(before, dialect));
  const made = editing(opened.document);
  edit(made);
  const scenario = save(opened, made.tr.doc);
  expect(scenario.text).toBe(expected);
  return scenario;
}

/** Save an edited document and check every law of a save. */
export function save(opened: Opened, edited: Node): Scenario {
  const after = afterOf(opened, edited);
  const saved = saveBlocks(opened.body, after);
  const old = bodyText(opened.body);
  const text = applyEdit(old, saved.edit);
  expect(bodyText(saved.body)).toBe(text);
  expect(applyEdit(text, invertEdit(old, saved.edit))).toBe(old);
  const parsed = parseBody(text, opened.body.dialect);
  expect(saved.body.blocks.map(({ source, gap }) => [source, gap])).toEqual(
    parsed.blocks.map(({ source, gap }) => [source, gap]),
  );
  expect(saved.blocks).toHaveLength(after.length);
  for (const [index, each] of after.entries()) {
    const block = saved.blocks[index];
    if (block) expect(saved.body.blocks).toContain(block);
    if (each.kind === "kept" && saved.outcomes[index] === "kept")
      expect(block?.source).toBe(each.block.source);
  }
  return { text, saved, outcomes: saved.outcomes };
}

export function paragraph(...content: readonly (string | VisualNode)[]): VisualNode {
  return {
    type: "paragraph",
    content: content.map((each) => (typeof each === "string" ? { type: "text", text: each } : each)),
  };
}

export function item(text: string, attributes: VisualNode["attrs"] = {}): VisualNode {
  return { type: "list_item", attrs: { spread: false, ...attributes }, content: [paragraph(text)] };
}

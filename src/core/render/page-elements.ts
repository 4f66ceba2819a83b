/** From Markdown's tree to HTML's, block by block, with the numbers that footnotes have in the whole document. */

import type { Nodes, Root as Page } from "hast";
import type { Definition, FootnoteDefinition, Root, RootContent } from "mdast";
import { toHast, type Handlers, type State } from "mdast-util-to-hast";

/** How far footnotes have been counted at some place in the document. */
export interface NoteCount {
  /** Labels in the order of their first reference. */
  readonly order: readonly string[];
  readonly references: ReadonlyMap<string, number>;
}

export const noNotes: NoteCount = { order: [], references: new Map() };

/** Definitions by label; of two with the same label the first counts. */
export type DefinitionsByLabel = ReadonlyMap<string, Definition>;

/** Count `labels`, references in document order, onto `count`. */
export function countNotes(count: NoteCount, labels: readonly string[]): NoteCount {
  if (labels.length === 0) return count;
  const order = [...count.order];
  const references = new Map(count.references);
  for (const label of labels) {
    const before = references.get(label) ?? 0;
    if (before === 0) order.push(label);
    references.set(label, before + 1);
  }
  return { order, references };
}

/** What of `count` the references `labels` of a block depend on: equal texts, equal numbers. */
export function noteKey(count: NoteCount, labels: readonly string[]): string {
  if (labels.length === 0) return "";
  const known = labels.map((label) => `${count.order.indexOf(label)}:${count.references.get(label) ?? 0}`);
  return `${count.order.length}/${known.join(",")}`;
}

/** The HTML tree of one block. Raw HTML stays a `raw` node. Nothing for definitions and footnotes. */
export function elementsOf(tree: Root, definitions: DefinitionsByLabel, count: NoteCount): Nodes[] {
  return convert(tree, (state) => {
    for (const [label, definition] of definitions) state.definitionById.set(label, definition);
    // The footnotes come once, at the end of the document.
    state.footnoteById.clear();
    resume(state, count);
  });
}

/** The section of footnotes that ends the document; `null` when nothing refers to a footnote. */
export function footnoteSection(
  footnotes: ReadonlyMap<string, FootnoteDefinition>,
  definitions: DefinitionsByLabel,
  count: NoteCount,
): Nodes | null {
  const section = convert({ type: "root", children: [] }, (state) => {
    for (const [label, definition] of definitions) state.definitionById.set(label, definition);
    for (const [label, footnote] of footnotes) state.footnoteById.set(label, footnote);
    resume(state, count);
  });
  return section.at(-1) ?? null;
}

function resume(state: State, count: NoteCount): void {
  state.footnoteOrder.push(...count.order);
  for (const [label, references] of count.references) state.footnoteCounts.set(label, references);
}

/** Convert `tree` after `prepare` has seen the converter's state, which nothing else gives access to. */
function convert(tree: Root, prepare: (state: State) => void): Nodes[] {
  const first = { type: "renderingState" } as unknown as RootContent;
  const handlers = {
    renderingState(state: State) {
      prepare(state);
    },
  } as Handlers;
  const page = toHast(
    { type: "root", children: [first, ...tree.children] },
    { allowDangerousHtml: true, handlers },
  ) as Page;
  return page.children;
}

/** Leaves with mark sets -> nested phrasing content, the longest mark outermost. */

import type { PhrasingContent } from "mdast";
import { markNode } from "./mark-nodes.ts";
import type { VisualMark } from "./node.ts";

/** A leaf of a line and the marks it carries, code aside. */
export interface MarkedLeaf {
  readonly node: PhrasingContent;
  readonly marks: readonly VisualMark[];
}

/**
 * Nest `leaves` into their marks. Neighbours that share a mark share its node; where several marks begin at once,
 * the one that reaches furthest is outermost, and among equals a link, then strike, strong, emphasis.
 *
 * A break takes part in the emphasis that its neighbours on both sides have, whether or not the editor marked it.
 */
export function phrasingOf(leaves: readonly MarkedLeaf[]): PhrasingContent[] {
  return nest(bridgeBreaks(leaves), []);
}

const OUTERMOST_FIRST = ["link", "strike_through", "strong", "emphasis"];

interface Keyed {
  readonly node: PhrasingContent;
  /** Marks by a text that equal marks share. */
  readonly marks: ReadonlyMap<string, VisualMark>;
}

function nest(leaves: readonly Keyed[], open: readonly string[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let index = 0; index < leaves.length;) {
    const leaf = leaves[index];
    if (!leaf) break;
    const next = widestMark(leaves, index, open);
    if (next === null) {
      addLeaf(result, leaf.node);
      index++;
      continue;
    }
    const parent = markNode(next.mark);
    if ("children" in parent) {
      const children = nest(leaves.slice(index, next.end), [...open, next.key]);
      result.push({ ...parent, children } as PhrasingContent);
    }
    index = next.end;
  }
  return result;
}

function widestMark(leaves: readonly Keyed[], index: number, open: readonly string[]) {
  let widest: { readonly key: string; readonly mark: VisualMark; readonly end: number } | null = null;
  for (const [key, mark] of leaves[index]?.marks ?? []) {
    if (open.includes(key)) continue;
    let end = index + 1;
    while (leaves[end]?.marks.has(key)) end++;
    if (widest === null || end > widest.end || (end === widest.end && rank(mark) < rank(widest.mark))) {
      widest = { key, mark, end };
    }
  }
  return widest;
}

function rank(mark: VisualMark): number {
  return OUTERMOST_FIRST.indexOf(mark.type);
}

/** Text joins text, code joins code. */
function addLeaf(result: PhrasingContent[], node: PhrasingContent): void {
  const last = result.at(-1);
  const joins = (node.type === "text" || node.type === "inlineCode") && last?.type === node.type;
  if (joins) last.value += node.value;
  else result.push({ ...node });
}

function bridgeBreaks(leaves: readonly MarkedLeaf[]): readonly Keyed[] {
  const keyed = leaves.map(({ node, marks }) => ({
    node,
    marks: new Map(marks.map((mark) => [markKey(mark), mark])),
  }));
  for (const [index, leaf] of keyed.entries()) {
    if (!isBreak(leaf.node)) continue;
    let end = index;
    while (end < keyed.length && isBreak(keyed[end]?.node ?? leaf.node)) end++;
    // A break before this one has been bridged already, so it carries what the text before it shares.
    const before = keyed[index - 1];
    const after = keyed[end];
    const own = leaf.marks;
    leaf.marks = new Map(
      [...(before?.marks ?? [])].filter(
        ([key, mark]) => after?.marks.has(key) === true && (mark.type !== "link" || own.has(key)),
      ),
    );
  }
  return keyed;
}

function isBreak(node: PhrasingContent): boolean {
  return node.type === "break" || (node.type === "text" && node.value === "\n");
}

/** Equal keys mean one mark; which marker an emphasis was typed with does not count. */
function markKey({ type, attrs }: VisualMark): string {
  if (type !== "link") return type;
  return JSON.stringify(Object.entries(attrs ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)));
}

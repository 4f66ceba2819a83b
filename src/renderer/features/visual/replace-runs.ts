/** Shows what was edited elsewhere where it was edited, and touches nothing between: the caret stays in its block. */

import { Fragment, Slice, type Node } from "@milkdown/kit/prose/model";
import type { Transaction } from "@milkdown/kit/prose/state";
import { ReplaceStep } from "@milkdown/kit/prose/transform";

/** Top-level nodes that went and came in their place, at `from` of the document before. */
interface Run {
  readonly from: number;
  readonly gone: readonly Node[];
  readonly came: readonly Node[];
}

/**
 * Make the document of `transaction` the nodes of `wanted`, run by run of what is not the same node.
 *
 * @returns false when it could not be done so; the transaction is of no use then.
 */
export function replaceRuns(transaction: Transaction, wanted: Fragment): boolean {
  const runs = runsBetween(transaction.doc.children, wanted.content);
  // From the end, so that the places of those before stay.
  return runs.toReversed().every((run) => replaceRun(transaction, run)) && transaction.doc.content.eq(wanted);
}

function runsBetween(before: readonly Node[], after: readonly Node[]): readonly Run[] {
  const placeOf = placesIn(before);
  const runs: Run[] = [];
  let [position, at, start] = [0, 0, 0];
  const close = (until: number, end: number) => {
    const gone = before.slice(at, until);
    if (gone.length > 0 || end > start) runs.push({ from: position, gone, came: after.slice(start, end) });
    position += sizeOf(gone);
  };
  for (const [index, node] of after.entries()) {
    const place = placeOf(node);
    if (place < at) continue;
    close(place, index);
    position += before[place]?.nodeSize ?? 0;
    [at, start] = [place + 1, index + 1];
  }
  close(before.length, after.length);
  return runs;
}

/** Where a node stood: most are the same objects; of those read anew, the ones whose text stands once are known by it. */
function placesIn(nodes: readonly Node[]): (node: Node) => number {
  const places = new Map<Node, number>();
  const texts = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    places.set(node, index);
    texts.set(node.textContent, texts.has(node.textContent) ? -1 : index);
  }
  return (node) => {
    const place = places.get(node);
    if (place !== undefined) return place;
    const alike = texts.get(node.textContent) ?? -1;
    return nodes[alike]?.eq(node) ? alike : -1;
  };
}

function replaceRun(transaction: Transaction, { from, gone, came }: Run): boolean {
  const [old, young] = [Fragment.from([...gone]), Fragment.from([...came])];
  const start = old.findDiffStart(young);
  const end = old.findDiffEnd(young);
  if (start === null || end === null) return true;
  // Repeated text lets the search from the end run past the one from the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = transaction.doc.copy(young).slice(start, end.b + overlap);
  const step = new ReplaceStep(from + start, from + end.a + overlap, slice);
  if (transaction.maybeStep(step).failed === null) return true;
  return (
    transaction.maybeStep(new ReplaceStep(from, from + old.size, new Slice(young, 0, 0))).failed === null
  );
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
}

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

/** A kept node is the same object, so that its next place is found without comparing. */
function runsBetween(before: readonly Node[], after: readonly Node[]): readonly Run[] {
  const places = new Map(before.map((node, index) => [node, index]));
  const runs: Run[] = [];
  let [position, at, start] = [0, 0, 0];
  const close = (until: number, end: number) => {
    const gone = before.slice(at, until);
    if (gone.length > 0 || end > start) runs.push({ from: position, gone, came: after.slice(start, end) });
    position += sizeOf(gone);
  };
  for (const [index, node] of after.entries()) {
    const place = places.get(node) ?? -1;
    if (place < at) continue;
    close(place, index);
    position += node.nodeSize;
    [at, start] = [place + 1, index + 1];
  }
  close(before.length, after.length);
  return runs;
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

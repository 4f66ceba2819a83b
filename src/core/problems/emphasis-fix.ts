/** How a passage becomes emphasis as its writer meant it, with nothing but its marks changed. */

import type { Nodes } from "mdast";
import type { Range } from "../document/parts.ts";
import { applyEdit, type Edit } from "../document/patch.ts";
import { plainText } from "../markdown/plain-text.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import { narrowerRanges, type ReadBlock } from "./emphasis-moves.ts";
import { isPublished, markedLines, type Pair } from "./emphasis-marks.ts";
import type { Fix, FixKind } from "./problem.ts";

/** Reads an edited block; `null` when it is no longer one block, or when it was read often enough. */
export type ReadAgain = (source: string) => Nodes | null;

/** What is to stand around which part of the passage. */
interface Attempt {
  readonly kind: FixKind;
  readonly content: Range;
  readonly open: string;
  readonly close: string;
}

/**
 * The first way to publish `pair` that holds when the result is read: its marks moved past punctuation,
 * asterisks for underscores, and at last HTML. Spaces and escapes are never added. `null`: none holds.
 */
export function emphasisFix(block: ReadBlock, pair: Pair, readAgain: ReadAgain): Fix | null {
  for (const attempt of attempts(block, pair)) {
    const edit = editFor(pair, attempt, block.source);
    if (!holds({ block, pair, attempt, edit }, readAgain)) continue;
    const after = applyEdit(block.source, edit);
    const grown = after.length - block.source.length;
    return { kind: attempt.kind, edit, becomes: after.slice(pair.open.from, pair.close.to + grown) };
  }
  return null;
}

const TAGS: Readonly<Record<string, readonly [string, string]>> = {
  "*": ["<em>", "</em>"],
  "**": ["<strong>", "</strong>"],
  "***": ["<em><strong>", "</strong></em>"],
  __: ["<strong>", "</strong>"],
  "~~": ["<del>", "</del>"],
};

function* attempts(block: ReadBlock, { open, close }: Pair): Generator<Attempt> {
  const marks = block.source.slice(open.from, open.to);
  const whole = { from: open.to, to: close.from };
  const narrower = narrowerRanges(block, whole);
  for (const content of narrower) yield { kind: "emphasis-moved", content, open: marks, close: marks };
  if (open.mark === "_") {
    for (const content of [whole, ...narrower])
      yield { kind: "emphasis-asterisks", content, open: "**", close: "**" };
  }
  const [before, after] = TAGS[marks] ?? ["", ""];
  if (before !== "") yield { kind: "emphasis-html", content: whole, open: before, close: after };
}

/** Patches of the marks alone: what stands between is not written again. */
function editFor({ open, close }: Pair, attempt: Attempt, source: string): Edit {
  const { content } = attempt;
  const patches = [
    { from: open.from, to: open.to, insert: content.from === open.to ? attempt.open : "" },
    { from: content.from, to: content.from, insert: content.from === open.to ? "" : attempt.open },
    { from: content.to, to: content.to, insert: content.to === close.from ? "" : attempt.close },
    { from: close.from, to: close.to, insert: content.to === close.from ? attempt.close : "" },
  ];
  return patches.filter(({ from, to, insert }) => source.slice(from, to) !== insert);
}

interface Tried {
  readonly block: ReadBlock;
  readonly pair: Pair;
  readonly attempt: Attempt;
  readonly edit: Edit;
}

/** Whether the edited block reads as it did, with this emphasis and all that there was. */
function holds({ block, pair, attempt, edit }: Tried, readAgain: ReadAgain): boolean {
  const source = applyEdit(block.source, edit);
  const tree = readAgain(source);
  if (tree?.type !== block.tree.type) return false;
  if (withoutMarks(plainText(tree)) !== withoutMarks(plainText(block.tree))) return false;
  // The old opening marks, which stood before it, are gone.
  const from = attempt.content.from - (pair.open.to - pair.open.from);
  const closeFrom = from + attempt.open.length + attempt.content.to - attempt.content.from;
  if (attempt.kind === "emphasis-html") {
    return (
      publishedCount(tree, source) >= publishedCount(block.tree, block.source) &&
      standsAt(tree, from) &&
      standsAt(tree, closeFrom)
    );
  }
  return (
    publishedCount(tree, source) > publishedCount(block.tree, block.source) &&
    markedLines(tree, source).some(({ meant, published }) =>
      meant.some(
        (found) =>
          found.open.from === from && found.close.from === closeFrom && isPublished(found, published),
      ),
    )
  );
}

/** Marks that are text before may be emphasis after, and the other way round. */
function withoutMarks(text: string): string {
  return text.replace(/[*_~]/g, "");
}

/** How many passages of the block are emphasised as they are meant to be. */
function publishedCount(tree: Nodes, source: string): number {
  return markedLines(tree, source).reduce(
    (sum, { meant, published }) => sum + meant.filter((pair) => isPublished(pair, published)).length,
    0,
  );
}

/** Whether a piece of HTML begins at `offset`: in code or in a formula it would not. */
function standsAt(tree: Nodes, offset: number): boolean {
  let found = false;
  walkTree(tree, (node) => {
    if (node.type === "inlineIsland" && node.position?.start.offset === offset) found = true;
  });
  return found;
}

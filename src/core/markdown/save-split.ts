/** Paragraphs that were split: what stood around the old one stands around its halves. */

import type { Block } from "./block.ts";
import { holdsInline, plainText, type Tree } from "./rewrite-tree.ts";
import type { Entry } from "./save-gaps.ts";
import type { After } from "./save.ts";

/**
 * The entries with every two halves of an old block made to begin and to end as it did: its indentation belongs to
 * the first half, the blanks at its end and the gap behind it to the second, whichever of them was taken for it.
 */
export function withSplitEnds(entries: readonly (Entry | null)[], after: readonly After[]): (Entry | null)[] {
  const result = [...entries];
  for (let index = 0; index + 1 < result.length; index++) {
    const [first, second] = [result[index], result[index + 1]];
    if (!first || !second) continue;
    const halves = halvesOf(first, second, [after[index], after[index + 1]]);
    if (halves) [result[index], result[index + 1]] = halves;
  }
  return result;
}

function halvesOf(
  first: Entry,
  second: Entry,
  [one, other]: readonly [After | undefined, After | undefined],
): readonly [Entry, Entry] | null {
  const isFirst = one?.kind === "changed" && other?.kind === "new";
  const isSecond = one?.kind === "new" && other?.kind === "changed";
  const block = isFirst ? one.block : isSecond ? other.block : null;
  const old = isFirst ? first.old : second.old;
  if (!block || old === -1 || !isSplit(block, first.tree, second.tree)) return null;
  const [start = ""] = /^[ \t]*/.exec(block.source) ?? [];
  const [end = ""] = /[ \t]*$/.exec(block.source) ?? [];
  return [
    { ...first, source: start + withoutBlanks(first.source), begins: old, ends: -1 },
    { ...second, source: withoutBlanks(second.source) + end, begins: -1, ends: old },
  ];
}

function isSplit({ tree }: Block, first: Tree | null, second: Tree | null): boolean {
  if (!tree || !first || !second || !holdsInline(tree as Tree)) return false;
  if (!holdsInline(first) || !holdsInline(second)) return false;
  const [whole, left, right] = [tree as Tree, first, second].map((each) => withoutSpace(plainText(each)));
  return left !== "" && right !== "" && whole === `${left}${right}`;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

function withoutBlanks(source: string): string {
  return source.replace(/^[ \t]+|[ \t]+$/g, "");
}

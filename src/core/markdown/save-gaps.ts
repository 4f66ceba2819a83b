/** What stands between the blocks of a saved body, and what is done where two of them would run together. */

import type { Block, Body } from "./block.ts";
import { parseBlocks } from "./parse.ts";
import { blankLines } from "./rewrite-lines.ts";
import { saysTheSame, type BlockContext } from "./rewrite-block.ts";
import { childrenOf, placeOf, type Tree } from "./rewrite-tree.ts";
import type { Outcome } from "./save.ts";

/** A block of the new body before it is parsed again. */
export interface Entry {
  /** Its place in the list that was given to save. */
  readonly index: number;
  /** Its place among the old blocks; -1 when it is new or a copy. */
  readonly old: number;
  /** The last old block that it covers: itself, or the one that was joined to it. */
  readonly until: number;
  /** The old block with which it begins, and the one with which it ends; -1 for none. A half of one has one of them. */
  readonly begins: number;
  readonly ends: number;
  readonly source: string;
  /** What it must read as; `null` for what is kept as it is written, whatever it reads as. */
  readonly tree: Tree | null;
  readonly outcome: Outcome;
}

/** An entry with the gap after it. */
export interface JoinedEntry extends Entry {
  readonly gap: string;
}

/** Put gaps between `entries`: the old ones where old neighbours still meet, the document's usual one elsewhere. */
export function joinEntries(entries: readonly Entry[], before: Body, context: BlockContext): JoinedEntry[] {
  const joined: JoinedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const left = joined.at(-1);
    if (left) {
      const [one, other] = meet(left, entry, before, context);
      joined[joined.length - 1] = one;
      joined.push(other);
    } else {
      joined.push({ ...entry, gap: "" });
    }
    if (index === entries.length - 1)
      joined[index] = { ...(joined[index] as JoinedEntry), gap: lastGap(before, context) };
  }
  return joined;
}

/** A body keeps the end it had; one that had no block ends its first one with a line ending. */
function lastGap({ blocks }: Body, { style }: BlockContext): string {
  return blocks.at(-1)?.gap ?? style.lineEnding;
}

function meet(
  left: JoinedEntry,
  right: Entry,
  before: Body,
  context: BlockContext,
): [JoinedEntry, JoinedEntry] {
  const neighbours = left.old !== -1 && right.old === left.until + 1;
  const first = firstGap(left, right, before, context);
  if (neighbours && left.outcome === "kept" && right.outcome === "kept") {
    return [
      { ...left, gap: first },
      { ...right, gap: "" },
    ];
  }
  for (const gap of new Set([first, context.style.gap, context.style.lineEnding.repeat(2)])) {
    // Old neighbours that did not read so alone either are not told apart by anything written between them.
    if (meetsCleanly(left, gap, right, context) || (neighbours && !metCleanly(left, right, before, context)))
      return [
        { ...left, gap },
        { ...right, gap: "" },
      ];
  }
  return meetAsOtherLists(left, right, context) ?? separate(left, right, context);
}

/** Whether the two old blocks that these entries continue read, on their own, as what they are. */
function metCleanly(left: Entry, right: Entry, { blocks }: Body, context: BlockContext): boolean {
  const [one, other] = [blocks[left.until], blocks[right.old]];
  if (!one || !other || (left.outcome !== "kept" && right.outcome !== "kept")) return true;
  const asEntry = (entry: Entry, { source, tree }: Block): Entry => ({
    ...entry,
    source,
    tree: tree as Tree | null,
  });
  return meetsCleanly(asEntry(left, one), one.gap, asEntry(right, other), context);
}

/** The gap to try first. Beside something new, one of the old gaps stays, so that the change is an addition. */
function firstGap(left: Entry, right: Entry, { blocks }: Body, { style }: BlockContext): string {
  // What stands after the last block is the body's end, not a gap.
  const after = left.ends === -1 || left.ends === blocks.length - 1 ? undefined : blocks[left.ends]?.gap;
  const behind = right.begins <= 0 ? undefined : blocks[right.begins - 1]?.gap;
  if (left.ends !== -1 && right.begins === left.ends + 1) return after ?? style.gap;
  if (left.ends !== -1 && right.begins !== -1) {
    if (after === undefined || behind === undefined) return after ?? behind ?? style.gap;
    return blankLines(after) >= blankLines(behind) ? after : behind;
  }
  const old = left.ends === -1 ? behind : undefined;
  return old !== undefined && blankLines(old) > 0 ? old : style.gap;
}

/** Whether two sources with `gap` between them read as exactly these two blocks. */
function meetsCleanly(left: Entry, gap: string, right: Entry, { dialect, labels }: BlockContext): boolean {
  if (!/[\r\n]/.test(gap)) return false;
  const border = left.source.length + gap.length;
  const nodes = parseBlocks(left.source + gap + right.source, dialect, labels);
  const before = nodes.filter((node) => (placeOf(node as Tree)?.from ?? 0) < border);
  const after = nodes.slice(before.length);
  if (before.some((node) => (placeOf(node as Tree)?.to ?? 0) > border)) return false;
  return readsThus(before as readonly Tree[], left) && readsThus(after as readonly Tree[], right);
}

function readsThus(nodes: readonly Tree[], { tree }: Entry): boolean {
  if (tree === null) return nodes.length > 0;
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined && saysTheSame(only, tree);
}

/** Two lists that would be one: give one of them the other marker. What was edited gives way, else the shorter one. */
function meetAsOtherLists(
  left: JoinedEntry,
  right: Entry,
  context: BlockContext,
): [JoinedEntry, JoinedEntry] | null {
  if (left.tree?.type !== "list" || right.tree?.type !== "list") return null;
  const gap = context.style.gap;
  const turnsRight =
    right.outcome !== "kept" || (left.outcome === "kept" && right.source.length <= left.source.length);
  for (const turnRight of [turnsRight, !turnsRight]) {
    const source = otherMarkers(turnRight ? right.source : left.source, context);
    if (source === null) continue;
    const outcome = (turnRight ? right : left).outcome === "rewritten" ? "rewritten" : "patched";
    const one = turnRight ? left : ({ ...left, source, outcome } as const);
    const other = turnRight ? ({ ...right, source, outcome } as const) : right;
    if (meetsCleanly(one, gap, other, context))
      return [
        { ...one, gap },
        { ...other, gap: "" },
      ];
  }
  return null;
}

/** The list `source` with every marker of its own items changed to the other kind. */
function otherMarkers(source: string, { dialect, labels }: BlockContext): string | null {
  const [list] = parseBlocks(source, dialect, labels) as readonly Tree[];
  if (!list) return null;
  let text = source;
  for (const item of childrenOf(list)) {
    const from = placeOf(item)?.from;
    if (from === undefined) return null;
    const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(from))?.[0];
    if (!marker) return null;
    const at = from + marker.length - 1;
    text = text.slice(0, at) + turned(marker.at(-1) ?? "") + text.slice(at + 1);
  }
  return text;
}

function turned(mark: string): string {
  const others: Readonly<Record<string, string>> = { "-": "*", "*": "-", "+": "-", ".": ")", ")": "." };
  return others[mark] ?? mark;
}

/** The last resort: an empty comment, which every reader skips. Where not even that parts them, a blank line. */
function separate(left: JoinedEntry, right: Entry, context: BlockContext): [JoinedEntry, JoinedEntry] {
  const { gap } = context.style;
  const comment = context.dialect.mdx ? "{/* */}" : "<!-- -->";
  const parts =
    meetsCleanly(left, gap, { ...right, source: comment + gap + right.source, tree: null }, context) &&
    meetsCleanly({ ...left, source: left.source + gap + comment, tree: null }, gap, right, context);
  return [
    { ...left, gap: parts ? gap + comment + gap : gap },
    { ...right, gap: "" },
  ];
}

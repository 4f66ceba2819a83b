/** Keep a body up to date with an edit of its text. */

import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import { applyEdit, type Edit } from "../document/patch.ts";
import type { Block, Body, Dialect } from "./block.ts";
import { blockFrom, bodyText, cutBlocks, parseBody, startOfText } from "./body.ts";
import { blockIslandAt } from "./island-ranges.ts";
import { labelsOf } from "./labels.ts";
import { findPairs, type Pairs } from "./pairs.ts";
import { parseTree, parseWindow, type KnownLabels } from "./parse.ts";
import { isReadable } from "./readable.ts";

/**
 * The body after `edit` (offsets in `bodyText(body)`): equal to `parseBody` of the new text, but reading again
 * only what may have changed. Blocks outside of that are the same objects.
 */
export function reparseBody(body: Body, edit: Edit): Body {
  const before = bodyText(body);
  const after = applyEdit(before, edit);
  if (after === before) return body;
  const change = changeOf(body, { before, after, edit });
  const first = firstAffected(change);
  const hasMark = startOfText(before) > 0 || startOfText(after) > 0;
  const reread = isReadable(before) && isReadable(after) && !hasMark ? rereadFrom(change, first) : null;
  if (reread === null) return parseBody(after, body.dialect);
  const blocks = keepEqual(body.blocks, [...body.blocks.slice(0, first), ...reread.blocks], first);
  const labels = labelsOf(blocks);
  const settled = rereadMentions(blocks, { dialect: body.dialect, used: reread.used, now: labels });
  if (settled === null) return parseBody(after, body.dialect);
  return remember(
    { lead: first === 0 ? reread.lead : body.lead, blocks: settled, dialect: body.dialect, ...labels },
    change.pairs,
  );
}

/** An edit of a body, with what both texts hold. */
interface Change {
  readonly body: Body;
  readonly before: string;
  readonly after: string;
  /** Where the first patch begins; the same place in both texts. */
  readonly from: number;
  /** Where the last patch ends, in the text before. */
  readonly to: number;
  /** How much further the text behind the change stands in the text after. */
  readonly shift: number;
  /** Of the text after. */
  readonly pairs: Pairs;
  /** Where each block begins in the text before. */
  readonly starts: readonly number[];
  /** Openers whose pair is another than before: the first and the last, in the text after. */
  readonly repaired: { readonly first: number; readonly last: number };
}

const pairsByBody = new WeakMap<Body, Pairs>();

function remember(body: Body, pairs: Pairs): Body {
  pairsByBody.set(body, pairs);
  return body;
}

function changeOf(
  body: Body,
  { before, after, edit }: { before: string; after: string; edit: Edit },
): Change {
  const from = edit[0]?.from ?? 0;
  const to = edit.at(-1)?.to ?? 0;
  const shift = after.length - before.length;
  const pairs = findPairs(after, body.dialect);
  const old = pairsByBody.get(body) ?? findPairs(before, body.dialect);
  const starts: number[] = [];
  let at = body.lead.length;
  for (const { source, gap } of body.blocks) {
    starts.push(at);
    at += source.length + gap.length;
  }
  return {
    body,
    before,
    after,
    from,
    to,
    shift,
    pairs,
    starts,
    repaired: comparePairs(old, pairs, { from, to, shift }),
  };
}

function comparePairs(
  old: Pairs,
  now: Pairs,
  { from, to, shift }: { readonly from: number; readonly to: number; readonly shift: number },
): { readonly first: number; readonly last: number } {
  let first = Infinity;
  let last = -1;
  const moved = (offset: number): number => (offset <= from ? offset : offset >= to ? offset + shift : -1);
  const differs = (opener: number): void => {
    first = Math.min(first, opener);
    last = Math.max(last, opener);
  };
  const met = new Set<number>();
  for (const [opener, end] of old) {
    const place = moved(opener);
    if (place >= 0) met.add(place);
    if (place < 0 || now.get(place) !== moved(end)) differs(place < 0 ? from : place);
  }
  for (const opener of now.keys()) if (!met.has(opener)) differs(opener);
  return { first, last };
}

/**
 * The first block to read again: one before the change (it may go on into what was changed), further back over
 * blocks that no blank line parts, and back to the first tag that ends elsewhere now.
 */
function firstAffected(change: Change): number {
  const { body, starts, from } = change;
  let first = Math.max(0, blockAt(starts, from) - 1);
  while (first > 0 && !hasBlankLine(body.blocks[first - 1]?.gap ?? "")) first--;
  const tag = Math.min(firstMovedTag(change, starts[first] ?? 0), change.repaired.first);
  if (tag < (starts[first] ?? 0)) first = Math.max(0, blockAt(starts, tag) - 1);
  while (first > 0 && !hasBlankLine(body.blocks[first - 1]?.gap ?? "")) first--;
  return first;
}

/** The last block that begins at or before `offset`; 0 when none does. */
function blockAt(starts: readonly number[], offset: number): number {
  const index = starts.findLastIndex((start) => start <= offset);
  return Math.max(0, index);
}

function hasBlankLine(gap: string): boolean {
  return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(gap);
}

const TAG_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?=[{<]|import|export)/gm;

/** The first tag at the start of a line before `limit` that ends elsewhere than it did. */
function firstMovedTag({ body, before, after, to, shift, pairs }: Change, limit: number): number {
  const { dialect } = body;
  if (!dialect.mdx && !dialect.shortcodes && !dialect.liquid) return Infinity;
  const old = { text: before, from: 0, dialect, pairs: pairsByBody.get(body) ?? findPairs(before, dialect) };
  const now = { text: after, from: 0, dialect, pairs };
  for (const match of before.slice(0, limit).matchAll(TAG_LINE)) {
    const place = { at: match.index + match[0].length, margin: 0 };
    const oldEnd = blockIslandAt(old, place)?.end ?? -1;
    const newEnd = blockIslandAt(now, place)?.end ?? -1;
    if (newEnd !== (oldEnd >= to ? oldEnd + shift : oldEnd)) return place.at;
  }
  return Infinity;
}

/** What was read anew, and the old blocks after it. */
interface Reread {
  readonly lead: string;
  readonly blocks: readonly Block[];
  /** The labels that it was read with. */
  readonly used: KnownLabels;
}

/** How many old blocks beyond the change the first window holds; each further one holds eight times as many. */
const FIRST_WINDOW = 2;

/**
 * Read again from block `first` until a new block begins where an old one did: from there on nothing changed,
 * because reading from a block's start depends on nothing before it.
 */
function rereadFrom(change: Change, first: number): Reread | null {
  const { body, after, to, shift, starts, pairs, repaired } = change;
  const from = first === 0 ? 0 : (starts[first] ?? 0);
  const meeting = new Map<number, number>();
  for (const [index, start] of starts.entries()) {
    const alone = isClosed(body.blocks[index - 1]);
    if (alone && start >= to && start + shift > repaired.last) meeting.set(start + shift, index);
  }
  const next = starts.findIndex((start) => start >= to);
  for (let ahead = FIRST_WINDOW; ; ahead *= 8) {
    const edge = next < 0 ? undefined : starts[next + ahead];
    const end = edge === undefined ? after.length : edge + shift;
    const used = knownLabels(body);
    const tree = parseWindow({ text: after, dialect: body.dialect, pairs, from, to: end }, used);
    const cut = cutBlocks(after.slice(from, end), tree);
    if (first > 0 && cut.lead !== "") return null;
    const met = meetingPoint(cut, from, meeting);
    if (met) {
      const blocks = [...cut.blocks.slice(0, met.count), ...body.blocks.slice(met.index)];
      return { lead: cut.lead, blocks, used };
    }
    if (end === after.length) return { lead: cut.lead, blocks: cut.blocks, used };
  }
}

function knownLabels({ definitions, footnotes }: Body): KnownLabels {
  return { definitions, footnotes };
}

/** The first of the cut blocks that begins where an old block begins, and would begin so alone. */
function meetingPoint(
  { lead, blocks }: { readonly lead: string; readonly blocks: readonly Block[] },
  from: number,
  meeting: ReadonlyMap<number, number>,
): { readonly count: number; readonly index: number } | null {
  let at = from + lead.length;
  for (const [count, { source, gap }] of blocks.entries()) {
    const index = isClosed(blocks[count - 1]) ? meeting.get(at) : undefined;
    if (index !== undefined) return { count, index };
    at += source.length + gap.length;
  }
  return null;
}

/**
 * Whether what follows `block` reads as it would alone. It need not where no blank line parts it from a paragraph
 * or a definition: there only what may interrupt a paragraph is looked for.
 */
function isClosed(block: Block | undefined): boolean {
  if (!block || hasBlankLine(block.gap)) return true;
  const type = block.tree?.type;
  if (type === "island") return block.island?.kind !== "definition" && block.island?.kind !== "footnote";
  return type === "heading" || type === "thematicBreak" || type === "code";
}

/** Old objects in place of new ones that say the same, from block `first` on. */
function keepEqual(old: readonly Block[], blocks: readonly Block[], first: number): readonly Block[] {
  const kept = [...blocks];
  for (let index = first; index < old.length; index++) {
    const was = old[index];
    const is = kept[index];
    if (!was || !is || was.source !== is.source || was.gap !== is.gap) break;
    kept[index] = was;
  }
  return kept;
}

/** Read again each block that may mention a label which is defined now and was not, or the other way round. */
function rereadMentions(
  blocks: readonly Block[],
  {
    dialect,
    used,
    now,
  }: { readonly dialect: Dialect; readonly used: KnownLabels; readonly now: KnownLabels },
): readonly Block[] | null {
  const changed = [
    ...inOneOf(used.definitions, now.definitions),
    ...inOneOf(used.footnotes, now.footnotes),
  ].map(squeeze);
  if (changed.length === 0) return blocks;
  const result: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!mentions(block, changed)) {
      result.push(block);
      continue;
    }
    const [tree, ...others] = parseTree(block.source, dialect, now).children;
    if (!tree || others.length > 0 || !isClosed(blocks[index - 1])) return null;
    const read = JSON.stringify(tree) === JSON.stringify(block.tree) ? block : blockFrom(tree, block);
    result.push(read);
  }
  return result;
}

function inOneOf(left: ReadonlySet<string>, right: ReadonlySet<string>): readonly string[] {
  return [
    ...[...left].filter((label) => !right.has(label)),
    ...[...right].filter((label) => !left.has(label)),
  ];
}

function mentions(block: Block, labels: readonly string[]): boolean {
  if (!block.source.includes("[")) return false;
  const source = squeeze(block.source);
  return labels.some((label) => source.includes(label));
}

/** Labels compare without case, white space, and the `>` that a quotation puts between their lines. */
function squeeze(text: string): string {
  return normalizeIdentifier(text).replace(/[\s>]+/g, "");
}

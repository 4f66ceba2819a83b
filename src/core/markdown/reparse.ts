/** Keep a body up to date with an edit of its text. */

import { normalizeIdentifier } from "micromark-util-normalize-identifier";
import type { Edit } from "../document/patch.ts";
import type { Block, Body, Dialect } from "./block.ts";
import { blockFrom, cutBlocks, parseBody, startOfText } from "./body.ts";
import { withFacts } from "./body-facts.ts";
import { labelsOf } from "./labels.ts";
import { parseTree, parseWindow, type KnownLabels } from "./parse.ts";
import { lastAtOrBefore } from "./places.ts";
import { changeOf, firstMovedTag, type Change } from "./reparse-change.ts";
import { hasBlankLine } from "./rewrite-lines.ts";

/**
 * The body after `edit` (offsets in `bodyText(body)`): equal to `parseBody` of the new text, but reading again
 * only what may have changed. Blocks outside of that are the same objects.
 */
export function reparseBody(body: Body, edit: Edit): Body {
  const change = changeOf(body, edit);
  const { before, after } = change;
  if (after.text === before.text) return body;
  const first = firstAffected(change);
  const hasMark = startOfText(before.text) > 0 || startOfText(after.text) > 0;
  const reread = before.isReadable && after.isReadable && !hasMark ? rereadFrom(change, first) : null;
  if (reread === null) return parseBody(after.text, body.dialect);
  const blocks = keepEqual(body.blocks, [...body.blocks.slice(0, first), ...reread.blocks], first);
  const labels = labelsOf(blocks);
  const settled = rereadMentions(blocks, { dialect: body.dialect, used: reread.used, now: labels });
  if (settled === null) return parseBody(after.text, body.dialect);
  const lead = first === 0 ? reread.lead : body.lead;
  return withFacts({ lead, blocks: settled, dialect: body.dialect, ...labels }, after);
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
  return Math.max(0, lastAtOrBefore(starts, offset));
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
  const { body, after, to, shift, starts } = change;
  const { text, pairs } = after;
  const from = first === 0 ? 0 : (starts[first] ?? 0);
  const next = starts.findIndex((start) => start >= to);
  for (let ahead = FIRST_WINDOW; ; ahead *= 8) {
    const edge = next < 0 ? undefined : starts[next + ahead];
    const end = edge === undefined ? text.length : edge + shift;
    const used = knownLabels(body);
    const tree = parseWindow({ text, dialect: body.dialect, pairs, from, to: end }, used);
    const cut = cutBlocks(text.slice(from, end), tree);
    if (first > 0 && cut.lead !== "") return null;
    const met = meetingPoint(cut, { from, used }, change);
    if (met) {
      const blocks = [...cut.blocks.slice(0, met.count), ...body.blocks.slice(met.index)];
      return { lead: cut.lead, blocks, used };
    }
    if (end === text.length) return { lead: cut.lead, blocks: cut.blocks, used };
  }
}

function knownLabels({ definitions, footnotes }: Body): KnownLabels {
  return { definitions, footnotes };
}

/** The first of the cut blocks that begins where an old block behind the change begins, and would begin so alone. */
function meetingPoint(
  { lead, blocks }: { readonly lead: string; readonly blocks: readonly Block[] },
  { from, used }: { readonly from: number; readonly used: KnownLabels },
  change: Change,
): { readonly count: number; readonly index: number } | null {
  let at = from + lead.length;
  for (const [count, { source, gap }] of blocks.entries()) {
    const index = isClosed(blocks[count - 1]) ? oldBlockAt(change, at) : -1;
    if (index >= 0 && standsAlone(change.body, index, used)) return { count, index };
    at += source.length + gap.length;
  }
  return null;
}

/** The old block that begins at `offset` of the text after, behind all that changed; -1 when none does. */
function oldBlockAt({ body, to, shift, starts, repaired }: Change, offset: number): number {
  const start = offset - shift;
  if (start < to || offset <= repaired.last) return -1;
  const index = blockAt(starts, start);
  return starts[index] === start && isClosed(body.blocks[index - 1]) ? index : -1;
}

/**
 * Whether the old block at `index` read alone is what it was. Behind odd lists it need not be: micromark keeps
 * of a list that an indented line ended that it is "interrupting a paragraph", and takes `2. text` for one.
 */
function standsAlone({ blocks, dialect }: Body, index: number, used: KnownLabels): boolean {
  const block = blocks[index];
  if (block?.tree?.type !== "paragraph" && block?.tree?.type !== "list") return true;
  const [tree, ...others] = parseTree(block.source, dialect, used).children;
  return tree?.type === block.tree.type && others.length === 0;
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

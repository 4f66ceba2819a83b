/**
 * Two texts compared passage by passage: a field of the frontmatter, a paragraph, a list's item, a code block.
 *
 * Passages are found by their lines alone, so that every text has them, whether its Markdown and its
 * frontmatter can be read or not; and each can be put back by itself.
 */

import { diffArrays } from "diff";
import { lineBreaks } from "./line-breaks.ts";
import { lineAt, splitDocument, type DocumentParts, type FrontmatterPart, type Range } from "./parts.ts";
import type { Edit } from "./patch.ts";
import { likeness, wordDiff, type Piece } from "./word-diff.ts";

/** A passage of one text or both. Where it is missing from a text its range there is empty: the place it would have. */
export interface Passage {
  readonly kind: "same" | "changed" | "removed" | "added";
  /** Where it stands in the text before, and in the text after. */
  readonly before: Range;
  readonly after: Range;
  /** The frontmatter's field that it is; `null` in the body, and for what is no field. */
  readonly field: string | null;
  readonly inFrontmatter: boolean;
}

/** Passages less alike than this are told as one that went and one that came. */
const ALIKE = 0.4;
/** Comparing every pair of more passages than these is not worth its time: they pair in order. */
const MOST_PAIRS = 2500;
const MOST_CHANGES = 2000;

/** Every passage of both texts, in order. Those of the text before, joined, are that text; so are those after. */
export function comparePassages(before: string, after: string): readonly Passage[] {
  const sides = [splitDocument(before), splitDocument(after)] as const;
  // A field cannot be put back into frontmatter of another language, or into none: then all of it is one passage.
  const byField = sides[0].frontmatter?.language === sides[1].frontmatter?.language;
  const old = chunksOf(sides[0], byField);
  const young = chunksOf(sides[1], byField);
  const parts = diffArrays(
    old.map(({ text }) => text),
    young.map(({ text }) => text),
    { maxEditLength: MOST_CHANGES },
  ) ?? [
    { removed: true, added: false, count: old.length },
    { removed: false, added: true, count: young.length },
  ];
  const passages: Passage[] = [];
  const at = { old: 0, young: 0 };
  let gone: Chunk[] = [];
  let come: Chunk[] = [];
  const settle = (): void => {
    passages.push(
      ...paired(gone, come, {
        before: placeOf(old, at.old - gone.length),
        after: placeOf(young, at.young - come.length),
      }),
    );
    gone = [];
    come = [];
  };
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      settle();
      for (let step = 0; step < count; step++)
        passages.push(passage("same", old[at.old++]!, young[at.young++]!));
    } else if (removed) {
      gone = old.slice(at.old, (at.old += count));
    } else {
      come = young.slice(at.young, (at.young += count));
    }
  }
  settle();
  return passages;
}

/** The words of a passage that stayed, went and came. */
export function piecesOf(
  { before, after }: Passage,
  texts: { readonly before: string; readonly after: string },
): readonly Piece[] {
  return wordDiff(texts.before.slice(before.from, before.to), texts.after.slice(after.from, after.to));
}

/**
 * The edit of the text after that makes this passage what it was in the text before, and nothing else.
 *
 * A passage of the body that comes back between others keeps a blank line to each: it would become part of them.
 */
export function restorePassage(
  { before, after, inFrontmatter }: Passage,
  texts: { readonly before: string; readonly after: string },
): Edit {
  const insert = texts.before.slice(before.from, before.to);
  if (inFrontmatter || insert === "") return [{ ...after, insert }];
  const { lineEnding, body } = splitDocument(texts.after);
  const above = after.from > body.from ? missingBreaks(texts.after.slice(0, after.from)) : 0;
  const below = after.to < texts.after.length ? missingBreaks(insert) : 0;
  return [{ ...after, insert: lineEnding.repeat(above) + insert + lineEnding.repeat(below) }];
}

/** How many line breaks `text` lacks to end with a blank line. */
function missingBreaks(text: string): number {
  const [blanks = ""] = /\s*$/.exec(text) ?? [];
  return Math.max(0, 2 - lineBreaks(blanks));
}

interface Chunk extends Range {
  readonly text: string;
  readonly field: string | null;
  readonly inFrontmatter: boolean;
}

/** Where the chunk numbered `at` begins; the end of the text past the last. */
function placeOf(chunks: readonly Chunk[], at: number): number {
  return chunks[at]?.from ?? chunks.at(-1)?.to ?? 0;
}

function chunksOf({ text, frontmatter, body }: DocumentParts, byField: boolean): readonly Chunk[] {
  const fields = frontmatter ? frontmatterChunks(text, frontmatter, byField) : [];
  const start = frontmatter ? frontmatter.whole.from : body.from;
  const mark = start > 0 ? [chunk(text, { from: 0, to: start }, { inFrontmatter: true })] : [];
  return [...mark, ...fields, ...bodyChunks(text, body)];
}

function chunk(
  text: string,
  { from, to }: Range,
  kind: { readonly inFrontmatter: boolean; readonly field?: string | null },
): Chunk {
  return {
    from,
    to,
    text: text.slice(from, to),
    field: kind.field ?? null,
    inFrontmatter: kind.inFrontmatter,
  };
}

/** A key at the first column begins a field; what is indented, a list's dash or a comment follows the line above. */
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#\-[\]{}"'][^:=]*?)) *[:=](?:\s|$)/;
const TABLE = /^\[+\s*([^\]]+?)\s*\]+/;

function frontmatterChunks(
  text: string,
  { language, whole, content }: FrontmatterPart,
  byField: boolean,
): readonly Chunk[] {
  // One field of a JSON object cannot be put back without the commas around it: it is one passage.
  if (language === "json" || !byField) return [chunk(text, whole, { inFrontmatter: true })];
  const chunks: Chunk[] = [];
  let open: { from: number; field: string | null } = { from: whole.from, field: null };
  const close = (to: number, field: string | null): void => {
    if (to > open.from)
      chunks.push(chunk(text, { from: open.from, to }, { inFrontmatter: true, field: open.field }));
    open = { from: to, field };
  };
  for (let at = content.from; at < content.to;) {
    const line = lineAt(text, at);
    const name = nameIn(text.slice(at, line.end));
    if (name !== null) close(at, name);
    else if (at === content.from) close(at, null);
    at = line.next;
  }
  close(content.to, null);
  close(whole.to, null);
  return chunks;
}

function nameIn(line: string): string | null {
  const key = KEY.exec(line);
  return key ? (key[1] ?? key[2] ?? key[3] ?? null) : (TABLE.exec(line)?.[1] ?? null);
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Lines up to the blank ones that end them; a fenced block keeps its blank lines. */
function bodyChunks(text: string, body: Range): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let from = body.from;
  let fence: string | null = null;
  let isAfterBlank = false;
  for (let at = body.from; at < body.to;) {
    const line = lineAt(text, at);
    const content = text.slice(at, line.end);
    const isBlank = content.trim() === "";
    if (isAfterBlank && !isBlank && fence === null) {
      chunks.push(chunk(text, { from, to: at }, { inFrontmatter: false }));
      from = at;
    }
    const mark = FENCE.exec(content)?.[1];
    if (fence === null) fence = mark ?? null;
    else if (mark?.startsWith(fence) && content.trim() === mark) fence = null;
    isAfterBlank = isBlank && fence === null;
    at = line.next;
  }
  if (body.to > from) chunks.push(chunk(text, { from, to: body.to }, { inFrontmatter: false }));
  return chunks;
}

function passage(
  kind: Passage["kind"],
  before: Range & Partial<Chunk>,
  after: Range & Partial<Chunk>,
): Passage {
  return {
    kind,
    before: { from: before.from, to: before.to },
    after: { from: after.from, to: after.to },
    field: after.field ?? before.field ?? null,
    inFrontmatter: after.inFrontmatter ?? before.inFrontmatter ?? false,
  };
}

/** Those that are alike as one that changed, in the order of both texts; the others went or came between them. */
function paired(
  gone: readonly Chunk[],
  come: readonly Chunk[],
  from: { readonly before: number; readonly after: number },
): readonly Passage[] {
  const passages: Passage[] = [];
  let before = from.before;
  let after = from.after;
  let taken = 0;
  const partners = pairsOf(gone, come);
  const add = (until: number): void => {
    for (; taken < until; taken++) {
      const one = come[taken]!;
      passages.push(passage("added", { from: before, to: before }, one));
      after = one.to;
    }
  };
  gone.forEach((one, index) => {
    const partner = partners.get(index);
    if (partner === undefined) {
      passages.push(
        passage("removed", one, {
          from: after,
          to: after,
          field: one.field,
          inFrontmatter: one.inFrontmatter,
        }),
      );
    } else {
      add(partner);
      passages.push(passage("changed", one, come[partner]!));
      taken = partner + 1;
      after = come[partner]!.to;
    }
    before = one.to;
  });
  add(come.length);
  return passages;
}

/** The pairing, in order, whose passages are most alike in sum. */
function pairsOf(gone: readonly Chunk[], come: readonly Chunk[]): ReadonlyMap<number, number> {
  if (gone.length * come.length > MOST_PAIRS) return pairsInOrder(gone, come);
  const worth = gone.map((one) => come.map((other) => alikeness(one, other)));
  const best: number[][] = Array.from({ length: gone.length + 1 }, () =>
    new Array<number>(come.length + 1).fill(0),
  );
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = come.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, worth[i]![j]! + best[i + 1]![j + 1]!);
  const pairs = new Map<number, number>();
  let i = 0;
  let j = 0;
  while (i < gone.length && j < come.length) {
    if (worth[i]![j]! > 0 && best[i]![j] === worth[i]![j]! + best[i + 1]![j + 1]!) pairs.set(i++, j++);
    else if (best[i]![j] === best[i + 1]![j]!) i++;
    else j++;
  }
  return pairs;
}

function pairsInOrder(gone: readonly Chunk[], come: readonly Chunk[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  gone.forEach((one, index) => {
    const other = come[index];
    if (other && alikeness(one, other) > 0) pairs.set(index, index);
  });
  return pairs;
}

/** How alike two passages are; 0 where they are not one passage that changed. A field is itself, whatever its value. */
function alikeness(one: Chunk, other: Chunk): number {
  if (one.inFrontmatter !== other.inFrontmatter) return 0;
  if (one.field !== null || other.field !== null) return one.field === other.field ? 1 : 0;
  const alike = likeness(one.text, other.text);
  return alike >= ALIKE ? alike : 0;
}

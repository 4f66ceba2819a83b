/** The sentences of a line of text, each where it stands. */

import type { Range } from "../document/parts.ts";
import { inlineOf, type Inline } from "./inline.ts";
import type { Piece, TextLine } from "./text-line.ts";
import { unitOffsets } from "./unit-offsets.ts";

/** `from`, `to`: in the block's source. `isGap`: blanks and breaks between sentences. Segments fill their line. */
export interface Segment extends Range {
  readonly pieces: readonly Piece[];
  readonly inline: readonly Inline[];
  readonly isGap: boolean;
}

/** Stands for a code in the text that sentences are looked for in. */
const OBJECT = "\uFFFC";

/** Words whose full stop ends no sentence; Intl.Segmenter knows none (Unicode Standard Annex 29 leaves them to tailoring). */
const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Inc|Ltd|Co|Jr|Sr|z\.B|d\.h|bzw|p\.ex|[A-Z])\.\s*$/;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, known);
  return known;
}

/** The line as one segment. */
export function wholeLine(line: TextLine): readonly Segment[] {
  const { from, to, pieces } = line;
  return [{ from, to, pieces, inline: inlineOf(pieces), isGap: false }];
}

/** The sentences of `line` of the block `source`, written in `locale`, and the gaps between them. */
export function sentencesOf(line: TextLine, source: string, locale: string | null): readonly Segment[] {
  const placed = placedPieces(line.pieces, source);
  if (line.kind === "raw" || placed === null) return wholeLine(line);
  const text = placed.map(({ shown }) => shown).join("");
  const bounds = sentenceBounds(text, locale ?? "en").filter((bound) => isOutside(placed, bound));
  const cuts = bounds.flatMap((bound, index) => {
    const start = bounds[index - 1] ?? 0;
    const sentence = text.slice(start, bound);
    const content = sentence.trimEnd().length;
    return content === 0 || content === sentence.length || !isOutside(placed, start + content)
      ? [bound]
      : [start + content, bound];
  });
  return cuts.map((end, index) => {
    const start = cuts[index - 1] ?? 0;
    const pieces = piecesBetween(placed, start, end);
    const from = index === 0 ? line.from : (pieces[0]?.from ?? line.from);
    const to = index === cuts.length - 1 ? line.to : (pieces.at(-1)?.to ?? line.to);
    return { from, to, pieces, inline: inlineOf(pieces), isGap: text.slice(start, end).trim() === "" };
  });
}

interface Placed {
  readonly piece: Piece;
  /** Where it begins in the text that sentences are looked for in, and what it is there. */
  readonly at: number;
  readonly shown: string;
  /** How many codes are open around what follows it. */
  readonly depth: number;
  /** For a text: where each unit of its value stands in the source, and the end. */
  readonly offsets: readonly number[] | null;
}

function placedPieces(pieces: readonly Piece[], source: string): readonly Placed[] | null {
  const placed: Placed[] = [];
  let at = 0;
  let depth = 0;
  for (const piece of pieces) {
    if (piece.kind === "open") depth++;
    if (piece.kind === "close") depth--;
    const shown = shownAs(piece);
    const offsets = piece.kind === "text" ? unitOffsets(piece, source) : null;
    placed.push({ piece, at, shown, depth, offsets });
    at += shown.length;
  }
  return depth === 0 ? placed : null;
}

function shownAs(piece: Piece): string {
  if (piece.kind === "text") return piece.value.replace(/[\r\n]/g, " ");
  if (piece.kind !== "alone") return "";
  return piece.code.type === "break" ? "\n" : OBJECT;
}

function sentenceBounds(text: string, locale: string): readonly number[] {
  const bounds: number[] = [];
  let start = 0;
  for (const { index, segment } of segmenterFor(locale).segment(text)) {
    // What opens goes with what follows, though the annex takes every bracket behind a full stop for a closing one.
    const end = index + segment.length - (/[\p{Ps}\p{Pi}]+$/u.exec(segment)?.[0].length ?? 0);
    if (end <= start || isWithinQuote(text, start, end)) continue;
    // A sentence without a letter ("1.", a closing quote) is none; what it belongs to stands before or after it.
    const own = text.slice(start, end);
    if (end < text.length && (ABBREVIATION.test(own) || !/[\p{L}\p{N}\uFFFC]/u.test(own))) continue;
    bounds.push(end);
    start = end;
  }
  if (bounds.at(-1) !== text.length) bounds.push(text.length);
  return bounds.filter((bound) => bound > 0);
}

/**
 * Whether what was quoted from `start` on is still open at `end`, or goes on there as a part of the sentence
 * (`「刷る。」と言った。`).
 */
function isWithinQuote(text: string, start: number, end: number): boolean {
  const own = text.slice(start, end);
  const opened = own.match(/[「『（]/g)?.length ?? 0;
  const closed = own.match(/[」』）]/g)?.length ?? 0;
  return (
    (opened > closed && /[」』）]/.test(text.slice(end))) ||
    (/[」』）]$/.test(own) && /^\p{Script=Hiragana}/u.test(text.slice(end)))
  );
}

/** Whether a cut at `bound` cuts no pair of marks and no text that cannot be cut there. */
function isOutside(placed: readonly Placed[], bound: number): boolean {
  const last = placed.at(-1);
  if (!last || bound >= last.at + last.shown.length) return true;
  const inside = placed.find(({ at, shown }) => at < bound && bound < at + shown.length);
  if (inside) return inside.depth === 0 && inside.offsets !== null;
  // Between pieces: where all marks that were opened are closed again.
  return placed.some(({ at, shown, depth }) => at + shown.length === bound && depth === 0);
}

function piecesBetween(placed: readonly Placed[], start: number, end: number): readonly Piece[] {
  const last = placed.at(-1);
  const isEnd = last !== undefined && end >= last.at + last.shown.length;
  const pieces: Piece[] = [];
  for (const one of placed) {
    const { piece, at, shown, offsets } = one;
    const stop = at + shown.length;
    if (shown === "") {
      // Marks without a width: a closing one goes with what stands before it, an opening one with what follows.
      const isIn = piece.kind === "close" ? at > start && at <= end : at >= start && (at < end || isEnd);
      if (isIn) pieces.push(piece);
    } else if (at >= start && stop <= end) pieces.push(piece);
    else if (piece.kind === "text" && offsets && stop > start && at < end) {
      const first = Math.max(start, at) - at;
      const past = Math.min(end, stop) - at;
      const from = offsets[first] ?? piece.from;
      const to = offsets[past] ?? piece.to;
      pieces.push({ kind: "text", value: piece.value.slice(first, past), from, to });
    }
  }
  return pieces;
}

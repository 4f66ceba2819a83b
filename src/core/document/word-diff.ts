/** The difference of two texts word by word, in every script: Japanese and Chinese words are found by the segmenter. */

import { diffArrays } from "diff";
import { editBetween } from "./patch.ts";

/** A stretch of text that stayed, went or came. */
export interface Piece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Past these the difference is one replacement: the best one would cost more than a reader gains by it. */
const MOST_WORDS = 20_000;
const MOST_CHANGES = 3000;

/** One locale for all: how words are found in a script does not depend on the reader's language. */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
/** Text that the segmenter would only cut where a pattern cuts it too, many times faster. */
const PLAIN = /^[\t\n\r -~]*$/;

/** The words of `text` and what stands between them, joined: `text` itself. No grapheme and no CRLF is cut in two. */
export function wordsOf(text: string): readonly string[] {
  if (PLAIN.test(text)) return text.match(/[A-Za-z0-9_]+(?:['.][A-Za-z0-9_]+)*|\r\n|[^\S\r\n]+|[^]/g) ?? [];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * What went and what came between two texts, in order; in each change what went comes first.
 *
 * `same` and `removed` joined are the text before, `same` and `added` the text after. Blanks and punctuation
 * that stayed between two changes are told as changed, since a reader reads across them.
 */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const old = wordsOf(before);
  const young = wordsOf(after);
  const changes =
    old.length + young.length > MOST_WORDS
      ? undefined
      : diffArrays([...old], [...young], { maxEditLength: MOST_CHANGES });
  if (!changes) return middleReplaced(before, after);
  const pieces = changes.map(({ added, removed, value }): Piece => {
    return { kind: added ? "added" : removed ? "removed" : "same", text: value.join("") };
  });
  return joined(withoutSpecks(pieces));
}

/** How much of two texts' words is common, from 0 to 1, wherever the words stand. Blanks do not count. */
export function likeness(before: string, after: string): number {
  const counts = new Map<string, number>();
  let all = 0;
  for (const word of wordsOf(before)) {
    if (word.trim() === "") continue;
    counts.set(word, (counts.get(word) ?? 0) + word.length);
    all += word.length;
  }
  let common = 0;
  for (const word of wordsOf(after)) {
    if (word.trim() === "") continue;
    all += word.length;
    const left = counts.get(word) ?? 0;
    if (left <= 0) continue;
    counts.set(word, left - word.length);
    common += 2 * word.length;
  }
  return all === 0 ? 1 : common / all;
}

function middleReplaced(before: string, after: string): readonly Piece[] {
  const [patch] = editBetween(before, after);
  if (!patch) return before === "" ? [] : [{ kind: "same", text: before }];
  const pieces: readonly Piece[] = [
    { kind: "same", text: before.slice(0, patch.from) },
    { kind: "removed", text: before.slice(patch.from, patch.to) },
    { kind: "added", text: patch.insert },
    { kind: "same", text: before.slice(patch.to) },
  ];
  return pieces.filter(({ text }) => text !== "");
}

/** A blank or a mark that stayed between two changes is part of both. Line breaks stay: they are what a reader steers by. */
function withoutSpecks(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, at) => {
    const isSpeck =
      piece.kind === "same" &&
      at > 0 &&
      at < pieces.length - 1 &&
      piece.text.length <= 2 &&
      /^[^\p{L}\p{N}\r\n]+$/u.test(piece.text);
    return isSpeck
      ? [
          { kind: "removed" as const, text: piece.text },
          { kind: "added" as const, text: piece.text },
        ]
      : [piece];
  });
}

/** Neighbours of one kind as one piece; within a change, what went before what came. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  let removed = "";
  let added = "";
  const close = (): void => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const { kind, text } of pieces) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      result.push({ kind, text });
    }
  }
  close();
  return result;
}

/** How long a body is, in words, characters and minutes. */

import type { Body } from "./block.ts";
import { plainText } from "./plain-text.ts";

export interface Counts {
  /** Words of spaced scripts; for Chinese, Japanese and Thai, the words that the segmenter finds. */
  readonly words: number;
  /** Characters as a reader sees them (grapheme clusters), white space left out. */
  readonly characters: number;
  /** Reading time in whole minutes, at least 1 for any text; 0 for none. */
  readonly minutes: number;
}

/** Words a minute, of adults reading English prose silently (Brysbaert 2019, 190 studies). */
const WORDS_A_MINUTE = 238;
/** Characters a minute, of adults reading Japanese or Chinese prose silently. */
const CHARACTERS_A_MINUTE = 500;

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Count what a reader reads: text, link texts, alternative texts and inline code. Code blocks, islands and
 * addresses do not count. `language` is a BCP 47 tag; one that is not known is read as the segmenter's default.
 */
export function countBody(body: Body, language: string): Counts {
  const text = body.blocks.map(({ tree }) => (tree ? plainText(tree) : "")).join("\n");
  let words = 0;
  let spaced = 0;
  let unspaced = 0;
  for (const { segment, isWordLike } of segmenter(language, "word").segment(text)) {
    if (isWordLike !== true) continue;
    words++;
    if (UNSPACED.test(segment)) unspaced += [...segment].length;
    else spaced++;
  }
  const minutes = Math.ceil(spaced / WORDS_A_MINUTE + unspaced / CHARACTERS_A_MINUTE);
  return { words, characters: countCharacters(text, language), minutes };
}

function countCharacters(text: string, language: string): number {
  const visible = text.replace(/\s+/g, "");
  // Nothing in ASCII combines with anything, and segmenting is slow.
  if (/^[!-~]*$/.test(visible)) return visible.length;
  let characters = 0;
  for (const _ of segmenter(language, "grapheme").segment(visible)) characters++;
  return characters;
}

function segmenter(language: string, granularity: "word" | "grapheme"): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

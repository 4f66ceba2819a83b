/** Texts as a search compares them: composed, and in one width where that is wanted; with the way back. */

export interface FoldedText {
  readonly text: string;
  /** Where what begins, or ends, at an offset of the folded text does so in the text that was folded. */
  readonly startOf: (offset: number) => number;
  readonly endOf: (offset: number) => number;
}

/** Half and full width forms, and the wide space. */
const WIDE = /[\uff01-\uffee\u3000]/;
const WIDE_RUNS = /[\uff01-\uffee\u3000]+/g;
/** Of these, the ones that are one code unit for one: whatever follows, places stay. */
const PLAIN_WIDE = /[\uff01-\uff5e\u3000]/g;
const HALF_KANA = /[\uff5f-\uffee]/;
/**
 * What composes with what comes before it: marks, half-width sound marks, and the vowels and ends of Hangul's
 * syllables (Unicode Standard, 3.12).
 */
const UNITS =
  /[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*\p{M}*|[\uac00-\ud7a3][\u11a8-\u11ff]*\p{M}*|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

const same = (offset: number): number => offset;

/**
 * `text` in normal form C, and, unless `matchWidth`, with full-width letters and half-width kana as the usual ones.
 * Other compatible characters (`㍻`, `①`, `ﬁ`) stay what they are: they are other letters, not another width.
 */
export function foldText(text: string, matchWidth: boolean): FoldedText {
  const isWide = !matchWidth && WIDE.test(text);
  const isPlain = !isWide || !HALF_KANA.test(text);
  if (isPlain) {
    const folded = isWide ? text.replace(PLAIN_WIDE, narrow) : text;
    if (folded.normalize("NFC") === folded) return { text: folded, startOf: same, endOf: same };
  }
  return foldByUnits(text, isWide);
}

function narrow(letters: string): string {
  return letters.normalize("NFKC");
}

function foldByUnits(text: string, isWide: boolean): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [0];
  for (const { 0: unit, index } of text.matchAll(UNITS)) {
    const folded = (isWide ? unit.replace(WIDE_RUNS, narrow) : unit).normalize("NFC");
    parts.push(folded);
    // A unit that changed is found as a whole: there is no place within it.
    for (let at = 0; at < folded.length; at++) {
      starts.push(folded === unit ? index + at : index);
      ends.push(folded === unit ? index + at + 1 : index + unit.length);
    }
  }
  const last = text.length;
  return {
    text: parts.join(""),
    startOf: (offset) => starts[offset] ?? last,
    endOf: (offset) => ends[offset] ?? last,
  };
}

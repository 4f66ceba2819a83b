/** Where words begin and end, for texts with spaces between words and for those without. */

type Kind = "none" | "spaced" | "unspaced";

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;
const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** A dictionary looks no farther than this in each direction. */
const FARTHEST = 64;
let segmenter: Intl.Segmenter | null = null;

/** Whether what stands between `from` and `to` is whole words. */
export function isWhole(text: string, from: number, to: number): boolean {
  return isEdge(text, from) && isEdge(text, to);
}

function isEdge(text: string, at: number): boolean {
  const before = kindOf(characterBefore(text, at));
  const after = kindOf(characterAt(text, at));
  if (before === "none" || after === "none" || before !== after) return true;
  return before === "unspaced" && isDictionaryEdge(text, at);
}

function kindOf(character: string): Kind {
  if (character === "" || !LETTER.test(character)) return "none";
  return UNSPACED.test(character) ? "unspaced" : "spaced";
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1);
  return characterAt(text, last >= 0xdc00 && last <= 0xdfff ? at - 2 : at - 1);
}

/** The dictionary for scripts without spaces is the same for every language. */
function isDictionaryEdge(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < FARTHEST && UNSPACED.test(text.charAt(from - 1))) from--;
  let to = at;
  while (to < text.length && to - at < FARTHEST && UNSPACED.test(text.charAt(to))) to++;
  segmenter ??= new Intl.Segmenter("ja", { granularity: "word" });
  return segmenter.segment(text.slice(from, to)).containing(at - from)?.index === at - from;
}

/** Whether a text is plainly in another language than its locale: by its letters, and by being its counterpart's. */

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /\p{L}/gu;

/** Languages that are written in letters of their own, with what those are. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  zh: /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  el: /\p{Script=Greek}/u,
  th: /\p{Script=Thai}/u,
  hi: /\p{Script=Devanagari}/u,
};
/** A run of so many plain lower-case words is prose, not a product's name. */
const PROSE_WORDS = 4;
const LONG_TEXT = 40;

/**
 * Whether `text` is in another language than `locale` (a BCP 47 tag). `isCopy`: the same field of a
 * variant in another language has the same text. Names of products and people are no finding: only prose is.
 */
export function isInOtherLanguage(text: string, locale: string, isCopy: boolean): boolean {
  const language = locale.split("-")[0] ?? "";
  const own = OWN_LETTERS[language];
  if (own) {
    const isForeignProse = proseWords(text) >= PROSE_WORDS && !own.test(text);
    return isForeignProse || (language === "zh" && KANA.test(text) && isCopy);
  }
  const letters = text.match(LETTER)?.length ?? 0;
  const cjk = text.match(CJK)?.length ?? 0;
  if (cjk >= 4 && cjk > letters / 2) return true;
  return isCopy && text.length >= LONG_TEXT && proseWords(text) >= PROSE_WORDS;
}

function proseWords(text: string): number {
  return text.match(/(?<![\p{L}\p{N}_./@-])\p{Ll}[\p{Ll}'’]+(?![\p{L}\p{N}_./@])/gu)?.length ?? 0;
}

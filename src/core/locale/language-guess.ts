/** Which language a text is written in, by its script and its commonest words: no dictionary, no network. */

/** Scripts that (nearly) one language is written in; kana decide before Han. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["ar", /\p{Script=Arabic}/gu],
];

/** Function words that few other languages share, for languages in Latin letters. */
const WORDS: Readonly<Record<string, string>> = {
  en: "the and of to in is for with that this you your are from how by on it be or as what not can an",
  de: "der die und das ist nicht mit für von ein eine den auf sie werden zu im wie oder auch",
  fr: "le les des et une est pour dans vous que sur avec pas du ce votre ou qui au aux",
  es: "el los las y una es para con que por del como tu se más esta su o al lo",
  it: "il gli e una è per con che di non del della come sono più questo nel alla le",
  pt: "o os as e uma é para com que não do da em um dos como mais seu você ao",
  nl: "de het een en van is voor met niet op je dat zijn aan of ook te door wordt deze",
  pl: "i w na nie jest do się z że dla jak to oraz lub przez od można po są tym",
  sv: "och att det är för med som inte på av ett den kan du en till om från eller",
  da: "og at det er for med som ikke på af et den kan du en til om fra eller",
  tr: "ve bir bu için ile da de olarak olan daha çok gibi değil nasıl veya ne en ya",
  id: "dan yang untuk dengan di ini adalah dari anda tidak atau dalam ke pada akan dapat juga",
  vi: "và của cho là một các với không được trong bạn này có những để khi từ",
  cs: "a je se na v že s pro jako nebo do jak který není být od také jsou můžete",
  fi: "ja on ei se että kun tai voit ovat myös joka kuin tämä mutta niin",
};

const LANGUAGES = Object.entries(WORDS).map(([tag, words]) => ({ tag, words: new Set(words.split(" ")) }));
/** So many letters say which script it is; so many words which language. */
const ENOUGH_LETTERS = 8;
const ENOUGH_HITS = 3;
const MOST_CHARACTERS = 20_000;

/**
 * The language of `text` as a BCP 47 language; `null` where too little speaks for one.
 *
 * By the share of each script (UAX #24) and, for Latin letters, by how many of a language's function words are
 * there: the oldest and plainest of the methods that Lui & Baldwin compare (langid, 2012), enough to tell a text
 * that was left in the source language.
 */
export function guessLanguage(text: string): string | null {
  const read = text.slice(0, MOST_CHARACTERS);
  const letters = read.match(/\p{L}/gu)?.length ?? 0;
  if (letters < ENOUGH_LETTERS) return null;
  for (const [tag, script] of SCRIPTS) {
    const share = (read.match(script)?.length ?? 0) / letters;
    // Kana are a fifth of a Japanese text that is full of Han and Latin names.
    if (share > (tag === "ja" ? 0.1 : 0.5)) return tag;
  }
  const words = read.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = LANGUAGES.map((language) => ({
    tag: language.tag,
    count: words.filter((word) => language.words.has(word)).length,
  })).toSorted((a, b) => b.count - a.count);
  const [first, second] = hits;
  if (!first || first.count < ENOUGH_HITS) return null;
  return second && second.count * 1.3 > first.count ? null : first.tag;
}

/** Names that are locales: BCP 47 tags as people write them in file names (`en`, `pt-br`, `zh_Hant`). */

/** `tag` in its usual spelling. `word`: also an ordinary word, so that its name alone says nothing (`my`, `as`, `is`). */
export interface LocaleName {
  readonly tag: string;
  readonly word: boolean;
}

const LANGUAGES = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el " +
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu " +
    "iw ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my " +
    "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn " +
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu " +
    "ckb cmn fil gsw haw hmn kab nds pap tok yue"
  ).split(" "),
);

/** Languages whose code is a word, an extension or an abbreviation that file names are full of. */
const WORDS = new Set(
  (
    "am an as be br ch co cs cv da do el he hi ho id ie ii io is it la li lo me mi ml ms my na ne no ny oc om or os pa " +
    "pi ps sa se si so st ta te ti tk to ts tt tv tw us vi vo wo yo"
  ).split(" "),
);

const SCRIPTS = new Set([
  "Hans",
  "Hant",
  "Latn",
  "Cyrl",
  "Arab",
  "Deva",
  "Guru",
  "Beng",
  "Ethi",
  "Hebr",
  "Jpan",
  "Kore",
]);
const SHAPE = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i;

/** What locale `name` would be if it were one; `null` when it cannot be. */
export function readLocaleName(name: string): LocaleName | null {
  const match = SHAPE.exec(name);
  if (!match) return null;
  const [, language = "", script, region] = match;
  const lower = language.toLowerCase();
  if (!LANGUAGES.has(lower)) return null;
  const titled =
    script === undefined ? undefined : script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
  if (titled !== undefined && !SCRIPTS.has(titled)) return null;
  const tag = [lower, titled, region?.toUpperCase()].filter((part) => part !== undefined).join("-");
  const spelledAsTag = titled !== undefined || (region !== undefined && region === region.toUpperCase());
  return { tag, word: WORDS.has(lower) && !spelledAsTag };
}

/** The tag that frontmatter names: any well-formed one of a known language; `null` for anything else. */
export function readLocaleValue(value: unknown): string | null {
  return typeof value === "string" ? (readLocaleName(value.trim())?.tag ?? null) : null;
}

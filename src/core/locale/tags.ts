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
    "ast bho ckb cmn dag fil gsw haw hmn kab mai nan nds pap pcm prs sat tok yue"
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

const read = new Map<string, LocaleName | null>();
const MOST_READ = 2000;

/** What locale `name` would be if it were one; `null` when it cannot be. */
export function readLocaleName(name: string): LocaleName | null {
  // The same few names stand in every path of a library.
  const known = read.get(name);
  if (known !== undefined) return known;
  if (read.size >= MOST_READ) read.clear();
  const found = localeNamed(name);
  read.set(name, found);
  return found;
}

function localeNamed(name: string): LocaleName | null {
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

/** Languages that are written from right to left in their usual script. */
const RIGHT_TO_LEFT = new Set([
  "ar",
  "ckb",
  "dv",
  "fa",
  "he",
  "iw",
  "ks",
  "ku",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);
const RIGHT_TO_LEFT_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"]);

/** How text in a locale runs: by its script where the tag names one, else by its language. */
export function directionOf(tag: string | null): "ltr" | "rtl" {
  const [language = "", ...subtags] = (tag ?? "").split("-");
  const script = subtags.find((subtag) => subtag.length === 4);
  const isReversed = script === undefined ? RIGHT_TO_LEFT.has(language) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isReversed ? "rtl" : "ltr";
}

/** Chinese regions that write the other script than the bare language is taken for. */
const TRADITIONAL = new Set(["TW", "HK", "MO"]);

/**
 * Which of `available` a reader of `tag` would rather have than nothing, best first, without `tag` itself: RFC 4647's
 * lookup (cut from the end), then the same language in another region. Traditional and simplified Chinese stay apart.
 */
export function fallbackLocales(tag: string, available: readonly string[]): readonly string[] {
  const [language = ""] = tag.split("-");
  const cut: string[] = [];
  for (let rest = tag; rest.includes("-"); rest = rest.slice(0, rest.lastIndexOf("-"))) {
    cut.push(rest.slice(0, rest.lastIndexOf("-")));
  }
  const others = available.filter(
    (other) =>
      other !== tag &&
      !cut.includes(other) &&
      other.split("-")[0] === language &&
      chineseScript(other) === chineseScript(tag),
  );
  const parents = cut.filter((parent) => chineseScript(parent) === chineseScript(tag));
  return [...parents.filter((parent) => available.includes(parent)), ...others];
}

function chineseScript(tag: string): string | null {
  const [language, ...subtags] = tag.split("-");
  if (language !== "zh") return null;
  if (subtags.includes("Hant")) return "Hant";
  if (subtags.includes("Hans")) return "Hans";
  return subtags.some((subtag) => TRADITIONAL.has(subtag)) ? "Hant" : "Hans";
}

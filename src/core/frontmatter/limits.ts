/**
 * How much frontmatter is read. Caps are checked before a parser sees the text: parsers are quadratic in
 * places and recursive in others, and a hostile file must cost no more than a large honest one
 * (the largest of 224 articles of a real site: 1,444 bytes, 9 keys).
 */

export const LONGEST = 64 * 1024;
export const MOST_KEYS = 1000;
export const DEEPEST = 50;
export const MOST_ALIASES = 200;
/** Values after every alias is followed: nine levels of nine aliases would come to 387 million. */
export const MOST_VALUES = 10_000;

export type Limit = "length" | "keys" | "depth" | "aliases" | "values";

/** The first cap that `content` breaks by a count of its characters and lines alone. */
export function brokenLimit(content: string): Limit | null {
  if (content.length > LONGEST) return "length";
  const keys = content.match(/^[^#\n\r:='"]{1,200}[:=]/gm);
  if (keys !== null && keys.length > MOST_KEYS) return "keys";
  return nestsTooDeep(content) || DEEP_NAME.test(content) ? "depth" : null;
}

/** `a.b.c…`: what a dotted name of TOML nests, wherever it stands. Each name is begun once: no text makes it slow. */
const DEEP_NAME = new RegExp(
  String.raw`(?<![\w-])(?:(?:[\w-]+|"[^"\n]{0,200}"|'[^'\n]{0,200}')[ \t]*\.[ \t]*){${DEEPEST},}`,
);

/** Whether brackets outside of double quotes nest deeper than the cap; text that opens so many and closes none counts too. */
function nestsTooDeep(content: string): boolean {
  let depth = 0;
  for (const [token] of content.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

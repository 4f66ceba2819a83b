/**
 * Where islands are told from letters, and where emphasis may begin and end: CommonMark sees no delimiter between a letter outside and punctuation inside
 * (`これは**「重要」**です`). Text without spaces between its words, as Japanese is, meets this everywhere.
 */

import { classifyCharacter } from "micromark-util-classify-character";
import { extentOf, HUGGING } from "./rewrite-settle.ts";
import type { Token } from "./rewrite-tokens.ts";
import { mayTouchDirective, mayTouchMath } from "./tags.ts";

const PUNCTUATION = 2;
const PAIRS: ReadonlyMap<string, string> = new Map(
  ["「」", "『』", "（）", "()", "【】", "［］", "〈〉", "《》", "〔〕", "“”", "‘’", "[]", "{}"].map(
    (pair) => [pair[0] ?? "", pair[1] ?? ""],
  ),
);

const CLOSERS: ReadonlySet<string> = new Set(PAIRS.values());

/** Whether the token is a character that is neither white space nor punctuation. */
function isLetter(token: Token | undefined): boolean {
  return token !== undefined && token.text !== "" && classOf(token) === undefined;
}

/** Whether emphasis may be taken off the token at `at`: punctuation that is no part of a wiki's link. */
function isPunctuation(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token !== undefined && token.text !== "" && classOf(token) === PUNCTUATION && !tiesWikiLink(tokens, at)
  );
}

/** Whether the token at `at` is of the `[[`, `![[` or `]]` of a link that Obsidian reads: no mark goes inside of it. */
function tiesWikiLink(tokens: readonly Token[], at: number): boolean {
  const textAt = (index: number) => tokens[index]?.text ?? "";
  const text = textAt(at);
  if (text === "!") return textAt(at + 1) === "[" && textAt(at + 2) === "[";
  return (text === "[" || text === "]") && (textAt(at - 1) === text || textAt(at + 1) === text);
}

function classOf({ text }: Token): number | undefined {
  return classifyCharacter(text.codePointAt(0) ?? null);
}

/**
 * The tokens with emphasis taken off the punctuation at its own ends wherever it could not be seen there:
 * `これは「**重要**」です` looks the same. Brackets are moved in pairs. Emphasis of nothing but punctuation stays.
 *
 * `stays` names the tokens before which emphasis begins or ends as it always did.
 */
export function offPunctuation(
  tokens: readonly Token[],
  stays: (index: number) => boolean = () => false,
): readonly Token[] {
  let result = tokens;
  for (const key of HUGGING) {
    for (let from = 0; from < result.length; from++) {
      if (!has(result[from], key)) continue;
      const to = extentOf(result, from, key);
      const outer = outerOf(result, { from, to, opens: stays(from), closes: stays(to) });
      if (outer)
        result = result.map((token, at) =>
          outer(at) && at >= from && at < to ? without(token, key) : token,
        );
      from = to;
    }
  }
  return result;
}

interface Run {
  readonly from: number;
  readonly to: number;
  /** Whether it begins, and ends, as it did before. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Says of each token of a run whether emphasis must be taken off it; `null` when none must. */
function outerOf(
  tokens: readonly Token[],
  { from, to, opens, closes }: Run,
): ((at: number) => boolean) | null {
  let start = from;
  while (start < to && isPunctuation(tokens, start)) start++;
  let end = to;
  while (end > start && isPunctuation(tokens, end - 1)) end--;
  if (start === end) return null;
  const badStart = !opens && start > from && meets(tokens, from - 1, from);
  const badEnd = !closes && end < to && meets(tokens, to, to - 1);
  if (!badStart && !badEnd) return null;
  const text = (one: number, other: number) => tokens.slice(one, other).map((token) => token.text || "x");
  const firsts = Array.from({ length: start - from + 1 }, (_, step) => from + step).slice(badStart ? 1 : 0);
  const lasts = Array.from({ length: to - end + 1 }, (_, step) => to - step).slice(badEnd ? 1 : 0);
  const ranges = firsts.flatMap((first) =>
    lasts.map((last) => ({ first, last, looks: looksOf(text(first, last)) })),
  );
  const [best] = ranges.toSorted(
    (one, other) => other.looks - one.looks || other.last - other.first - (one.last - one.first),
  );
  return best ? (at) => at < best.first || at >= best.last : null;
}

/** How well an emphasised text looks: brackets in pairs first, then no sentence's end or comma at its ends. */
function looksOf(text: readonly string[]): number {
  const waiting: string[] = [];
  let pairs = true;
  for (const character of text) {
    const close = PAIRS.get(character);
    if (close !== undefined) waiting.push(close);
    else if (CLOSERS.has(character)) pairs &&= waiting.pop() === character;
  }
  const [first = "", last = ""] = [text[0], text.at(-1)];
  const isBare = (character: string) => classifyCharacter(character.codePointAt(0) ?? null) === PUNCTUATION;
  const ends = (isBare(first) && !PAIRS.has(first) ? 0 : 1) + (isBare(last) && !CLOSERS.has(last) ? 0 : 1);
  return (pairs && waiting.length === 0 ? 4 : 0) + ends;
}

/** Whether a letter stands outside, right beside what is inside: no link begins or ends between them. */
function meets(tokens: readonly Token[], outside: number, inside: number): boolean {
  const [letter, mark] = [tokens[outside], tokens[inside]];
  return isLetter(letter) && linksOf(letter) === linksOf(mark);
}

function linksOf(token: Token | undefined): string {
  return (token?.marks ?? [])
    .map(({ key }) => key)
    .filter((key) => !HUGGING.has(key))
    .join();
}

function has(token: Token | undefined, key: string): boolean {
  return token?.marks.some((mark) => mark.key === key) ?? false;
}

function without(token: Token, key: string): Token {
  return { ...token, marks: token.marks.filter((mark) => mark.key !== key) };
}

/**
 * Whether emphasis (`key`) around a link that begins at `at` would have the link's bracket just inside and a letter
 * just outside: it must go into the link, `これは[**リンク**](x)です`.
 */
export function entangles(tokens: readonly Token[], at: number, link: string, key: string): boolean {
  if (!HUGGING.has(key) || !has(tokens[at], key)) return false;
  const end = extentOf(tokens, at, link);
  const opens = !has(tokens[at - 1], key) && isLetter(tokens[at - 1]);
  return opens || (extentOf(tokens, at, key) === end && isLetter(tokens[end]));
}

/** Whether the character at `at`, written raw, would keep a formula or a directive beside it from being one. */
export function hidesIsland(tokens: readonly Token[], at: number): boolean {
  const { text = "" } = tokens[at] ?? {};
  const [before, behind] = [tokens[at - 1]?.node, tokens[at + 1]?.node];
  if (before?.kind === "math" && !mayTouchMath(["", text], before.value ?? "")) return true;
  if (behind?.kind === "math") return !mayTouchMath([text, ""], behind.value ?? "");
  return behind?.kind === "directive" && !mayTouchDirective(text);
}

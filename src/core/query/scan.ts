/** The words of a query's text with their places. Reads every text; complains of nothing. */

import { comparisons, type Comparison } from "./query.ts";

interface Place {
  /** Offsets in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
}

export interface ScannedValue extends Place {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isClosed: boolean;
}

export type Token =
  | (Place & { readonly kind: "open" | "close" | "minus" | "bar" })
  | (Place & { readonly kind: "word"; readonly value: ScannedValue })
  | (Place & {
      readonly kind: "field";
      readonly name: string;
      readonly comparison: Comparison;
      /** Where the name ends. */
      readonly nameTo: number;
      /** Empty where nothing was typed yet. */
      readonly values: readonly ScannedValue[];
    });

/** Quotation marks and what closes them: whatever a keyboard or an input method makes of the key. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂" };
const NAME = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*/uy;
const SIGNS: Readonly<Record<string, string>> = { "：": ":", "＝": "=", "＞": ">", "＜": "<" };
const SPACE = /\s/u;
const OPEN = "(（";
const CLOSE = ")）";
const BAR = "|｜";
const MINUS = "-－−";
const COMMA = ",、，";

/**
 * Cut `text` into tokens. `name:value`, `name>=value` and `name:a,b` are one token each; a name is only one when
 * its sign follows at once, and addresses (`https://…`) are words. Full-width signs count as their plain ones.
 */
export function scanQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (SPACE.test(char)) {
      at++;
      continue;
    }
    const token = sign(text, at) ?? field(text, at) ?? word(text, at);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function sign(text: string, from: number): Token | null {
  const char = text.charAt(from);
  const place = { from, to: from + 1 };
  if (OPEN.includes(char)) return { kind: "open", ...place };
  if (CLOSE.includes(char)) return { kind: "close", ...place };
  if (BAR.includes(char)) return { kind: "bar", ...place };
  const next = text.charAt(from + 1);
  const negates = MINUS.includes(char) && next !== "" && !SPACE.test(next) && !MINUS.includes(next);
  return negates ? { kind: "minus", ...place } : null;
}

function field(text: string, from: number): Token | null {
  NAME.lastIndex = from;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const nameTo = from + name.length;
  const comparison = comparisonAt(text, nameTo);
  if (comparison === null || text.startsWith("://", nameTo)) return null;
  const values: ScannedValue[] = [];
  let at = nameTo + comparison.length;
  for (;;) {
    const value = valueAt(text, at, true);
    if (value !== null) values.push(value);
    at = value?.to ?? at;
    if (at >= text.length || !COMMA.includes(text.charAt(at))) break;
    at++;
  }
  return { kind: "field", name, comparison, nameTo, values, from, to: at };
}

function comparisonAt(text: string, at: number): Comparison | null {
  const plain = (index: number): string => SIGNS[text.charAt(index)] ?? text.charAt(index);
  const two = plain(at) + plain(at + 1);
  return comparisons.find((each) => (each.length === 2 ? two === each : plain(at) === each)) ?? null;
}

function word(text: string, from: number): Token {
  const value = valueAt(text, from, false) ?? {
    text: text.charAt(from),
    isQuoted: false,
    isClosed: true,
    from,
    to: from + 1,
  };
  return { kind: "word", value, from, to: value.to };
}

/** A quoted or bare value; `null` where none begins. In lists, a comma ends a bare one. */
function valueAt(text: string, from: number, inList: boolean): ScannedValue | null {
  const closing = QUOTES[text.charAt(from)];
  if (closing !== undefined) {
    const end = text.indexOf(closing, from + 1);
    const to = end < 0 ? text.length : end;
    return {
      text: text.slice(from + 1, to),
      isQuoted: true,
      isClosed: end >= 0,
      from,
      to: end < 0 ? to : to + 1,
    };
  }
  let to = from;
  while (to < text.length && !endsBare(text.charAt(to), inList)) to++;
  return to === from ? null : { text: text.slice(from, to), isQuoted: false, isClosed: true, from, to };
}

function endsBare(char: string, inList: boolean): boolean {
  return (
    SPACE.test(char) ||
    OPEN.includes(char) ||
    CLOSE.includes(char) ||
    BAR.includes(char) ||
    (inList && COMMA.includes(char))
  );
}

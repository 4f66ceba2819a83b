/** One value against what was typed after a field's name. */

import { folded } from "../words/folded.ts";
import type { Comparison } from "./query.ts";
import type { Likeness, Scalar } from "./read-value.ts";

/** Whether a value is what was asked for. */
export type ValueTest = (value: Scalar, likeness: Likeness) => boolean;

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ][\d:]*)?)?)?$/;
const TRUE = new Set(["true", "yes", "on", "1", "はい"]);
const FALSE = new Set(["false", "no", "off", "0", "いいえ"]);

/**
 * The test for `typed`. A year or month stands for all its days (`date:2026-01`, and `date>2026-01` is February
 * and later); `2026-01..2026-03` and `5..10` are ranges with both ends; `*` stands for any letters.
 */
export function valueTest(comparison: Comparison, typed: string): ValueTest {
  if (comparison === ":" || comparison === "=") return range(typed) ?? likenessTest(comparison, typed);
  const compare = comparedTo(typed);
  return (value) => {
    const order = compare(value);
    if (order === null) return false;
    switch (comparison) {
      case ">":
        return order > 0;
      case ">=":
        return order >= 0;
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
    }
  };
}

function range(typed: string): ValueTest | null {
  const match = /^([\d.-]*?\d)?\.\.(-?\d[\d.-]*)?$/.exec(typed);
  if (!match) return null;
  const [, least, most] = match;
  if (least === undefined && most === undefined) return null;
  const toLeast = least === undefined ? () => 0 : comparedTo(least);
  const toMost = most === undefined ? () => 0 : comparedTo(most);
  return (value) => {
    const above = toLeast(value);
    const below = toMost(value);
    return above !== null && below !== null && above >= 0 && below <= 0;
  };
}

/** Less than 0 where a value comes before `typed`; `null` where the two cannot be compared. */
function comparedTo(typed: string): (value: Scalar) => number | null {
  const plain = typed.normalize("NFKC").replaceAll("/", "-");
  const isDate = DATE.test(plain);
  const number = numberOf(typed);
  const text = folded(typed);
  return (value) => {
    if (typeof value === "boolean") return null;
    if (typeof value === "string" && isDate && /^\d{4}-/.test(value))
      return order(value.slice(0, plain.length), plain);
    const own = typeof value === "number" || number === null ? value : numberOf(value);
    if (number !== null && typeof own === "number") return own - number;
    return typeof value === "string" && number === null ? order(folded(value), text) : null;
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  return /^[-+]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function likenessTest(comparison: ":" | "=", typed: string): ValueTest {
  const wanted = folded(typed);
  const number = numberOf(typed);
  const date = typed.normalize("NFKC").replaceAll("/", "-");
  const isDate = DATE.test(date);
  const pattern = wanted.includes("*") ? wildcard(wanted) : null;
  return rememberedOfClosedSets((value, likeness) => {
    if (typeof value === "boolean") return value ? TRUE.has(wanted) : FALSE.has(wanted);
    if (typeof value === "number") return number === value;
    const own = folded(value);
    if (pattern !== null) return pattern(own);
    if (comparison === "=" || own === wanted) return own === wanted;
    if (isDate && /^\d{4}-\d{2}/.test(value)) return value.startsWith(date);
    if (likeness === "locale") return own.startsWith(`${wanted}-`);
    return likeness === "contains" && own.includes(wanted);
  });
}

/** Values that are compared whole are a few that many files have: each is compared once. */
function rememberedOfClosedSets(test: ValueTest): ValueTest {
  const known = new Map<string, boolean>();
  return (value, likeness) => {
    if (typeof value !== "string" || likeness === "contains") return test(value, likeness);
    const before = known.get(value);
    if (before !== undefined) return before;
    const found = test(value, likeness);
    known.set(value, found);
    return found;
  };
}

/** `*` for any letters, matched part after part: no pattern a person types can take long. */
function wildcard(pattern: string): (text: string) => boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop() ?? "";
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
      return false;
    let at = first.length;
    for (const part of rest) {
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > text.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  };
}

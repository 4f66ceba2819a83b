/** Where each unit of a text stands in the source that it was read from: escapes, entities and line prefixes are longer. */

import { decodeNamedCharacterReference } from "decode-named-character-reference";
import type { Piece } from "./text-line.ts";

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
/** What a container puts before a line. */
const PREFIX = /[ \t>]/;

/**
 * For each unit of the piece's value where it begins in `source`, and where the piece ends; `null` where that cannot
 * be told.
 */
export function unitOffsets(
  { from, to, value }: Extract<Piece, { kind: "text" }>,
  source: string,
): readonly number[] | null {
  const offsets: number[] = [];
  let at = from;
  for (let unit = 0; unit < value.length; unit++) {
    const next = step(source, at, value[unit] ?? "");
    if (next === null) return null;
    offsets.push(next.from);
    at = next.to;
    if (next.isEntity && isLowHalf(value.charCodeAt(unit + 1))) {
      offsets.push(next.from);
      unit++;
    }
    if (value[unit] === "\n" || value[unit] === "\r") at = behindPrefix(source, at, value[unit + 1] ?? "");
  }
  return at === to ? [...offsets, to] : null;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly isEntity?: boolean;
}

function step(source: string, at: number, unit: string): Step | null {
  const here = source[at] ?? "";
  if (here === "\\" && source[at + 1] === unit && PUNCTUATION.test(unit)) return { from: at, to: at + 2 };
  const entity = here === "&" ? entityAt(source, at) : null;
  if (entity !== null) return { from: at, to: at + entity.length, isEntity: true };
  if (here === unit) return { from: at, to: at + 1 };
  if (unit !== "\n" && unit !== "\r") return null;
  // Blanks before a line's end are no part of its text.
  let end = at;
  while (source[end] === " " || source[end] === "\t") end++;
  return source[end] === unit ? { from: at, to: end + 1 } : null;
}

/** The entity that stands at `at`, as it is written; `null` where it is none that is known. */
function entityAt(source: string, at: number): string | null {
  ENTITY.lastIndex = at;
  const entity = ENTITY.exec(source)?.[0];
  if (entity === undefined) return null;
  return entity[1] === "#" || decodeNamedCharacterReference(entity.slice(1, -1)) !== false ? entity : null;
}

function behindPrefix(source: string, at: number, next: string): number {
  let end = at;
  while (PREFIX.test(source[end] ?? "") && source[end] !== next) end++;
  return end;
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

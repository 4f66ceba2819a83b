/** Where each character of a text node stands in the source: escapes, references and line breaks included. */

import { decodeNamedCharacterReference } from "decode-named-character-reference";
import { afterLineEnding } from "./rewrite-lines.ts";
import type { Span } from "./rewrite-tree.ts";

/** One character as a person reads it, and the source that stands for it. A line break is "\n" whatever its spelling. */
export interface Unit extends Span {
  readonly text: string;
}

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z\d]{1,31}));/y;

/** How a run of text is found again: where it begins, and in how many block quotes it stands. */
export interface TextPlace {
  readonly source: string;
  readonly from: number;
  readonly quotes: number;
}

/**
 * Map `value`, the value of a text node that begins at `place.from`, to its source.
 *
 * A line break's unit reaches to the first character of the next line: white space at the line's end and
 * the prefixes of the containers are part of it. `null` when the source does not spell the value.
 */
export function mapText(place: TextPlace, value: string): Unit[] | null {
  const units: Unit[] = [];
  let at = place.from;
  for (let index = 0; index < value.length;) {
    const unit = unitAt(place, at, value, index);
    if (!unit) return null;
    index += unit.text === "\n" && value[index] === "\r" && value[index + 1] === "\n" ? 2 : unit.text.length;
    units.push(unit);
    at = unit.to;
  }
  return units;
}

function unitAt({ source, quotes }: TextPlace, at: number, value: string, index: number): Unit | null {
  const text = String.fromCodePoint(value.codePointAt(index) ?? 0);
  if (text === "\n" || text === "\r") {
    let end = at;
    while (isBlank(source[end])) end++;
    const next = afterLineEnding(source, end);
    return next === null ? null : { text: "\n", from: at, to: afterPrefix(source, next, quotes) };
  }
  if (source[at] === "\\" && source[at + 1] === text && ESCAPABLE.test(text)) {
    return { text, from: at, to: at + 2 };
  }
  const reference = source[at] === "&" ? referenceAt(source, at) : null;
  if (reference && value.startsWith(reference.text, index)) return reference;
  return source.startsWith(text, at) ? { text, from: at, to: at + text.length } : null;
}

function referenceAt(source: string, at: number): Unit | null {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(source);
  if (!match) return null;
  const [whole, decimal, hexadecimal, name] = match;
  const text = name !== undefined ? decodeNamedCharacterReference(name) : numbered(decimal, hexadecimal);
  return text === false ? null : { text, from: at, to: at + whole.length };
}

function numbered(decimal: string | undefined, hexadecimal: string | undefined): string | false {
  const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : false;
}

/** The offset of a line's first character after the white space and the `>` of up to `quotes` block quotes. */
export function afterPrefix(source: string, lineFrom: number, quotes: number): number {
  let at = lineFrom;
  while (isBlank(source[at])) at++;
  for (let quote = 0; quote < quotes && source[at] === ">"; quote++) {
    at++;
    while (isBlank(source[at])) at++;
  }
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

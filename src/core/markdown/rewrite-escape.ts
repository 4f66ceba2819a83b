/** Escapes: which characters of plain text would be read as syntax where they stand. */

import type { Dialect } from "./block.ts";

/**
 * How carefully text is written. Each level is tried only when what the one before it wrote does not read
 * back as the same text: "raw" as it is typed; "likely" escapes typed characters that usually mean something;
 * "moved" takes new emphasis off the punctuation at its ends, and puts it inside of a link there; "flanked" protects
 * emphasis by encoding the letters beside it, and bare addresses by brackets; "all" escapes every typed ASCII
 * punctuation mark, and the likely ones of what stood there before; "encoded" writes typed punctuation as character
 * references and protects emphasis.
 */
export type Care = "raw" | "likely" | "moved" | "flanked" | "all" | "encoded";

/** The levels in groups: within one, all are tried before marks are spelt otherwise. */
export const CARES: readonly (readonly Care[])[] = [
  ["raw", "likely"],
  ["moved"],
  ["flanked"],
  ["all"],
  ["encoded"],
];

/** Whether emphasis is moved where CommonMark would not see it. */
export function movesMarks(care: Care): boolean {
  return care === "moved" || care === "all";
}

/** Whether the letters beside emphasis are encoded where CommonMark would not see it. */
export function protectsMarks(care: Care): boolean {
  return care === "flanked" || care === "encoded";
}

/** Whether an address that what stands beside it would change is put in brackets. */
export function protectsAddresses(care: Care): boolean {
  return care === "flanked" || care === "all" || care === "encoded";
}

/** Where a character stands in what is being written. */
export interface Standing {
  /** What is already written of its line, without the containers' prefixes. */
  readonly line: string;
  /** The text that follows. */
  readonly rest: string;
  /** A line of a paragraph, of a heading, or a table's cell. */
  readonly inside: "paragraph" | "heading" | "tableCell";
  readonly typed: boolean;
}

const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** `character` as it must be written at `standing`. */
export function written(character: string, standing: Standing, care: Care, dialect: Dialect): string {
  // A cell is cut at its bars before anything else is read.
  if (character === "|" && standing.inside === "tableCell") return "\\|";
  if (care === "raw") return character;
  if (standing.typed && PUNCTUATION.test(character)) {
    if (care === "all")
      return templated(character, standing, dialect) ? reference(character) : `\\${character}`;
    if (care === "encoded") return reference(character);
  }
  if (!standing.typed && care !== "all" && care !== "encoded") return character;
  if (templated(character, standing, dialect)) return reference(character);
  return isLikely(character, standing, dialect) ? `\\${character}` : character;
}

/** A character reference: the form that nothing but text can be read from. */
export function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** Template languages run before Markdown and know no backslash. */
function templated(character: string, { line, rest }: Standing, dialect: Dialect): boolean {
  if (dialect.mdx || !(dialect.liquid || dialect.shortcodes)) return false;
  if (character !== "{") return false;
  return /^[{%:]/.test(rest) && !line.endsWith("&#x7B;");
}

function isLikely(character: string, standing: Standing, dialect: Dialect): boolean {
  const { line, rest, inside } = standing;
  if (inside === "paragraph" && startsBlock(character, line, rest, dialect)) return true;
  const lonely = (line === "" || /\s$/.test(line)) && (rest === "" || /^\s/.test(rest));
  switch (character) {
    case "*":
    case "~":
      return !lonely;
    case "_":
      return !lonely && !(/[\p{L}\p{N}]$/u.test(line) && /^[\p{L}\p{N}]/u.test(rest));
    case "`":
    case "[":
      return true;
    case "<":
      return dialect.mdx || /^[!/?A-Za-z]/.test(rest);
    case "{":
    case "}":
      return dialect.mdx;
    case "&":
      return /^#?\w+;/.test(rest);
    case "\\":
      return rest === "" || /^[!-/:-@[-`{-~\n]/.test(rest);
    case "$":
      return dialect.math;
    case ":":
      return dialect.directives && /^[A-Za-z:]/.test(rest);
    case "#":
      return inside === "heading" && /^#*\s*$/.test(rest);
    default:
      return false;
  }
}

/** Whether `character`, with nothing but digits before it on its line, begins a block. */
function startsBlock(character: string, line: string, rest: string, dialect: Dialect): boolean {
  const before = line.trim();
  if (/^\d{1,9}$/.test(before)) return (character === "." || character === ")") && /^(?:\s|$)/.test(rest);
  if (before !== "") return false;
  switch (character) {
    case "#":
      return /^#{0,5}(?:\s|$)/.test(rest);
    case "-":
    case "+":
    case "*":
      return /^(?:\s|$)/.test(rest) || /^[-*\s]*(?:\n|$)/.test(rest);
    case "=":
      return /^=*\s*(?:\n|$)/.test(rest);
    case ">":
    case "|":
      return true;
    case "~":
      return rest.startsWith("~~");
    case ":":
      return dialect.directives && rest.startsWith(":");
    default:
      return false;
  }
}

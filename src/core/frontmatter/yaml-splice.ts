/**
 * Edits inside of scalars that span lines: only what changed is replaced, so that the other lines keep
 * their breaks. The source is cut into units, each with the piece of the value that it stands for.
 */

import { lineBreaks } from "../document/line-breaks.ts";
import type { LineEnding } from "../document/parts.ts";
import type { Patch } from "../document/patch.ts";
import type { ScalarStyle } from "./source-tree.ts";
import { standsBare } from "./yaml-scalars.ts";

interface Unit {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

export interface SplicedScalar {
  readonly source: string;
  readonly style: ScalarStyle;
  readonly before: string;
  readonly lineEnding: LineEnding;
}

/** The patch of `source` (offsets relative to it) that makes its value `after`; `null` where units cannot say. */
export function spliceScalar(
  { source, style, before, lineEnding }: SplicedScalar,
  after: string,
): Patch | null {
  const isBlock = style === "literal" || style === "folded";
  if (isBlock && /^\n*$/.test(after)) return null;
  // Words that wrap may be shortened to what reads as a number or a date.
  if (style === "bare" && !after.includes("\n") && !standsBare(after, false)) return null;
  const units = isBlock ? blockUnits(source, style) : flowUnits(source, style);
  if (!units || units.map(({ value }) => value).join("") !== before) return null;
  let start = 0;
  let kept = 0;
  // A block's last unit is its line ending: what is added or taken away at the end stands before it.
  const ending = isBlock ? (units.at(-1)?.value ?? "") : "";
  const most = after.endsWith(ending) ? after.length - ending.length : after.length;
  const last = isBlock ? units.length - 1 : units.length;
  const fits = (unit: Unit | undefined): boolean => kept + (unit?.value.length ?? 0) <= most;
  while (start < last && fits(units[start]) && after.startsWith(units[start]?.value ?? "", kept))
    kept += units[start++]?.value.length ?? 0;
  let end = units.length;
  let tail = after.length;
  while (
    end > start &&
    tail - (units[end - 1]?.value.length ?? 0) >= kept &&
    after.endsWith(units[end - 1]?.value ?? "", tail)
  ) {
    tail -= units[--end]?.value.length ?? 0;
  }
  const from = units[start]?.from ?? units[start - 1]?.to ?? source.length;
  const to = end > start ? (units[end - 1]?.to ?? from) : from;
  const insert = spelled(after.slice(kept, tail), style, indentOf(source), lineEnding);
  return insert === null ? null : { from, to, insert };
}

function indentOf(source: string): string {
  return /[\r\n]([ ]*)[^\s]/.exec(source)?.[1] ?? "";
}

function spelled(text: string, style: ScalarStyle, indent: string, lineEnding: LineEnding): string | null {
  if (/[^\P{Cc}\n]/u.test(text)) return null;
  const lines = text.split("\n");
  switch (style) {
    case "literal":
      return lines.join(lineEnding + indent);
    case "single":
      return lines.map((line) => line.replaceAll("'", "''")).join(lineEnding + lineEnding + indent);
    case "double":
      return lines.map((line) => JSON.stringify(line).slice(1, -1)).join("\\n");
    default:
      return lines.join(lineEnding + lineEnding + indent);
  }
}

const BREAKS = /[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*/y;
const ESCAPED_BREAK = /\\(?:\r\n|\n|\r)[ \t]*/y;
const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  t: "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\u001b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
  "\t": "\t",
};

function flowUnits(source: string, style: ScalarStyle): Unit[] | null {
  const margin = style === "bare" ? 0 : 1;
  const units: Unit[] = [];
  for (let at = margin; at < source.length - margin;) {
    const unit = flowUnit(source, at, style);
    if (!unit) return null;
    units.push(unit);
    at = unit.to;
  }
  return units;
}

function flowUnit(source: string, at: number, style: ScalarStyle): Unit | null {
  const breaks = matchAt(BREAKS, source, at);
  if (breaks !== null) {
    const count = lineBreaks(breaks);
    return { from: at, to: at + breaks.length, value: count === 1 ? " " : "\n".repeat(count - 1) };
  }
  if (style === "single" && source.startsWith("''", at)) return { from: at, to: at + 2, value: "'" };
  if (style === "double" && source[at] === "\\") {
    const joined = matchAt(ESCAPED_BREAK, source, at);
    if (joined !== null) return { from: at, to: at + joined.length, value: "" };
    const escape = matchAt(ESCAPE, source, at);
    const value = escape === null ? undefined : unescaped(escape);
    return escape === null || value === undefined ? null : { from: at, to: at + escape.length, value };
  }
  return characterAt(source, at);
}

function unescaped(escape: string): string | undefined {
  const code = /^\\[xuU](.+)$/.exec(escape)?.[1];
  return code === undefined
    ? SIMPLE_ESCAPES[escape.slice(1)]
    : String.fromCodePoint(Number.parseInt(code, 16));
}

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function characterAt(source: string, at: number): Unit {
  const value = String.fromCodePoint(source.codePointAt(at) ?? 0);
  return { from: at, to: at + value.length, value };
}

/** Units of a `|` or `>` scalar. Lines of `>` that are wrapped join by a space, blank lines are its line breaks. */
function blockUnits(source: string, style: ScalarStyle): Unit[] | null {
  const lines = [...source.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].filter((match) => match[0] !== "");
  const header = lines.shift()?.[1] ?? "";
  if (/^[|>][-+]?[1-9]/.test(header)) return null;
  const indent = indentOf(source).length;
  const units: Unit[] = [];
  let previous: { readonly end: number; readonly text: string } | null = null;
  let blanks = 0;
  for (const line of lines) {
    const text = (line[1] ?? "").slice(indent);
    if (text === "") {
      blanks++;
      continue;
    }
    const from = line.index + indent;
    const gapFrom: number = previous?.end ?? lines[0]?.index ?? from;
    const joins =
      style === "folded" && previous !== null && !/^[ \t]/.test(text) && !/^[ \t]/.test(previous.text);
    const breaks = previous === null ? blanks : joins ? blanks : blanks + 1;
    units.push({ from: gapFrom, to: from, value: joins && breaks === 0 ? " " : "\n".repeat(breaks) });
    for (let at = from; at < from + text.length;) {
      const unit = characterAt(source, at);
      units.push(unit);
      at = unit.to;
    }
    previous = { end: from + text.length, text };
    blanks = 0;
  }
  if (previous === null) return null;
  const chomp = /[-+]/.exec(header)?.[0];
  const endings = chomp === "-" ? 0 : chomp === "+" ? blanks + 1 : 1;
  return [...units, { from: previous.end, to: source.length, value: "\n".repeat(endings) }];
}

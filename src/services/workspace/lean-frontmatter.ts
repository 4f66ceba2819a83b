/**
 * A fast reader for the YAML that nearly all frontmatter is written in. It reads a value only where it is
 * certain to read what core's `readFrontmatter` reads, and hands everything else over to that.
 */

import { readBareScalar, isRealDate } from "#core/frontmatter/scalar-reading";
import { isWritten, type FieldMap, type FieldValue } from "#core/frontmatter/values";

/** Ends the lean reading: not an error, only more than it knows. */
const UNKNOWN = Symbol("more than the lean reader knows");
type Unknown = typeof UNKNOWN;

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** Well within core's caps: what comes near them is left to core to refuse. */
const LONGEST = 32 * 1024;
const MOST_LINES = 500;
const DEEPEST = 20;
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\u2028\u2029]/;
const KEY = /^([\p{L}_][\p{L}\p{N}_-]*):(?: +(.*))?$/u;
/** How a bare text may begin so that it can be nothing else in YAML. */
const BARE_START = /^(?![[{])[\p{L}\p{N}(./_$~<+=;^\\\p{So}\p{Sc}\p{Pi}\p{Ps}]/u;

/** The fields of the YAML `content`, or `null` where core's reader must be asked. */
export function readLean(content: string): FieldMap | null {
  const source = content.replaceAll("\r\n", "\n");
  if (source.length > LONGEST || FORBIDDEN.test(source)) return null;
  const lines = linesOf(source);
  if (lines.length > MOST_LINES) return null;
  const reader = new LeanReader(lines);
  const values = reader.map(0, 0);
  return values === UNKNOWN || !reader.isAtEnd() ? null : values;
}

/** Without blank lines and comments: neither means anything outside of block scalars, which are handed over. */
function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  for (const line of source.split("\n")) {
    const text = line.replace(/^ +/, "");
    if (text !== "" && !text.startsWith("#"))
      lines.push({ indent: line.length - text.length, text: text.replace(/ +$/, "") });
  }
  return lines;
}

class LeanReader {
  private readonly lines: Line[];
  private at = 0;

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  isAtEnd(): boolean {
    return this.at === this.lines.length;
  }

  map(indent: number, depth: number): FieldMap | Unknown {
    const values = Object.create(null) as Record<string, FieldValue>;
    for (let line = this.lines[this.at]; line && line.indent === indent; line = this.lines[this.at]) {
      const match = KEY.exec(line.text);
      const name = match?.[1];
      if (name === undefined || name === "__proto__" || name in values) return UNKNOWN;
      this.at++;
      const value = this.valueAfterKey(match?.[2] ?? "", indent, depth);
      if (value === UNKNOWN) return UNKNOWN;
      values[name] = value;
    }
    // A line that is deeper than its map was left over: a text over several lines, or a mistake.
    return this.isDeeper(indent) ? UNKNOWN : values;
  }

  private valueAfterKey(text: string, indent: number, depth: number): FieldValue | Unknown {
    if (text !== "" && !text.startsWith("#")) return this.isDeeper(indent) ? UNKNOWN : readInline(text);
    const next = this.lines[this.at];
    if (!next || next.indent < indent) return null;
    const isList = next.text === "-" || next.text.startsWith("- ");
    if (next.indent === indent) return isList ? this.list(indent, depth + 1) : null;
    if (depth > DEEPEST) return UNKNOWN;
    return isList ? this.list(next.indent, depth + 1) : this.map(next.indent, depth + 1);
  }

  private list(indent: number, depth: number): FieldValue | Unknown {
    const items: FieldValue[] = [];
    for (let line = this.lines[this.at]; line && line.indent === indent; line = this.lines[this.at]) {
      const match = /^-( +)(.+)$/.exec(line.text);
      if (!match) {
        if (line.text === "-") return UNKNOWN;
        break;
      }
      const [, gap = "", text = ""] = match;
      const item = KEY.test(text)
        ? this.mapInItem(indent + 1 + gap.length, text, depth)
        : this.scalarItem(text, indent);
      if (item === UNKNOWN) return UNKNOWN;
      items.push(item);
    }
    return this.isDeeper(indent) ? UNKNOWN : items;
  }

  /** `- name: value`: a map whose first line stands behind the dash. */
  private mapInItem(indent: number, text: string, depth: number): FieldValue | Unknown {
    if (depth > DEEPEST) return UNKNOWN;
    this.lines[this.at] = { indent, text };
    return this.map(indent, depth + 1);
  }

  private scalarItem(text: string, indent: number): FieldValue | Unknown {
    this.at++;
    return this.isDeeper(indent) || text.startsWith("#") ? UNKNOWN : readInline(text);
  }

  private isDeeper(indent: number): boolean {
    return (this.lines[this.at]?.indent ?? -1) > indent;
  }
}

/** A value that begins and ends on its line. */
function readInline(text: string): FieldValue | Unknown {
  if (text.startsWith('"') || text.startsWith("'")) return readQuoted(text);
  if (text.startsWith("[")) return readFlowList(text);
  return readBare(text);
}

function readQuoted(text: string): string | Unknown {
  const double = /^"((?:[^"\\]|\\["\\/])*)"(?: +#.*)?$/.exec(text)?.[1];
  if (double !== undefined) return double.replace(/\\(["\\/])/g, "$1");
  const single = /^'((?:[^']|'')*)'(?: +#.*)?$/.exec(text)?.[1];
  return single === undefined ? UNKNOWN : single.replaceAll("''", "'");
}

function readBare(text: string): FieldValue | Unknown {
  const comment = text.indexOf(" #");
  const source = (comment < 0 ? text : text.slice(0, comment)).replace(/ +$/, "");
  const negative = /^-[\d.]/.test(source);
  if ((!negative && !BARE_START.test(source)) || source.includes(": ") || source.endsWith(":"))
    return UNKNOWN;
  const value = readBareScalar(source);
  // A date that does not exist is a problem, and those are core's to find.
  return isWritten(value) && value.kind.startsWith("date") && !isRealDate(source) ? UNKNOWN : value;
}

const FLOW_ITEM =
  /\s*(?:"((?:[^"\\]|\\["\\/])*)"|'((?:[^']|'')*)'|([^\s"'[\]{},&*!|>%@`?:#-][^"'[\]{},:#]*))\s*(,|$)/y;

/** `[a, "b", 'c']` without anything nested. */
function readFlowList(text: string): FieldValue | Unknown {
  const inner = /^\[(.*)\](?: +#.*)?$/.exec(text)?.[1];
  if (inner === undefined) return UNKNOWN;
  const items: FieldValue[] = [];
  let at = 0;
  while (at < inner.length && inner.slice(at).trim() !== "") {
    FLOW_ITEM.lastIndex = at;
    const match = FLOW_ITEM.exec(inner);
    if (!match) return UNKNOWN;
    const [, double, single, bare] = match;
    const item =
      double === undefined
        ? (single?.replaceAll("''", "'") ?? readBare(bare?.replace(/ +$/, "") ?? ""))
        : double.replace(/\\(["\\/])/g, "$1");
    if (item === UNKNOWN) return UNKNOWN;
    items.push(item);
    at = FLOW_ITEM.lastIndex;
  }
  return items;
}

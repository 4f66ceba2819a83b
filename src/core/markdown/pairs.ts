/** Which opening tags have a closing one: decided over the whole text before it is parsed. */

import { lineAt, type Range } from "../document/parts.ts";
import type { Dialect } from "./block.ts";
import { codeRanges, isInside } from "./code-ranges.ts";
import { endOfBrackets } from "./scan-script.ts";
import { tagAt } from "./tags.ts";

/** From the offset at which an opening tag begins to the offset after its closing tag. */
export type Pairs = ReadonlyMap<number, number>;

/**
 * Find the pairs of `text`.
 *
 * Shortcodes and Liquid are paired as their publishers do it, by name and wherever they stand, code included.
 * Components and math are not looked for in code. A container's fence is closed by the first line of at least as
 * many colons, as markdown-it and remark have it. Whether a pair counts is decided where it is parsed.
 */
export function findPairs(text: string, dialect: Dialect): Pairs {
  const pairs = new Map<number, number>();
  if (!mayHoldTags(text, dialect)) return pairs;
  const code = dialect.mdx || dialect.math ? codeRanges(text) : [];
  if (dialect.shortcodes || dialect.liquid) pairTemplates(text, dialect, pairs);
  if (dialect.mdx) pairComponents(text, dialect, code, pairs);
  if (dialect.directives && text.includes(":::")) pairDirectives(text, pairs);
  if (dialect.math && text.includes("$$")) pairMath(text, code, pairs);
  return pairs;
}

/** Whether `text` may hold a tag that can be paired or reach over blocks; where it cannot, it has no pairs. */
export function mayHoldTags(text: string, { mdx, math, directives, shortcodes, liquid }: Dialect): boolean {
  return (
    ((shortcodes || liquid) && /\{[{%]/.test(text)) ||
    (mdx && /[{<]|import|export/.test(text)) ||
    (directives && text.includes(":::")) ||
    (math && text.includes("$$"))
  );
}

/** Openers that wait for their closing tag, the latest last, by kind and name. */
type Waiting = Map<string, number[]>;

function meet(waiting: Waiting, name: string, at: number): void {
  const openers = waiting.get(name);
  if (openers) openers.push(at);
  else waiting.set(name, [at]);
}

function pairTemplates(text: string, dialect: Dialect, pairs: Map<number, number>): void {
  const waiting: Waiting = new Map();
  const start = /\{\{[<%]|\{%/g;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const tag = tagAt(text, match.index, dialect);
    if (tag === null) continue;
    start.lastIndex = tag.end;
    const name = `${tag.kind} ${tag.name}`;
    if (tag.role === "open") {
      const verbatim = tag.kind === "liquid" && (tag.name === "raw" || tag.name === "comment");
      const end = verbatim ? endOfVerbatim(text, tag.end, tag.name) : -1;
      if (end < 0) {
        meet(waiting, name, match.index);
      } else {
        pairs.set(match.index, end);
        start.lastIndex = end;
      }
    } else if (tag.role === "close") {
      const opener = waiting.get(name)?.pop();
      if (opener !== undefined) pairs.set(opener, tag.end);
    }
  }
}

function endOfVerbatim(text: string, from: number, name: string): number {
  const closing = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, "g");
  closing.lastIndex = from;
  return closing.exec(text) === null ? -1 : closing.lastIndex;
}

function pairComponents(
  text: string,
  dialect: Dialect,
  code: readonly Range[],
  pairs: Map<number, number>,
): void {
  const waiting: Waiting = new Map();
  const start = /\\[^]|[{<]/g;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    if (match[0].length > 1 || isInside(code, match.index)) continue;
    if (match[0] === "{") {
      const end = endOfBrackets(text, match.index);
      if (end >= 0) start.lastIndex = end;
      continue;
    }
    const tag = tagAt(text, match.index, dialect);
    if (tag === null) continue;
    start.lastIndex = tag.end;
    if (tag.role === "open") meet(waiting, tag.name, match.index);
    const opener = tag.role === "close" ? waiting.get(tag.name)?.pop() : undefined;
    if (opener !== undefined) pairs.set(opener, tag.end);
  }
}

const CONTAINER = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(:{3,})[ \t]*(.*)$/;

/** From the last line to the first, so that each opening fence finds the nearest closing one after it. */
function pairDirectives(text: string, pairs: Map<number, number>): void {
  const fences: {
    readonly at: number;
    readonly end: number;
    readonly colons: number;
    readonly closes: boolean;
  }[] = [];
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const content = text.slice(at, line.end);
    const match = content.includes(":::") ? CONTAINER.exec(content) : null;
    if (match) {
      const colons = match[1]?.length ?? 0;
      const fence = at + content.indexOf(":::");
      fences.push({ at: fence, end: fence + colons, colons, closes: match[2] === "" });
    }
    at = line.next;
  }
  const closing = new Map<number, number>();
  for (const fence of fences.toReversed()) {
    if (fence.closes) {
      closing.set(fence.colons, fence.end);
      continue;
    }
    let nearest = Infinity;
    for (const [colons, end] of closing) if (colons >= fence.colons && end < nearest) nearest = end;
    if (nearest !== Infinity) pairs.set(fence.at, nearest);
  }
}

const MATH_FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(\${2,})([^$]*)$/;

function pairMath(text: string, code: readonly Range[], pairs: Map<number, number>): void {
  let open: { readonly at: number; readonly length: number } | null = null;
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const content = text.slice(at, line.end);
    const match = content.includes("$$") && !isInside(code, at) ? MATH_FENCE.exec(content) : null;
    const mark = match?.[1];
    if (mark !== undefined) {
      const fence = at + content.indexOf("$$");
      const bare = match?.[2]?.trim() === "";
      if (open === null) {
        open = { at: fence, length: mark.length };
      } else if (bare && mark.length >= open.length) {
        pairs.set(open.at, fence + mark.length);
        open = null;
      }
    }
    at = line.next;
  }
}

/** A document's own style: how what it already holds is spelt, so that new text is spelt the same. */

import type { Block } from "./block.ts";
import type { Tree } from "./rewrite-tree.ts";

/** How new Markdown is spelt. Every choice falls back to what most sites write when the document shows none. */
export interface DocumentStyle {
  readonly bullet: "-" | "*" | "+";
  readonly orderedDelimiter: "." | ")";
  /** Whether numbered lists count ("1. 2. 3.") or repeat their first number ("1. 1. 1."). */
  readonly counts: boolean;
  /** What stands between a bullet and its text: "" never; one to four spaces or a tab. */
  readonly bulletPadding: string;
  readonly orderedPadding: string;
  readonly emphasis: "*" | "_";
  readonly strong: "**" | "__";
  readonly strike: "~~" | "~";
  /** The opening fence without its info string: at least three of one character. */
  readonly fence: string;
  readonly heading: "atx" | "atx-closed" | "setext";
  readonly rule: string;
  readonly hardBreak: "spaces" | "backslash";
  readonly lineEnding: "\n" | "\r\n" | "\r";
  /** The gap between two blocks that the document uses most. */
  readonly gap: string;
  /** The column that prose is wrapped at; null when paragraphs are one line each. */
  readonly wrap: number | null;
  /** Whether table cells have a space on each side, and rows a bar at each end. */
  readonly tablePadding: boolean;
  readonly tableEdges: boolean;
}

/** Counts what is seen and says what was seen most. */
class Tally<Value> {
  readonly #counts = new Map<Value, number>();
  add(value: Value, times = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + times);
  }
  most(fallback: Value): Value {
    let best = fallback;
    let count = 0;
    for (const [value, times] of this.#counts) {
      if (times > count) [best, count] = [value, times];
    }
    return best;
  }
}

const BULLET = /^[\t >]*([-*+])([ \t]{1,4})(?=\S)/gm;
const ORDERED = /^[\t >]*(\d{1,9})([.)])([ \t]{1,4})(?=\S)/gm;
const EMPHASIS = /(?<![*_\w\\])([*_])(?![*_\s])[^*_\n]+(?<![\s\\])\1(?![*_\w])/g;
const STRONG = /(?<![*_\\])(\*\*|__)(?![*_\s])[^*_\n]+(?<![\s\\])\1(?![*_])/g;
const STRIKE = /(?<![~\\])(~~?)(?![~\s])[^~\n]+(?<![\s\\])\1(?!~)/g;
const FENCE = /^[\t >]*(`{3,}|~{3,})[^`\n]*$/gm;
const RULE = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** The style of a body whose blocks these are. Only what blocks of the right type spell is counted. */
export function detectStyle(blocks: readonly Block[]): DocumentStyle {
  const seen = tallies();
  for (const [index, { source, gap, tree }] of blocks.entries()) {
    const type = tree?.type ?? "island";
    if (index < blocks.length - 1) seen.gap.add(gap);
    countLineEndings(source + gap, seen);
    if (type === "code" || type === "island") countFences(source, seen);
    if (type === "list" || type === "blockquote") countLists(source, seen);
    if (type === "heading") countHeading(source, seen);
    if (type === "thematicBreak" && RULE.test(source.trim())) seen.rule.add(source.trim());
    if (type === "table") countTable(source, seen);
    if (type !== "code" && type !== "island") countInline(source, seen);
    if (type === "paragraph") countWrapping(source, seen);
  }
  return styleOf(seen);
}

type Tallies = ReturnType<typeof tallies>;

function tallies() {
  return {
    bullet: new Tally<DocumentStyle["bullet"]>(),
    bulletPadding: new Tally<string>(),
    orderedDelimiter: new Tally<DocumentStyle["orderedDelimiter"]>(),
    orderedPadding: new Tally<string>(),
    counts: new Tally<boolean>(),
    emphasis: new Tally<DocumentStyle["emphasis"]>(),
    strong: new Tally<DocumentStyle["strong"]>(),
    strike: new Tally<DocumentStyle["strike"]>(),
    fence: new Tally<string>(),
    heading: new Tally<DocumentStyle["heading"]>(),
    rule: new Tally<string>(),
    hardBreak: new Tally<DocumentStyle["hardBreak"]>(),
    lineEnding: new Tally<DocumentStyle["lineEnding"]>(),
    gap: new Tally<string>(),
    wrapped: new Tally<boolean>(),
    widths: [] as number[],
    tablePadding: new Tally<boolean>(),
    tableEdges: new Tally<boolean>(),
  };
}

function styleOf(seen: Tallies): DocumentStyle {
  const lineEnding = seen.lineEnding.most("\n");
  const gap = seen.gap.most(lineEnding + lineEnding);
  return {
    bullet: seen.bullet.most("-"),
    bulletPadding: seen.bulletPadding.most(" "),
    orderedDelimiter: seen.orderedDelimiter.most("."),
    orderedPadding: seen.orderedPadding.most(" "),
    counts: seen.counts.most(true),
    emphasis: seen.emphasis.most("*"),
    strong: seen.strong.most("**"),
    strike: seen.strike.most("~~"),
    fence: seen.fence.most("```"),
    heading: seen.heading.most("atx"),
    rule: seen.rule.most("---"),
    hardBreak: seen.hardBreak.most("backslash"),
    lineEnding,
    // Blocks may follow each other without a blank line, but not every pair of them can.
    gap: /^(?:\r\n|\n|\r){2,}$/.test(gap) ? gap : lineEnding + lineEnding,
    wrap: seen.wrapped.most(false) ? Math.max(...seen.widths) : null,
    tablePadding: seen.tablePadding.most(true),
    tableEdges: seen.tableEdges.most(true),
  };
}

function countLineEndings(text: string, seen: Tallies): void {
  for (const [ending] of text.matchAll(/\r\n|\n|\r/g)) {
    seen.lineEnding.add(ending as DocumentStyle["lineEnding"]);
  }
}

function countFences(source: string, seen: Tallies): void {
  const fence = /^[\t >]*(`{3,}|~{3,})/.exec(source)?.[1];
  if (fence) seen.fence.add(fence);
}

function countLists(source: string, seen: Tallies): void {
  for (const [, bullet, padding = " "] of source.matchAll(BULLET)) {
    seen.bullet.add(bullet as DocumentStyle["bullet"]);
    seen.bulletPadding.add(padding);
  }
  let previous: number | null = null;
  for (const [, digits = "", delimiter, padding = " "] of source.matchAll(ORDERED)) {
    seen.orderedDelimiter.add(delimiter as DocumentStyle["orderedDelimiter"]);
    seen.orderedPadding.add(padding);
    const number = Number.parseInt(digits, 10);
    if (previous !== null && (number === previous || number === previous + 1))
      seen.counts.add(number !== previous);
    previous = number;
  }
  for (const [, fence = ""] of source.matchAll(FENCE)) if (fence) seen.fence.add(fence);
}

function countHeading(source: string, seen: Tallies): void {
  if (!source.startsWith("#")) seen.heading.add("setext");
  else seen.heading.add(/[^\\]\s#+\s*$/.test(source) ? "atx-closed" : "atx");
}

function countTable(source: string, seen: Tallies): void {
  for (const line of source.split(/\r\n|\n|\r/)) {
    seen.tableEdges.add(/^\s*\|/.test(line));
    if (!/^[\s|:-]*$/.test(line)) seen.tablePadding.add(/\s\|\s|^\s*\|\s/.test(line));
  }
}

function countInline(source: string, seen: Tallies): void {
  for (const [, mark] of source.matchAll(EMPHASIS)) seen.emphasis.add(mark as DocumentStyle["emphasis"]);
  for (const [, mark] of source.matchAll(STRONG)) seen.strong.add(mark as DocumentStyle["strong"]);
  for (const [, mark] of source.matchAll(STRIKE)) seen.strike.add(mark as DocumentStyle["strike"]);
  seen.hardBreak.add("spaces", source.match(/\S {2,}(?:\r\n|\n|\r)(?=.)/g)?.length ?? 0);
  seen.hardBreak.add("backslash", source.match(/[^\\]\\(?:\r\n|\n|\r)(?=.)/g)?.length ?? 0);
}

const LONG = 60;
const WIDEST = 120;

function countWrapping(source: string, seen: Tallies): void {
  const lines = source.split(/\r\n|\n|\r/);
  const widths = lines.map((line) => line.length);
  const longest = Math.max(...widths);
  if (longest < LONG) return;
  const wrapped = lines.length > 1 && longest <= WIDEST;
  seen.wrapped.add(wrapped);
  if (wrapped) seen.widths.push(longest);
}

/** The style with what the block itself spells put before what the rest of the document does. */
export function styleWithin(style: DocumentStyle, source: string, tree: Tree): DocumentStyle {
  const seen = tallies();
  countInline(source, seen);
  if (tree.type === "list" || tree.type === "blockquote") countLists(source, seen);
  if (tree.type === "table") countTable(source, seen);
  return {
    ...style,
    bullet: seen.bullet.most(style.bullet),
    bulletPadding: seen.bulletPadding.most(style.bulletPadding),
    orderedDelimiter: seen.orderedDelimiter.most(style.orderedDelimiter),
    orderedPadding: seen.orderedPadding.most(style.orderedPadding),
    counts: seen.counts.most(style.counts),
    emphasis: seen.emphasis.most(style.emphasis),
    strong: seen.strong.most(style.strong),
    strike: seen.strike.most(style.strike),
    fence: seen.fence.most(style.fence),
    hardBreak: seen.hardBreak.most(style.hardBreak),
    tablePadding: seen.tablePadding.most(style.tablePadding),
    tableEdges: seen.tableEdges.most(style.tableEdges),
  };
}

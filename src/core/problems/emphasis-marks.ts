/** The runs of `*`, `_` and `~` in lines of text: how CommonMark reads them, and how a person means them. */

import type { Nodes } from "mdast";
import type { Range } from "../document/parts.ts";
import { walkTree } from "../markdown/syntax-tree.ts";

/** As many `*`, `_` or `~` as stand together in a line of text. Offsets are those of the source it was read from. */
export interface Run extends Range {
  readonly mark: string;
  /** Whether CommonMark lets it open and close emphasis (0.31, section 6.2). */
  readonly opens: boolean;
  readonly closes: boolean;
  /** Whether it could, were it not for punctuation: white space alone decides, as it does for a reader. */
  readonly mayOpen: boolean;
  readonly mayClose: boolean;
  readonly besideCjk: boolean;
}

/** An opening run and the closing run that belongs to it. */
export interface Pair {
  readonly open: Run;
  readonly close: Run;
}

/** One line of text (a paragraph, a heading, a cell, a link's text) with its marks. */
export interface MarkedLine {
  /** Every run, as far as it has a length that emphasis is written with. */
  readonly runs: readonly Run[];
  /** What a person means: each run closes the last one like it. */
  readonly meant: readonly Pair[];
  /** What the parser made emphasis: the opening and the closing marks of each. */
  readonly published: readonly Published[];
}

export interface Published {
  readonly open: Range;
  readonly close: Range;
}

/** The lines of text in `tree` that hold marks. `source`: what its offsets refer to. */
export function markedLines(tree: Nodes, source: string): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  walkTree(tree, (node) => {
    if (!isLine(node)) return;
    const pieces = piecesOf(node);
    const runs = runsIn(pieces.text, { source, bounds: boundsOf(node) });
    if (runs.length > 0) lines.push({ runs, meant: pairUp(runs), published: pieces.published });
  });
  return lines;
}

/** Whether the parser took `pair` for what it is meant to be: all of its marks are used, with each other. */
export function isPublished({ open, close }: Pair, published: readonly Published[]): boolean {
  const inside = (outer: Range, inner: Range): boolean => inner.from >= outer.from && inner.to <= outer.to;
  const used = published
    .filter((marks) => inside(open, marks.open) && inside(close, marks.close))
    .reduce((sum, marks) => sum + marks.open.to - marks.open.from, 0);
  return used === open.to - open.from;
}

/** A letter, a mark or a full-width form of Chinese, Japanese or Korean. */
export function isCjk(text: string): boolean {
  return CJK.test(text);
}

const CJK =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\u3000-\u303f\uff01-\uffee]/u;

type Line = Extract<Nodes, { type: "paragraph" | "heading" | "tableCell" | "link" | "linkReference" }>;

function isLine(node: Nodes): node is Line {
  return ["paragraph", "heading", "tableCell", "link", "linkReference"].includes(node.type);
}

/** Where micromark sees nothing before and after; a link's text has its brackets there. */
function boundsOf(node: Line): Range | null {
  return node.type === "link" || node.type === "linkReference" ? null : contentOf(node);
}

/** From the first child's start to the last one's end. */
export function contentOf(node: Nodes): Range | null {
  const children: readonly Nodes[] = "children" in node ? node.children : [];
  const from = children[0]?.position?.start.offset;
  const to = children.at(-1)?.position?.end.offset;
  return from === undefined || to === undefined ? null : { from, to };
}

/** The stretches of a line in which marks can stand, and those that the parser used. Links are lines of their own. */
function piecesOf(line: Line): { readonly text: readonly Range[]; readonly published: readonly Published[] } {
  const text: Range[] = [];
  const published: Published[] = [];
  const visit = (node: Nodes): void => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    if (node.type === "text") text.push({ from, to });
    if (node.type !== "strong" && node.type !== "emphasis" && node.type !== "delete") return;
    const content = contentOf(node);
    if (!content) return;
    const marks = { open: { from, to: content.from }, close: { from: content.to, to } };
    published.push(marks);
    text.push(marks.open);
    node.children.forEach(visit);
    text.push(marks.close);
  };
  line.children.forEach(visit);
  return { text, published };
}

interface Surroundings {
  readonly source: string;
  readonly bounds: Range | null;
}

function runsIn(pieces: readonly Range[], around: Surroundings): readonly Run[] {
  const runs: Run[] = [];
  for (const { from, to } of joined(pieces)) {
    for (let at = from; at < to;) {
      const mark = around.source[at] ?? "";
      let end = at + 1;
      if (mark === "\\") end++;
      else if ("*_~".includes(mark)) {
        while (end < to && around.source[end] === mark) end++;
        if (isEmphasisLength(mark, end - at)) runs.push(runAt({ from: at, to: end }, around));
      }
      at = end;
    }
  }
  return runs;
}

/** One `_` joins names and one `~` joins numbers: neither is looked at. */
function isEmphasisLength(mark: string, length: number): boolean {
  return mark === "*" ? length <= 3 : length === 2;
}

function joined(pieces: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.to === piece.from) result[result.length - 1] = { from: last.from, to: piece.to };
    else result.push(piece);
  }
  return result;
}

type CharacterClass = "space" | "punctuation" | "other";

function runAt({ from, to }: Range, { source, bounds }: Surroundings): Run {
  const mark = source[from] ?? "";
  const previous = from === bounds?.from ? "" : source.slice(0, from).slice(-1);
  const next = to === bounds?.to ? "" : source.slice(to, to + 1);
  const [before, after] = [classOf(previous), classOf(next)];
  // As micromark reads them, which takes another mark beside the run for a letter.
  const isLeft = after === "other" || (after === "punctuation" && before !== "other") || isMark(next);
  const isRight = before === "other" || (before === "punctuation" && after !== "other") || isMark(previous);
  const isWordly = mark === "_";
  return {
    from,
    to,
    mark,
    opens: isLeft && (!isWordly || before !== "other" || !isRight),
    closes: isRight && (!isWordly || after !== "other" || !isLeft),
    mayOpen: after !== "space",
    mayClose: before !== "space",
    besideCjk: isCjk(characterBefore(source, from)) || isCjk(characterAfter(source, to)),
  };
}

function isMark(character: string): boolean {
  return character !== "" && "*_~".includes(character);
}

/** The class of one code unit; the end of the line counts as white space. */
function classOf(character: string): CharacterClass {
  if (character === "" || /\s/.test(character)) return "space";
  return /[\p{P}\p{S}]/u.test(character) ? "punctuation" : "other";
}

function characterBefore(source: string, at: number): string {
  return /.$/su.exec(source.slice(Math.max(0, at - 2), at))?.[0] ?? "";
}

function characterAfter(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at) ?? 0x20);
}

function pairUp(runs: readonly Run[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const waiting: Run[] = [];
  for (const run of runs) {
    const length = run.to - run.from;
    const partner = run.mayClose
      ? waiting.findLastIndex((open) => open.mark === run.mark && open.to - open.from === length)
      : -1;
    const open = waiting[partner];
    if (open) {
      pairs.push({ open, close: run });
      waiting.length = partner;
    } else if (run.mayOpen) waiting.push(run);
  }
  return pairs;
}

/** A table's source: its rows and where each cell stands in them. */

import { afterLineEnding, lineEnd, linePrefix } from "./rewrite-lines.ts";
import { spanOf, type Span, type Tree } from "./rewrite-tree.ts";

/** One cell: `outer` lies between its bars, `inner` is its content without the padding (empty at its place when it has none). */
export interface CellPlace {
  readonly outer: Span;
  readonly inner: Span;
}

export interface RowPlace extends Span {
  readonly cells: readonly CellPlace[];
  readonly leads: boolean;
  readonly trails: boolean;
}

/** The rows of a table, the delimiter row second. */
export interface TablePlace {
  readonly rows: readonly RowPlace[];
  readonly prefix: string;
}

/** Read the rows of the table `node` in `source`; `null` when they are not one line each. */
export function tablePlace(node: Tree, source: string): TablePlace | null {
  const { from, to } = spanOf(node);
  const rows: RowPlace[] = [];
  const prefix = linePrefix(source, from);
  for (let at = from; ;) {
    const end = Math.min(lineEnd(source, at), to);
    const start = rows.length === 0 ? at : afterContainers(source, at, end, prefix);
    rows.push(rowPlace(source, start, end));
    const next = end >= to ? null : afterLineEnding(source, end);
    if (next === null) break;
    at = next;
  }
  return rows.length === (node.children?.length ?? 0) + 1 ? { rows, prefix } : null;
}

function afterContainers(source: string, from: number, to: number, prefix: string): number {
  const quotes = prefix.split(">").length - 1;
  let at = from;
  for (let quote = 0; quote < quotes; quote++) {
    const mark = /^[ \t]*>/.exec(source.slice(at, to));
    if (!mark) break;
    at += mark[0].length;
  }
  while (at < to && (source[at] === " " || source[at] === "\t")) at++;
  return at;
}

function rowPlace(source: string, from: number, lineTo: number): RowPlace {
  let to = lineTo;
  while (to > from && (source[to - 1] === " " || source[to - 1] === "\t")) to--;
  const bars: number[] = [];
  for (let at = from; at < to; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "|") bars.push(at);
  }
  const leads = bars[0] === from;
  const trails = bars.length > (leads ? 1 : 0) && bars.at(-1) === to - 1;
  const edges = [...(leads ? [] : [from - 1]), ...bars, ...(trails ? [] : [to])];
  const cells = edges.slice(1).map((bar, index) => cellPlace(source, (edges[index] ?? from - 1) + 1, bar));
  return { from, to, cells, leads, trails };
}

function cellPlace(source: string, from: number, to: number): CellPlace {
  let start = from;
  while (start < to && (source[start] === " " || source[start] === "\t")) start++;
  let end = to;
  while (end > start && (source[end - 1] === " " || source[end - 1] === "\t")) end--;
  if (start < end) return { outer: { from, to }, inner: { from: start, to: end } };
  const middle = Math.min(from + 1, to);
  return { outer: { from, to }, inner: { from: middle, to: middle } };
}

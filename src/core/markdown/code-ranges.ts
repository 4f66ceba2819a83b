/** Where a text holds code, found by its lines: enough to keep example syntax from being read as syntax. */

import { lineAt, type Range } from "../document/parts.ts";

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/;
const FENCE_END = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/**
 * Fenced code and code spans of `text`, in order. It follows the lines, not the syntax tree: an indented code
 * block is not found, and a code span ends at a blank line as CommonMark has it.
 */
export function codeRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let fence: { readonly mark: string; readonly from: number } | null = null;
  let prose = 0;
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at);
    const content = text.slice(at, line.end);
    if (fence) {
      const mark = FENCE_END.exec(content)?.[1];
      if (mark !== undefined && mark[0] === fence.mark[0] && mark.length >= fence.mark.length) {
        ranges.push({ from: fence.from, to: line.next });
        fence = null;
        prose = line.next;
      }
    } else {
      const opening = FENCE.exec(content);
      const mark = opening?.[1];
      if (mark !== undefined && !(mark[0] === "`" && opening?.[2]?.includes("`"))) {
        addCodeSpans(text, { from: prose, to: at }, ranges);
        fence = { mark, from: at };
      }
    }
    at = line.next;
  }
  if (fence) ranges.push({ from: fence.from, to: text.length });
  else addCodeSpans(text, { from: prose, to: text.length }, ranges);
  return ranges;
}

/** Code spans between `from` and `to`: a run of backticks to the next run of the same length in its paragraph. */
function addCodeSpans(text: string, { from, to }: Range, ranges: Range[]): void {
  const prose = text.slice(from, to);
  if (!prose.includes("`")) return;
  let opener: { readonly at: number; readonly length: number } | null = null;
  const lastOf = lastRuns(prose);
  for (const match of prose.matchAll(/`+|(?:\r\n|\n|\r)[ \t>]*(?=\r|\n)/g)) {
    const run = match[0];
    if (!run.startsWith("`")) {
      opener = null;
    } else if (opener === null) {
      if ((lastOf.get(run.length) ?? -1) > match.index) opener = { at: match.index, length: run.length };
    } else if (run.length === opener.length) {
      ranges.push({ from: from + opener.at, to: from + match.index + run.length });
      opener = null;
    }
  }
}

/** Where the last run of each length stands: a run that is never met again opens nothing. */
function lastRuns(prose: string): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const match of prose.matchAll(/`+/g)) last.set(match[0].length, match.index);
  return last;
}

/** Whether `offset` lies in one of `ranges`, which are in order. */
export function isInside(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && range.to <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.from <= offset;
}

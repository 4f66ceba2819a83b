/** A search, understood once and asked of many documents. */

import { lineCounter } from "../frontmatter/source-tree.ts";
import { foldText } from "./fold.ts";
import type { SearchHit, SearchQuery } from "./query.ts";
import type { SearchedPart, SearchedText } from "./searched-text.ts";
import { isWhole } from "./word-edges.ts";

export interface Search {
  /** The hits in the document, in its order, at most `most`. Stretches without a character are none. */
  readonly find: (document: SearchedText, most: number) => readonly SearchHit[];
}

/** Why a query cannot be asked: there is no text, or it is no regular expression (`message` says why, in English). */
export type QueryFault = { readonly kind: "empty" } | { readonly kind: "pattern"; readonly message: string };

/** How much of a hit's line is told around it. */
const BEFORE = 60;
const AFTER = 120;

export function compileSearch(query: SearchQuery): Search | QueryFault {
  const { scope, matchWidth, wholeWord, isRegex } = query;
  const pattern = patternOf(query);
  if (!(pattern instanceof RegExp)) return pattern;
  return {
    find(document, most) {
      const hits: SearchHit[] = [];
      const { text } = document;
      const lineAt = lineTeller(text);
      for (const part of document.partsOf(scope, matchWidth)) {
        for (const match of part.folded.text.matchAll(pattern)) {
          if (hits.length >= most) return hits;
          if (match[0] === "") continue;
          const end = match.index + match[0].length;
          if (wholeWord && !isWhole(part.folded.text, match.index, end)) continue;
          hits.push(hitAt({ text, part, match, lineAt, isRegex }));
        }
      }
      return hits;
    },
  };
}

function patternOf({ text, isRegex, matchCase, matchWidth }: SearchQuery): RegExp | QueryFault {
  if (text === "") return { kind: "empty" };
  const folded = foldText(isRegex && !matchWidth ? withWideAsLetters(text) : text, matchWidth).text;
  const source = isRegex ? folded : folded.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  try {
    return new RegExp(source, `${matchCase ? "" : "i"}gmu${isRegex ? "d" : ""}`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { kind: "pattern", message: error.message.replace(/^Invalid regular expression: /, "") };
  }
}

/** In an expression `（` and `？` are letters that are looked for in either width, never `(` and `?` with their meaning. */
function withWideAsLetters(expression: string): string {
  return expression.replace(/\\[\s\S]|[\uff01-\uff5e]/g, (found) =>
    found.length === 1 && /[\^$\\.*+?()[\]{}|/]/.test(found.normalize("NFKC")) ? `\\${found}` : found,
  );
}

interface Found {
  readonly text: string;
  readonly part: SearchedPart;
  readonly match: RegExpExecArray;
  readonly lineAt: (offset: number) => number;
  readonly isRegex: boolean;
}

function hitAt({ text, part, match, lineAt, isRegex }: Found): SearchHit {
  const { start, folded } = part;
  const from = start + folded.startOf(match.index);
  const to = start + folded.endOf(match.index + match[0].length);
  const groups = isRegex && match.length > 1 ? groupsOf(text, part, match) : null;
  return {
    from,
    to,
    line: lineAt(from),
    before: lineBefore(text, from),
    text: text.slice(from, to),
    after: lineAfter(text, to),
    ...groups,
  };
}

/** What groups found, as it is written in the document: the match has it folded. */
function groupsOf(
  text: string,
  { start, folded }: SearchedPart,
  { indices }: RegExpExecArray,
): Pick<SearchHit, "groups" | "names"> {
  const written = (place: readonly [number, number] | undefined): string | null =>
    place === undefined
      ? null
      : text.slice(
          start + folded.startOf(place[0]),
          start + Math.max(folded.startOf(place[0]), folded.endOf(place[1])),
        );
  const groups = (indices ?? []).slice(1).map((place) => written(place));
  const named = Object.entries(indices?.groups ?? {});
  if (named.length === 0) return { groups };
  return { groups, names: Object.fromEntries(named.map(([name, place]) => [name, written(place)])) };
}

/** Lines of offsets that are asked for in ascending order, counted from the last one on. */
function lineTeller(text: string): (offset: number) => number {
  if (text.includes("\r")) return lineCounter(text);
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    while (next >= 0 && next < offset) {
      line++;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}

/** A window that does not grow with the line: a file may be one line. */
function lineBefore(text: string, at: number): string {
  const from = Math.max(0, at - BEFORE);
  const window = text.slice(from, at);
  const cut = window.slice(Math.max(window.lastIndexOf("\n"), window.lastIndexOf("\r")) + 1);
  return /^[\udc00-\udfff]/.test(cut) ? cut.slice(1) : cut;
}

function lineAfter(text: string, at: number): string {
  const window = text.slice(at, at + AFTER);
  const end = window.search(/[\n\r]/);
  const cut = end < 0 ? window : window.slice(0, end);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

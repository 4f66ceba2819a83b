/** Where the marks of a passage may move to, so that what they touch is a letter and the words stay emphasised. */

import type { Nodes } from "mdast";
import type { Range } from "../document/parts.ts";
import { walkTree } from "../markdown/syntax-tree.ts";
import { contentOf } from "./emphasis-marks.ts";

/** A block's source and tree. */
export interface ReadBlock {
  readonly source: string;
  readonly tree: Nodes;
}

/** A passage is stripped of this many layers of punctuation at most. */
const MOST_LAYERS = 6;

/**
 * Parts of `whole` that may be emphasised in its place, widest first. What is left out is a layer of punctuation
 * each: the stops at its end, the quotation marks or brackets around all of it, a link's brackets and address, a
 * gloss in parentheses after the word that it explains. A bracket never leaves its partner behind.
 */
export function narrowerRanges(block: ReadBlock, whole: Range): readonly Range[] {
  const ranges: Range[] = [];
  let range: Range | null = whole;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    range =
      withoutStops(block.source, range) ??
      withoutBrackets(block.source, range) ??
      withinLink(block, range) ??
      withoutGloss(block.source, range);
    if (!range || block.source.slice(range.from, range.to).trim() === "") break;
    ranges.push(range);
  }
  return ranges;
}

/** Stops that end a clause. After a Latin letter `.`, `!` and `?` may belong to a name: `Yahoo!`. */
const STOPS = /(?:[。．，、！？：；…‥｡､:;,]|(?<![A-Za-z0-9])[.!?])+$/u;

function withoutStops(source: string, { from, to }: Range): Range | null {
  const stops = STOPS.exec(source.slice(from, to));
  return stops ? { from, to: to - stops[0].length } : null;
}

const PARTNERS: Readonly<Record<string, string>> = {
  "「": "」",
  "『": "』",
  "（": "）",
  "(": ")",
  "［": "］",
  "[": "]",
  "【": "】",
  "〔": "〕",
  "〈": "〉",
  "《": "》",
  "〖": "〗",
  "｛": "｝",
  "“": "”",
  "‘": "’",
  "〝": "〟",
  "«": "»",
  "｢": "｣",
  '"': '"',
  "'": "'",
};

/** Without the brackets around all of it; those of a wiki's link (`[[Page]]`) are more than brackets. */
function withoutBrackets(source: string, { from, to }: Range): Range | null {
  if (to - from < 3 || openingOf(source, { from, to }) !== from) return null;
  if (/^\[\[[^]*\]\]$/.test(source.slice(from, to))) return null;
  return { from: from + 1, to: to - 1 };
}

/** Without the parentheses at its end: `量子化（Quantization）`. */
function withoutGloss(source: string, { from, to }: Range): Range | null {
  if (!/[）)]$/.test(source.slice(from, to))) return null;
  const opening = openingOf(source, { from, to });
  if (opening === null || opening === from) return null;
  return { from, to: from + source.slice(from, opening).trimEnd().length };
}

/** Where the bracket opens that closes at the end of the range; `null` when none does. */
function openingOf(source: string, { from, to }: Range): number | null {
  const closing = source[to - 1] ?? "";
  const opening = Object.keys(PARTNERS).find((bracket) => PARTNERS[bracket] === closing);
  if (opening === undefined) return null;
  for (let at = to - 2, depth = 1; at >= from; at--) {
    if (source[at] === opening) depth--;
    else if (source[at] === closing) depth++;
    if (depth === 0) return at;
  }
  return null;
}

/** The text of the link that the range is. */
function withinLink({ source, tree }: ReadBlock, { from, to }: Range): Range | null {
  let found: Range | null = null;
  walkTree(tree, (node) => {
    if (node.type !== "link" && node.type !== "linkReference") return;
    if (node.position?.start.offset !== from || node.position.end.offset !== to) return;
    if (source[from] === "[") found = contentOf(node);
  });
  return found;
}

/**
 * Emphasis that is meant and not published: `**「引用」**の` stays literal asterisks, because CommonMark (0.31,
 * section 6.2) does not let a run close between punctuation and a letter, nor open between a letter and
 * punctuation. Languages that put spaces between words do not meet this; Chinese, Japanese and Korean do.
 */

import type { Range } from "../document/parts.ts";
import type { Block, Dialect } from "../markdown/block.ts";
import { parseBlocks, type KnownLabels } from "../markdown/parse.ts";
import { emphasisFix, type ReadAgain } from "./emphasis-fix.ts";
import { isCjk, isPublished, markedLines, type MarkedLine, type Pair } from "./emphasis-marks.ts";
import type { Fix } from "./problem.ts";

/** A passage whose marks are published as they are written. Offsets and lines are those of the block. */
export interface LiteralEmphasis extends Range {
  /** Zero-based, from the block's first line. */
  readonly line: number;
  /** The marks: `**`. */
  readonly marks: string;
  /** The passage with its marks, as written. */
  readonly text: string;
  /** `null`: nothing that was tried publishes it. */
  readonly fix: Fix | null;
}

/** What is needed to read a block again. */
export interface Reading {
  readonly dialect: Dialect;
  readonly labels: KnownLabels;
}

/** The passages of `block` that are meant as emphasis and published with their marks, in order. */
export function literalEmphasis(
  block: Pick<Block, "source" | "tree">,
  reading: Reading,
): readonly LiteralEmphasis[] {
  const { source, tree } = block;
  if (!tree || !mayHoldLiteralEmphasis(source)) return [];
  const readAgain = reader(reading);
  return markedLines(tree, source)
    .flatMap((line) => unpublishedPairs(line, source))
    .toSorted((one, other) => one.open.from - other.open.from)
    .map((pair) => ({
      from: pair.open.from,
      to: pair.close.to,
      line: source.slice(0, pair.open.from).split(/\r\n|\n|\r/).length - 1,
      marks: source.slice(pair.open.from, pair.open.to),
      text: source.slice(pair.open.from, pair.close.to),
      fix: emphasisFix({ source, tree }, pair, readAgain),
    }));
}

/** In code units for each block: a list of hundreds of such passages offers fixes for the first, then for the next. */
const MOST_READ_AGAIN = 500_000;

function reader({ dialect, labels }: Reading): ReadAgain {
  let read = 0;
  return (source) => {
    if (read >= MOST_READ_AGAIN) return null;
    read += source.length;
    const [tree, ...others] = parseBlocks(source, dialect, labels);
    return tree && others.length === 0 ? tree : null;
  };
}

const TOUCHING =
  /(?![*_~])[\p{P}\p{S}](?:\*{1,3}|~~)(?=[^\s\p{P}\p{S}])|[^\s\p{P}\p{S}](?:\*{1,3}|~~)(?![*~])(?=[\p{P}\p{S}])|__/u;

/** Whether it is worth reading `text`: without a mark between a letter and punctuation nothing is found. */
export function mayHoldLiteralEmphasis(text: string): boolean {
  return TOUCHING.test(text) && isCjk(text);
}

/** The pairs of a line that are meant as emphasis, are not, and would be but for the letter or punctuation beside them. */
function unpublishedPairs(line: MarkedLine, source: string): readonly Pair[] {
  return line.meant.filter(
    (pair) =>
      ((!pair.open.opens && pair.open.besideCjk) || (!pair.close.closes && pair.close.besideCjk)) &&
      !isPublished(pair, line.published) &&
      !takesMarksFromOthers(pair, line) &&
      isMeant(pair, source),
  );
}

/**
 * Whether the parser uses a mark of the pair for emphasis of its own while another such mark is left over: then
 * it is as likely that the parser is right.
 */
function takesMarksFromOthers({ open, close }: Pair, { runs, meant, published }: MarkedLine): boolean {
  const isUsed = published.some((marks) =>
    [marks.open, marks.close].some(
      ({ from }) => (from >= open.from && from < open.to) || (from >= close.from && from < close.to),
    ),
  );
  const alike = runs.filter(({ mark, from, to }) => mark === open.mark && to - from === open.to - open.from);
  const paired = new Set(meant.flatMap((pair) => [pair.open, pair.close]));
  return isUsed && alike.some((run) => !paired.has(run));
}

/** No passage begins with these: a name's dot, a path, what belongs to the words before. */
const NO_START = /^[\s、。，．！？：；）」』】〕〉》］｝〗,.;:!?)\]}/\\=|%]/;
/** No passage ends with these. */
const NO_END = /[\s（「『【〔〈《［｛〖([{/\\]$/;
const LONGEST_BETWEEN_SINGLE_MARKS = 60;

/** Whether what stands between the marks is what a person would emphasise. */
function isMeant({ open, close }: Pair, source: string): boolean {
  const content = source.slice(open.to, close.from);
  if (content === "" || NO_START.test(content) || NO_END.test(content)) return false;
  // Names of programs are written with two underscores: `__init__`.
  if (open.mark === "_" && !isCjk(content)) return false;
  if (open.mark !== "*" || open.to - open.from > 1) return true;
  // One asterisk also multiplies, and refers to a note below: `価格*（税込）`.
  return !/^[（(]/.test(content) && !/[\r\n]/.test(content) && content.length <= LONGEST_BETWEEN_SINGLE_MARKS;
}

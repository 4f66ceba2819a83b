/** A translated line as Markdown that reads as it: written, read again, and escaped only where it must be. */

import { applyEdit } from "../document/patch.ts";
import type { Block, Dialect } from "../markdown/block.ts";
import { blockFrom } from "../markdown/body.ts";
import { parseBlocks, type KnownLabels } from "../markdown/parse.ts";
import { literalEmphasis } from "../problems/emphasis.ts";
import { partOf, signatureOf, type CodeSources, type Inline, type InlinePart } from "./inline.ts";
import { linesOf } from "./text-line.ts";

/** How a block's source is read: what a body says beyond it. */
export interface ReadingPlace {
  readonly dialect: Dialect;
  readonly labels: KnownLabels;
}

/** A part of a line: what is to stand there, or what stays as it is written in the block. */
export type LinePart = InlinePart &
  ({ readonly kind: "new" } | { readonly kind: "kept"; readonly from: number; readonly to: number });

/** A line of a block, and what it is to be made of. */
export interface NewLine {
  /** Index in `linesOf(block)`. */
  readonly at: number;
  readonly parts: readonly LinePart[];
}

/**
 * The source of `block` with its lines replaced. Each new line reads as it was given, and nothing else of the block
 * reads otherwise; `null` where that cannot be written.
 */
export function writeLines(block: Block, lines: readonly NewLine[], place: ReadingPlace): string | null {
  const written = [asItIs, lightly, wholly].map((escape) => replaced(block, lines, escape));
  const exact = written.find((source) => readsAs(block, source, { lines, place }));
  if (exact !== undefined) return exact;
  for (const source of written) {
    const mended = withEmphasisMended(source, place);
    if (mended !== null && readsAs(block, mended, { lines, place, isLoose: true })) return mended;
  }
  return null;
}

type Escape = (text: string) => string;
const asItIs: Escape = (text) => text;
const lightly: Escape = (text) => text.replace(/[\\`*_[\]<>|~]/g, "\\$&").replace(/&(?=[#\w]+;)/g, "\\&");
const wholly: Escape = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");

function replaced(block: Block, lines: readonly NewLine[], escape: Escape): string {
  const isRaw = block.tree === null || block.tree.type === "island";
  const own = linesOf(block);
  const edit = lines.flatMap(({ at, parts }) => {
    const line = own[at];
    if (!line) return [];
    const insert = parts.map((part) =>
      part.kind === "kept"
        ? block.source.slice(part.from, part.to)
        : markdownOf(part.inline, part.codes, isRaw ? asItIs : escape),
    );
    return [{ from: line.from, to: line.to, insert: insert.join("") }];
  });
  return applyEdit(block.source, edit);
}

/** The line's Markdown, its texts through `escape`. A code that is not known is left out. */
export function markdownOf(
  inline: readonly Inline[],
  codes: CodeSources,
  escape: (text: string) => string = asItIs,
): string {
  return inline
    .map((one) => {
      if (typeof one === "string") return escape(one.replace(/\s*[\r\n]\s*/g, " "));
      const code = codes.get(one.id);
      return `${code?.open ?? ""}${markdownOf(one.children ?? [], codes, escape)}${code?.close ?? ""}`;
    })
    .join("");
}

interface Expected {
  readonly lines: readonly NewLine[];
  readonly place: ReadingPlace;
  /** Where the marks of emphasis stand does not count. */
  readonly isLoose?: boolean;
}

/** Whether `source` is the block with these lines in place of its own, read as a whole. */
function readsAs(block: Block, source: string, { lines, place, isLoose = false }: Expected): boolean {
  const young = readBlock(source, place);
  if (young === null || !isSameKind(block, young)) return false;
  const before = linesOf(block);
  const after = linesOf(young);
  if (before.length !== after.length) return false;
  return before.every((line, at) => {
    const here = after[at];
    if (!here) return false;
    const parts = lines.find((one) => one.at === at)?.parts ?? [partOf(line.pieces)];
    const found = signatureOf([partOf(here.pieces)]);
    const wanted = signatureOf(parts);
    return isLoose ? withoutMarks(found) === withoutMarks(wanted) : found === wanted;
  });
}

/** The one block that `source` is; `null` where it is none or several. */
export function readBlock(source: string, { dialect, labels }: ReadingPlace): Block | null {
  const [tree, ...more] = parseBlocks(source, dialect, labels);
  if (!tree || more.length > 0) return null;
  const to = tree.position?.end.offset ?? 0;
  return source.slice(to).trim() === "" ? blockFrom(tree, { source, gap: "" }) : null;
}

function isSameKind({ tree: one }: Block, { tree: other }: Block): boolean {
  if (one?.type !== other?.type) return false;
  return one?.type !== "heading" || other?.type !== "heading" || one.depth === other.depth;
}

/** Beside full-width punctuation CommonMark does not publish some emphasis: as the problems' own fixes mend it. */
function withEmphasisMended(source: string, place: ReadingPlace): string | null {
  let text = source;
  for (let turn = 0; turn < MOST_MENDED; turn++) {
    const block = readBlock(text, place);
    const found = block && literalEmphasis(block, place).find(({ fix }) => fix !== undefined);
    if (!found?.fix) return text === source ? null : text;
    text = applyEdit(text, found.fix.edit);
  }
  return null;
}

const MOST_MENDED = 12;

/** A signature without emphasis: where its marks stand, and whether they are asterisks or HTML, is then not compared. */
function withoutMarks(signature: string): string {
  return signature
    .replace(/\u0001<\/?(?:em|strong|del)>\u0002\u0003\u0004/g, "")
    .replace(/\u0001[*_~]+\u0002|\u0003[*_~]+\u0004/g, "");
}

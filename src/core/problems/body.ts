/** All problems of one document's body. */

import { lineBreaks } from "../document/line-breaks.ts";
import type { DocumentParts } from "../document/parts.ts";
import { mapOffset, shiftEdit, type Edit } from "../document/patch.ts";
import type { Block, Body } from "../markdown/block.ts";
import { literalEmphasis, type LiteralEmphasis } from "./emphasis.ts";
import type { Problem } from "./problem.ts";
import { shortened } from "./words.ts";

/** Where a body stands, and what it is published by. */
export interface BodyPlace {
  /** The body's first code unit in the document. */
  readonly from: number;
  /** One-based line of the document that the body begins on. */
  readonly line: number;
  /** The publisher's name; `null` where none is known. */
  readonly publisher: string | null;
}

/** The place of a document's body. */
export function bodyPlace({ text, body }: DocumentParts, publisher: string | null): BodyPlace {
  return { from: body.from, line: 1 + lineBreaks(text.slice(0, body.from)), publisher };
}

/** Blocks stay the same objects while they are not edited: each is looked at once. */
const known = new WeakMap<Block, readonly LiteralEmphasis[]>();

/**
 * The problems of `body`, in document order. A block that was looked at before is not looked at again: keep the
 * body up to date with `reparseBody` and only what was edited costs anything.
 */
export function bodyProblems(body: Body, { from, line, publisher }: BodyPlace): readonly Problem[] {
  // kramdown, Jekyll's own reader, does not look at punctuation.
  if (publisher?.toLowerCase() === "jekyll") return [];
  const problems: Problem[] = [];
  let at = from + body.lead.length;
  let lines = line + lineBreaks(body.lead);
  for (const block of body.blocks) {
    for (const found of emphasisOf(block, body)) problems.push(problemAt(found, at, lines));
    at += block.source.length + block.gap.length;
    lines += lineBreaks(block.source) + lineBreaks(block.gap);
  }
  return problems;
}

function emphasisOf(block: Block, { dialect, definitions, footnotes }: Body): readonly LiteralEmphasis[] {
  const before = known.get(block);
  if (before) return before;
  const found = literalEmphasis(block, { dialect, labels: { definitions, footnotes } });
  known.set(block, found);
  return found;
}

function problemAt({ line, marks, text, fix }: LiteralEmphasis, at: number, lines: number): Problem {
  return {
    rule: "emphasis-not-published",
    severity: "warning",
    line: lines + line,
    details: { text: shortened(text), marks },
    ...(fix && { fix: { ...fix, edit: shiftEdit(fix.edit, at) } }),
  };
}

/**
 * The problems of a body after an edit that they were not looked for in: each with its place moved, those whose
 * passage was touched left out. The same list where nothing moves. `before`: the document's text before the edit.
 */
export function followEdit(problems: readonly Problem[], edit: Edit, before: string): readonly Problem[] {
  const first = edit[0]?.from ?? Infinity;
  if (problems.every(({ fix }) => fix !== undefined && endOf(fix.edit) < first)) return problems;
  return problems.flatMap((problem) => {
    const { fix } = problem;
    if (!fix) return [];
    const [from, to] = [fix.edit[0]?.from ?? 0, endOf(fix.edit)];
    if (edit.some((patch) => patch.from <= to && patch.to >= from)) return [];
    const lines = edit
      .filter((patch) => patch.to < from)
      .reduce(
        (sum, patch) => sum + lineBreaks(patch.insert) - lineBreaks(before.slice(patch.from, patch.to)),
        0,
      );
    const shift = mapOffset(edit, from) - from;
    return [
      { ...problem, line: (problem.line ?? 1) + lines, fix: { ...fix, edit: shiftEdit(fix.edit, shift) } },
    ];
  });
}

function endOf(edit: Edit): number {
  return edit.at(-1)?.to ?? 0;
}

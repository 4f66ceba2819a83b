/** A line that came back as Markdown: what it comes to in its block. */

import { idsIn, partOf, signatureOf } from "../segments/inline.ts";
import { linesOf, type Code } from "../segments/text-line.ts";
import { rawPieces } from "../segments/raw-pieces.ts";
import { readBlock, type LinePart, type ReadingPlace } from "../segments/write-line.ts";
import { NEEDED_CODES } from "./code-faults.ts";
import type { UnitFault } from "./model.ts";
import { rawMarkupFault } from "./raw-markup.ts";
import type { LineUnit } from "./units.ts";

export type LineOutcome =
  | { readonly kind: "new"; readonly parts: readonly LinePart[]; readonly isDone: boolean }
  | { readonly kind: "same"; readonly isDone: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly fault: UnitFault; readonly text: string };

export function markdownParts(line: LineUnit, text: string | null, place: ReadingPlace): LineOutcome {
  if (text === null || text.trim() === "") return { kind: "none" };
  const { target, source } = line;
  const now = target?.block.source.slice(target.line.from, target.line.to);
  if (text === now) return { kind: "same", isDone: true };
  if (source.line.kind === "raw") return rawParts(line, text, now);
  // A cell's bars are escaped in the table and here alike; alone they would be text.
  const block = readBlock(text, place);
  const [only, ...more] = block ? linesOf(block) : [];
  if (!block || !only || more.length > 0 || block.tree?.type !== "paragraph") {
    return { kind: "refused", fault: "cannot-write", text };
  }
  const part = partOf(only.pieces);
  const missing = missingAddress(line, part.codes);
  if (missing !== null) return { kind: "refused", fault: "code-missing", text: missing };
  if (target && signatureOf([part]) === signatureOf([partOf(target.line.pieces)]))
    return { kind: "same", isDone: true };
  return { kind: "new", parts: [{ kind: "new", ...part }], isDone: true };
}

/** Raw markup is written to the letter: only its text, and what of its tags is the translation's own, may be another. */
function rawParts({ source }: LineUnit, text: string, now: string | undefined): LineOutcome {
  const wanted = source.block.source.slice(source.line.from, source.line.to);
  const fault = rawMarkupFault(text, wanted);
  if (fault !== null && (now === undefined || rawMarkupFault(text, now) !== null))
    return { kind: "refused", ...fault };
  return { kind: "new", parts: [{ kind: "new", ...partOf(rawPieces(text)) }], isDone: true };
}

/** Code and tags of the source must be there again; addresses may be the translation's own. */
function missingAddress({ unit }: LineUnit, own: ReadonlyMap<number, Code>): string | null {
  const inSource = new Set(unit.segments.flatMap(({ source }) => idsIn(source)));
  for (const type of NEEDED_CODES) {
    const wanted = [...unit.codes.values()].filter((code) => code.type === type && inSource.has(code.id));
    const found = [...own.values()].filter((code) => code.type === type);
    if (found.length < wanted.length) return wanted[found.length]?.open ?? "";
  }
  return null;
}

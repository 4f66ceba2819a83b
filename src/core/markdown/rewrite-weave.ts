/**
 * Weaving: edited inline content written with the old source wherever the old content lives on.
 *
 * Two tokens that were neighbours and still are, in the same marks, keep every code unit between them; so a
 * delimiter, a reference, an escape or a line break changes only where the edit itself is.
 */

import { writeAtom } from "./rewrite-atom.ts";
import { movesMarks, protectsAddresses, protectsMarks, reference, written } from "./rewrite-escape.ts";
import { hidesIsland, offPunctuation } from "./rewrite-flanks.ts";
import { keep, oldAt, oldBefore, write, type Loom, type Piece, type Weaving } from "./rewrite-loom.ts";
import { crossTo, flanksClose } from "./rewrite-marks.ts";
import {
  disturbedMarks,
  oldBoundaries,
  pairTokens,
  renamedReferences,
  withOldBreaks,
} from "./rewrite-pairs.ts";
import type { Rewriting } from "./rewrite-setting.ts";
import type { Token } from "./rewrite-tokens.ts";
import type { Tree } from "./rewrite-tree.ts";

/** Write `weaving.after`, keeping what it can of the old source. */
export function weave(weaving: Weaving, setting: Rewriting): Piece[] {
  const pairs = pairTokens(weaving.old, weaving.after);
  const after = withOldBreaks(weaving.after, weaving.old, pairs);
  const loom: Loom = {
    ...weaving,
    after: movesMarks(setting.care) ? offPunctuation(after, oldBoundaries(weaving.old, after, pairs)) : after,
    setting,
    pairs,
    renamed: new Set([
      ...renamedReferences(weaving.old, weaving.after, pairs),
      ...(setting.alternate ? disturbedMarks(weaving.old, pairs) : []),
    ]),
    pieces: [],
    open: [],
    out: "",
    lineFrom: 0,
  };
  for (let at = 0; at <= weaving.after.length; at++) {
    crossTo(loom, at);
    if (at < weaving.after.length) emit(loom, at);
  }
  return loom.pieces;
}

function emit(loom: Loom, at: number): void {
  const token = loom.after[at];
  if (!token) return;
  const pair = oldAt(loom, at);
  const old = pair === null ? undefined : loom.old[pair];
  if (token.text === "\n" || token.key === "break") emitBreak(loom, token, old);
  else if (token.node) emitAtom(loom, token.node, old, at);
  else emitCharacter(loom, at, token.text, old);
}

function emitBreak(loom: Loom, token: Token, old: Token | undefined): void {
  const { setting, copiedFrom, prefix } = loom;
  if (old && copiedFrom === null) {
    keep(loom, old);
  } else {
    const spelt = old ? setting.source.slice(old.from, old.to).replace(/[\r\n][\s\S]*$/, "") : null;
    // Two spaces alone on a line would be a blank line.
    const empty = loom.out.slice(loom.lineFrom).trim() === "";
    const usual = (setting.style.hardBreak === "backslash") !== setting.alternate || empty ? "\\" : "  ";
    const mark = token.text === "\n" ? (spelt ?? "") : (spelt ?? usual);
    write(loom, mark + setting.lineEnding + prefix);
  }
  loom.lineFrom = loom.out.length;
}

function emitAtom(loom: Loom, node: Tree, old: Token | undefined, at: number): void {
  const { source, style, care, dialect } = loom.setting;
  if (old && !isEndangered(loom, node, at)) {
    const slice = source.slice(old.from, old.to);
    if (loom.copiedFrom === null || !/[\r\n]/.test(slice)) return keep(loom, old);
  }
  const replaced = old ?? replacedAtom(loom, node, at);
  const spelt = replaced ? source.slice(replaced.from, replaced.to) : null;
  const text = writeAtom(node, { style, dialect, care, old: spelt, inCell: loom.inside === "tableCell" });
  write(loom, text.split("\n").join(loom.setting.lineEnding + loom.prefix));
}

/** Whether a bare address has other neighbours than before: it would take what it touches for a part of itself. */
function isEndangered(loom: Loom, { data }: Tree, at: number): boolean {
  if (data?.form !== "literal" || !protectsAddresses(loom.setting.care)) return false;
  const pair = oldAt(loom, at) ?? -1;
  return oldBefore(loom, at) !== pair - 1 || oldAt(loom, at + 1) !== pair + 1;
}

/** The old atom of the same type that stood where a new one now stands. */
function replacedAtom(loom: Loom, node: Tree, at: number): Token | undefined {
  const left = oldBefore(loom, at);
  const candidates = left === null ? loom.old : loom.old.slice(left + 1);
  return candidates.find(
    (token) => token.node?.type === node.type && !loom.pairs.includes(loom.old.indexOf(token)),
  );
}

function emitCharacter(loom: Loom, at: number, text: string, old: Token | undefined): void {
  const { setting, inside } = loom;
  const spelt = old ? setting.source.slice(old.from, old.to) : text;
  if (old && spelt !== text) return keep(loom, old);
  const standing = { line: loom.out.slice(loom.lineFrom), rest: upcoming(loom, at + 1), inside, typed: !old };
  const careful = written(text, standing, setting.care, setting.dialect);
  const encodes =
    (protectsMarks(setting.care) && flanksClose(loom, at, text)) ||
    (setting.care !== "raw" && hidesIsland(loom.after, at));
  if (encodes) return write(loom, reference(text));
  if (old && careful === spelt) return keep(loom, old);
  write(loom, careful);
}

const AHEAD = 40;

/** What follows on the line, as text; an atom counts as a letter. */
function upcoming(loom: Loom, at: number): string {
  let text = "";
  for (let next = at; next < loom.after.length && text.length < AHEAD; next++) {
    const token = loom.after[next];
    if (!token || token.key === "break" || token.text === "\n") break;
    text += token.node ? "x" : token.text;
  }
  return text;
}

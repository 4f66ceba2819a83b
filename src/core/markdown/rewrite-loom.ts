/** The loom: what weaving has written so far, and the old tokens that the new ones continue. */

import type { Rewriting } from "./rewrite-setting.ts";
import type { Token } from "./rewrite-tokens.ts";
import type { Span, Tree } from "./rewrite-tree.ts";

/** A piece of what is written: kept code units of the old source, or new text. */
export type Piece = ({ readonly kind: "kept" } & Span) | { readonly kind: "written"; readonly text: string };

/** Inline content to be written. */
export interface Weaving {
  readonly old: readonly Token[];
  readonly after: readonly Token[];
  /** Where the old inline content stands. */
  readonly content: Span;
  readonly inside: "paragraph" | "heading" | "tableCell";
  /** What a new line inside the content begins with. */
  readonly prefix: string;
  /** What the old content's further lines begin with, where it is copied to another place; else null. */
  readonly copiedFrom: string | null;
}

/** A mark that is open where writing is. */
export interface OpenMark {
  readonly key: string;
  readonly close: string;
  /** The old node whose delimiter opened it, or null. */
  readonly node: Tree | null;
}

/** Written to by the functions below and by those that weave. */
export interface Loom extends Weaving {
  readonly setting: Rewriting;
  readonly pairs: readonly number[];
  readonly pieces: Piece[];
  readonly open: OpenMark[];
  /** Old marks whose delimiters cannot be copied: references named by their text, which is not what it was. */
  readonly renamed: ReadonlySet<Tree>;
  out: string;
  lineFrom: number;
}

/** The old token that the new token before `at` continues: its index, -1 at the very beginning, `null` for none. */
export function oldBefore(loom: Loom, at: number): number | null {
  if (at === 0) return -1;
  const pair = loom.pairs[at - 1] ?? -1;
  return pair === -1 ? null : pair;
}

/** The old token that the new token `at` continues: its index, their number at the very end, `null` for none. */
export function oldAt(loom: Loom, at: number): number | null {
  if (at === loom.after.length) return loom.old.length;
  const pair = loom.pairs[at] ?? -1;
  return pair === -1 ? null : pair;
}

/** Keep a stretch of the old source. */
export function keep(loom: Loom, { from, to }: Span): void {
  if (from === to) return;
  const last = loom.pieces.at(-1);
  if (last?.kind === "kept" && last.to === from) loom.pieces[loom.pieces.length - 1] = { ...last, to };
  else loom.pieces.push({ kind: "kept", from, to });
  loom.out += loom.setting.source.slice(from, to);
}

/** Write new text. */
export function write(loom: Loom, text: string): void {
  if (text === "") return;
  const last = loom.pieces.at(-1);
  if (last?.kind === "written")
    loom.pieces[loom.pieces.length - 1] = { kind: "written", text: last.text + text };
  else loom.pieces.push({ kind: "written", text });
  loom.out += text;
}

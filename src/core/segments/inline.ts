/** A line or a part of it as a value: text, and codes around or between it. */

import type { Code, Piece } from "./text-line.ts";

/** `children` is `null` for a code that stands alone. */
export type Inline = string | { readonly id: number; readonly children: readonly Inline[] | null };

/** The pieces as a tree. Line endings inside text are blanks, as a reader sees them. */
export function inlineOf(pieces: readonly Piece[]): readonly Inline[] {
  const root: Inline[] = [];
  const open: Inline[][] = [root];
  for (const piece of pieces) {
    const here = open.at(-1) ?? root;
    switch (piece.kind) {
      case "text":
        here.push(piece.value.replace(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, " "));
        break;
      case "alone":
        here.push({ id: piece.code.id, children: null });
        break;
      case "open": {
        const children: Inline[] = [];
        here.push({ id: piece.code.id, children });
        open.push(children);
        break;
      }
      case "close":
        if (open.length > 1) open.pop();
        break;
    }
  }
  return root;
}

/** The codes of `pieces` by their ids. */
export function codesOf(pieces: readonly Piece[]): ReadonlyMap<number, Code> {
  return new Map(pieces.flatMap((piece) => (piece.kind === "text" ? [] : [[piece.code.id, piece.code]])));
}

/** The ids of all codes in `inline`, in order. */
export function idsIn(inline: readonly Inline[]): readonly number[] {
  return inline.flatMap((one) => (typeof one === "string" ? [] : [one.id, ...idsIn(one.children ?? [])]));
}

/** What a reader sees, codes left out. */
export function textOf(inline: readonly Inline[]): string {
  return inline.map((one) => (typeof one === "string" ? one : textOf(one.children ?? []))).join("");
}

/** Code sources by id. */
export type CodeSources = ReadonlyMap<number, Pick<Code, "open" | "close">>;

/** A line's part with the sources of its codes. */
export interface InlinePart {
  readonly inline: readonly Inline[];
  readonly codes: CodeSources;
}

/** What `pieces` say and carry. */
export function partOf(pieces: readonly Piece[]): InlinePart & { readonly codes: ReadonlyMap<number, Code> } {
  return { inline: inlineOf(pieces), codes: codesOf(pieces) };
}

/**
 * One value for all that reads the same: text with its blanks joined, and each code by its source. Two lines with equal
 * signatures say the same and carry the same, however they are cut into parts.
 */
export function signatureOf(parts: readonly InlinePart[]): string {
  return parts
    .map(({ inline, codes }) => inline.map((one) => signed(one, codes)).join(""))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

function signed(one: Inline, codes: CodeSources): string {
  if (typeof one === "string") return one;
  const code = codes.get(one.id);
  const inside = (one.children ?? []).map((child) => signed(child, codes)).join("");
  return `\u0001${code?.open ?? ""}\u0002${inside}\u0003${code?.close ?? ""}\u0004`;
}

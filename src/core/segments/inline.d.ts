/** A line or a part of it as a value: text, and codes around or between it. */
import type { Code, Piece } from "./text-line.ts";
/** `children` is `null` for a code that stands alone. */
export type Inline =
  | string
  | {
      readonly id: number;
      readonly children: readonly Inline[] | null;
    };
/** The pieces as a tree. Line endings inside text are blanks, as a reader sees them. */
export declare function inlineOf(pieces: readonly Piece[]): readonly Inline[];
/** The codes of `pieces` by their ids. */
export declare function codesOf(pieces: readonly Piece[]): ReadonlyMap<number, Code>;
/** The ids of all codes in `inline`, in order. */
export declare function idsIn(inline: readonly Inline[]): readonly number[];
/** What a reader sees, codes left out. */
export declare function textOf(inline: readonly Inline[]): string;
/** A line's part with the sources of its codes. */
export interface InlinePart {
  readonly inline: readonly Inline[];
  readonly codes: ReadonlyMap<number, Pick<Code, "open" | "close">>;
}
/**
 * One value for all that reads the same: text with its blanks joined, and each code by its source. Two lines with equal
 * signatures say the same and carry the same, however they are cut into parts.
 */
export declare function signatureOf(parts: readonly InlinePart[]): string;

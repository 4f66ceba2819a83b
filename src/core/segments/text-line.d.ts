/**
 * Lines of text: the paragraphs, headings and cells of a block, each as what a translator reads (text) and what is
 * carried over (codes). The words are XLIFF's: a code is a piece of the source that is no text.
 */
import type { Range } from "../document/parts.ts";
import type { Block } from "../markdown/block.ts";
/** What a code is; for its name, and for whether a translation can do without it. */
export type CodeType = "strong" | "emphasis" | "delete" | "link" | "image" | "code" | "break" | "island";
/** A piece of source that is no text. `close` is `null` for one that stands alone. */
export interface Code {
  /** Counts from 1 in the order of the line. */
  readonly id: number;
  readonly type: CodeType;
  readonly open: string;
  readonly close: string | null;
}
/** A stretch of a line, in UTF-16 units of the block's source. Pieces follow each other without a gap. */
export type Piece = Range &
  (
    | {
        readonly kind: "text";
        readonly value: string;
      }
    | {
        readonly kind: "open" | "close" | "alone";
        readonly code: Code;
      }
  );
export interface TextLine extends Range {
  /** `raw`: an island, whose tags are its codes. */
  readonly kind: "paragraph" | "heading" | "cell" | "raw";
  readonly pieces: readonly Piece[];
}
/** The lines of `block` that hold anything to translate, in the order of its source. */
export declare function linesOf(block: Block): readonly TextLine[];

/** The sentences of a line of text, each where it stands. */
import type { Range } from "../document/parts.ts";
import { type Inline } from "./inline.ts";
import type { Piece, TextLine } from "./text-line.ts";
/** `from`, `to`: in the block's source. `isGap`: blanks and breaks between sentences. Segments fill their line. */
export interface Segment extends Range {
  readonly pieces: readonly Piece[];
  readonly inline: readonly Inline[];
  readonly isGap: boolean;
}
/** The line as one segment. */
export declare function wholeLine(line: TextLine): readonly Segment[];
/** The sentences of `line` of the block `source`, written in `locale`, and the gaps between them. */
export declare function sentencesOf(
  line: TextLine,
  source: string,
  locale: string | null,
): readonly Segment[];

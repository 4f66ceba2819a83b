/** Where each unit of a text stands in the source that it was read from: escapes, entities and line prefixes are longer. */
import type { Piece } from "./text-line.ts";
/**
 * For each unit of the piece's value where it begins in `source`, and where the piece ends; `null` where that cannot
 * be told.
 */
export declare function unitOffsets(
  {
    from,
    to,
    value,
  }: Extract<
    Piece,
    {
      kind: "text";
    }
  >,
  source: string,
): readonly number[] | null;

/** What is kept of a body to compare it with its other locales. */

import { lineBreaks } from "../document/line-breaks.ts";
import type { Body } from "../markdown/block.ts";
import { marksOf, type Marks } from "./marks.ts";
import { passagesOf, type Passage } from "./untranslated.ts";

export interface ParityFacts {
  readonly marks: Marks;
  readonly passages: readonly Passage[];
}

export const NO_PARITY: ParityFacts = { marks: {}, passages: [] };

/** The facts of `body`, which begins on `line` of its document. */
export function readParity({ lead, blocks }: Body, line: number): ParityFacts {
  const first = line + lineBreaks(lead);
  return { marks: marksOf(blocks), passages: passagesOf(blocks, first) };
}

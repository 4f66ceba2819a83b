/** What is known of a body's text as a whole: found once, and carried over an edit that cannot have changed it. */

import { applyEdit, mapOffset, type Edit } from "../document/patch.ts";
import type { Body, Dialect } from "./block.ts";
import { bodyText } from "./body.ts";
import { findPairs, mayHoldTags, type Pairs } from "./pairs.ts";
import { isReadable } from "./readable.ts";

/** Facts of a text. They are those that reading it anew finds, except that `mayHoldTags` never becomes false again. */
export interface BodyFacts {
  readonly text: string;
  /** The parser takes it in reasonable time. */
  readonly isReadable: boolean;
  /** Some of it may be a tag that reaches over blocks; without any, `pairs` is empty. */
  readonly mayHoldTags: boolean;
  readonly pairs: Pairs;
}

const known = new WeakMap<Body, BodyFacts>();

/** The facts of the text of `body`. */
export function factsOf(body: Body): BodyFacts {
  const found = known.get(body);
  if (found) return found;
  const text = bodyText(body);
  const facts = {
    text,
    isReadable: isReadable(text),
    mayHoldTags: mayHoldTags(text, body.dialect),
    pairs: findPairs(text, body.dialect),
  };
  known.set(body, facts);
  return facts;
}

/** Keep what was found out about the text of `body` before it was taken apart. */
export function withFacts(body: Body, facts: BodyFacts): Body {
  known.set(body, facts);
  return body;
}

/** The facts after an edit. Only the stretch between two blank lines that the edit stands in is looked through. */
export function factsAfter(before: BodyFacts, edit: Edit, dialect: Dialect): BodyFacts {
  const text = applyEdit(before.text, edit);
  const [first, last] = [edit[0], edit.at(-1)];
  if (!first || !last) return before;
  const stretch = text.slice(
    stretchStart(text, mapOffset(edit, first.from, "before")),
    stretchEnd(text, mapOffset(edit, last.to, "after")),
  );
  const holdsTags = before.mayHoldTags || mayHoldTags(stretch, dialect);
  return {
    text,
    isReadable: before.isReadable ? isReadable(stretch) : isReadable(text),
    mayHoldTags: holdsTags,
    pairs: holdsTags ? findPairs(text, dialect) : before.pairs,
  };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** The start of the line after the last blank line before `offset`, or of the text. */
function stretchStart(text: string, offset: number): number {
  let isBlank = false;
  for (let at = offset - 1; at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code)) {
      if (text[at]?.trim() !== "") isBlank = false;
      continue;
    }
    if (isBlank) return at + 1;
    if (code === LINE_FEED && text.charCodeAt(at - 1) === CARRIAGE_RETURN) at--;
    isBlank = true;
  }
  return 0;
}

/** The end of the first blank line behind `offset`, or of the text. */
function stretchEnd(text: string, offset: number): number {
  let isBlank = false;
  for (let at = offset; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isLineEnd(code)) {
      if (text[at]?.trim() !== "") isBlank = false;
      continue;
    }
    if (isBlank) return at;
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    isBlank = true;
  }
  return text.length;
}

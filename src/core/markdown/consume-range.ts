/** Consuming a range that was found by looking at the whole text. */

import type { Code, Effects, State, TokenizeContext, Tokenizer } from "micromark-util-types";

/** A tab is followed by codes for the columns it fills: they belong to it. */
const VIRTUAL_SPACE = -1;

/** Consume up to the offset `end` (of what the tokenizer reads); `tooShort` where the content ends first, or a lazy line begins. */
export function consumeTo(
  this: TokenizeContext,
  effects: Effects,
  end: number,
  next: { readonly done: State; readonly tooShort: State },
): State {
  const isContent = (code: Code): boolean => {
    const ended = this.now().offset >= end && code !== VIRTUAL_SPACE;
    return code !== null && !isLineEnding(code) && !ended;
  };
  const inside: State = (code) => {
    if (this.now().offset >= end && code !== VIRTUAL_SPACE) return next.done(code);
    if (code === null) return next.tooShort(code);
    if (isLineEnding(code))
      return effects.check({ tokenize: notLazy, partial: true }, lineEnding, next.tooShort)(code);
    effects.consume(code);
    return inside;
  };
  const lineEnding: State = (code) => {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return lineStart;
  };
  // A further line without a token of its own, at the very end, sends micromark's subtokenizer round and round.
  const lineStart: State = (code) => {
    if (!isContent(code)) return inside(code);
    effects.enter("galleyIslandLine");
    return line(code);
  };
  const line: State = (code) => {
    if (isContent(code)) {
      effects.consume(code);
      return line;
    }
    effects.exit("galleyIslandLine");
    return inside(code);
  };
  return inside;
}

const notLazy: Tokenizer = function (effects, ok, nok) {
  return (code) => {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return (next) => (this.parser.lazy[this.now().line] ? nok(next) : ok(next));
  };
};

function isLineEnding(code: Code): boolean {
  return code !== null && code >= -5 && code <= -3;
}

/** Galley's own syntax for micromark: islands, links to template addresses, and the labels a slice is told of. */

import { labelEnd } from "micromark-core-commonmark";
import type { CompileContext, Extension as TreeExtension } from "mdast-util-from-markdown";
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  Token,
  TokenizeContext,
  Tokenizer,
} from "micromark-util-types";
import type { Island } from "./block.ts";
import { blockIslandAt, inlineIslandAt, type Scanned } from "./island-ranges.ts";
import type { KnownLabels } from "./parse.ts";
import { templateAddressAt, type TemplateAddress } from "./template-address.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    galleyBlockIsland: "galleyBlockIsland";
    galleyInlineIsland: "galleyInlineIsland";
    galleyIslandLine: "galleyIslandLine";
  }
  interface Token {
    galleyIsland?: Island;
  }
  interface ParseContext {
    gfmFootnotes?: string[];
  }
  interface TokenizeContext {
    /** micromark's stack of label starts that may still be closed. */
    _labelStarts?: Token[];
  }
}

const BRACE = 123;
const LESS_THAN = 60;
const COLON = 58;
const DOLLAR = 36;
const CLOSING_BRACKET = 93;

/** The syntax extension for one text: it knows that text, so it serves one parse only. */
export function galleySyntax(scanned: Scanned, known: KnownLabels): Extension {
  const block: Construct = { name: "galleyBlockIsland", concrete: true, tokenize: blockTokenizer(scanned) };
  const inline: Construct = { name: "galleyInlineIsland", tokenize: inlineTokenizer(scanned) };
  const link: Construct = { ...labelEnd, name: "galleyTemplateLink", tokenize: linkTokenizer(scanned) };
  const starts = [BRACE, COLON, DOLLAR, ...(scanned.dialect.mdx ? [LESS_THAN, 0x69, 0x65] : [])];
  const inlineStarts = [BRACE, COLON, DOLLAR, ...(scanned.dialect.mdx ? [LESS_THAN] : [])];
  const template = scanned.dialect.shortcodes || scanned.dialect.liquid;
  return {
    document: { null: [{ name: "galleyLabels", tokenize: labelsTokenizer(known) }] },
    flow: Object.fromEntries(starts.map((code) => [code, [block]])),
    text: {
      ...Object.fromEntries(inlineStarts.map((code) => [code, [inline]])),
      ...(template ? { [CLOSING_BRACKET]: [link] } : {}),
    },
    disable: { null: scanned.dialect.mdx ? ["autolink", "codeIndented", "htmlFlow", "htmlText"] : [] },
  };
}

/** Turns the tokens of `galleySyntax` into nodes. */
export function galleyTree(): TreeExtension {
  return {
    enter: {
      galleyBlockIsland(token) {
        enterIsland.call(this, token, "island");
      },
      galleyInlineIsland(token) {
        enterIsland.call(this, token, "inlineIsland");
      },
    },
    exit: {
      galleyBlockIsland(token) {
        this.exit(token);
      },
      galleyInlineIsland(token) {
        this.exit(token);
      },
    },
  };
}

function enterIsland(this: CompileContext, token: Token, type: "island" | "inlineIsland"): void {
  const island = token.galleyIsland ?? { kind: "unknown", name: "" };
  this.enter({ type, kind: island.kind, name: island.name, value: this.sliceSerialize(token) }, token);
}

/** Matches nothing; on its first call it tells the parser which labels the rest of the document defines. */
function labelsTokenizer(known: KnownLabels): Tokenizer {
  let told = false;
  return function (_effects, _ok, nok) {
    if (!told) {
      told = true;
      this.parser.defined.push(...known.definitions);
      this.parser.gfmFootnotes = [...(this.parser.gfmFootnotes ?? []), ...known.footnotes];
    }
    return nok;
  };
}

function blockTokenizer(scanned: Scanned): Tokenizer {
  return function (effects, ok, nok) {
    return (code) => {
      const { column, offset } = this.now();
      const before = this.events.at(-1)?.[1];
      const indent = before?.type === "linePrefix" ? before.end.offset - before.start.offset : 0;
      const range = blockIslandAt(scanned, { at: scanned.from + offset, margin: column - 1 - indent });
      if (range === null || (this.interrupt === true && !range.interrupts)) return nok(code);
      effects.enter("galleyBlockIsland", { galleyIsland: range.island });
      const end = this.interrupt === true ? offset + 1 : range.end - scanned.from;
      const done: State = (last) => {
        effects.exit("galleyBlockIsland");
        return ok(last);
      };
      return consumeTo.call(this, effects, end, { done, tooShort: done })(code);
    };
  };
}

function inlineTokenizer(scanned: Scanned): Tokenizer {
  return function (effects, ok, nok) {
    return (code) => {
      const range = inlineIslandAt(scanned, scanned.from + this.now().offset);
      if (range === null) return nok(code);
      effects.enter("galleyInlineIsland", { galleyIsland: range.island });
      const done: State = (last) => {
        effects.exit("galleyInlineIsland");
        return ok(last);
      };
      return consumeTo.call(this, effects, range.end - scanned.from, { done, tooShort: nok })(code);
    };
  };
}

/** A tab is followed by codes for the columns it fills: they belong to it. */
const VIRTUAL_SPACE = -1;

/** Consume up to the offset `end`; `tooShort` where the content ends first, or a lazy line begins. */
function consumeTo(
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
    if (isLineEnding(code)) return effects.check({ tokenize: notLazy, partial: true }, lineEnding, next.tooShort)(code);
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

/**
 * `](` with an address that holds a template tag: CommonMark allows no spaces in an address, but Hugo and Liquid
 * replace their tags before Markdown is read. What is not such an address is left to micromark's own label end.
 */
function linkTokenizer({ text, dialect, from }: Scanned): Tokenizer {
  return function (effects, ok, nok) {
    return (code) => {
      const at = from + this.now().offset;
      const starts = this._labelStarts;
      const start = starts?.findLast((label) => !label._balanced);
      const address = start && !start._inactive && text[at + 1] === "(" ? templateAddressAt(text, at + 2, dialect) : null;
      if (!starts || !address) return nok(code);
      const closed: State = (last) => {
        starts.splice(starts.lastIndexOf(start as Token));
        return ok(last);
      };
      return consumeAddress.call(this, effects, moveAddress(address, from), { done: closed, tooShort: nok })(code);
    };
  };
}

function moveAddress({ to, title, end }: TemplateAddress, from: number): TemplateAddress {
  return { to: to - from, title: title && { from: title.from - from, to: title.to - from }, end: end - from };
}

function consumeAddress(
  this: TokenizeContext,
  effects: Effects,
  address: TemplateAddress,
  next: { readonly done: State; readonly tooShort: State },
): State {
  const to = (end: number, done: State): State => consumeTo.call(this, effects, end, { done, tooShort: next.tooShort });
  const title: State = (code) => {
    if (address.title === null) return closing(code);
    const { from, to: end } = address.title;
    effects.enter("resourceTitle");
    effects.enter("resourceTitleMarker");
    return to(from, (first) => {
      effects.exit("resourceTitleMarker");
      effects.enter("resourceTitleString");
      effects.enter("chunkString", { contentType: "string" });
      return to(end, (last) => {
        effects.exit("chunkString");
        effects.exit("resourceTitleString");
        effects.enter("resourceTitleMarker");
        return to(end + 1, (after) => {
          effects.exit("resourceTitleMarker");
          effects.exit("resourceTitle");
          return closing(after);
        })(last);
      })(first);
    })(code);
  };
  const closing: State = (code) => {
    effects.enter("resourceMarker");
    return to(address.end, (after) => {
      effects.exit("resourceMarker");
      effects.exit("resource");
      return next.done(after);
    })(code);
  };
  const destination: State = (code) => {
    effects.enter("resourceDestination");
    effects.enter("resourceDestinationRaw");
    effects.enter("resourceDestinationString");
    effects.enter("chunkString", { contentType: "string" });
    return to(address.to, (after) => {
      effects.exit("chunkString");
      effects.exit("resourceDestinationString");
      effects.exit("resourceDestinationRaw");
      effects.exit("resourceDestination");
      return title(after);
    })(code);
  };
  return (code) => {
    effects.enter("labelEnd");
    effects.enter("labelMarker");
    effects.consume(code);
    effects.exit("labelMarker");
    effects.exit("labelEnd");
    return (open) => {
      effects.enter("resource");
      effects.enter("resourceMarker");
      effects.consume(open);
      effects.exit("resourceMarker");
      return destination;
    };
  };
}

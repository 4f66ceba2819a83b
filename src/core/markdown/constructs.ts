/** Galley's own syntax for micromark: islands, links to template addresses, and the labels a slice is told of. */

import type { CompileContext, Extension as TreeExtension } from "mdast-util-from-markdown";
import type { Construct, Extension, State, Token, Tokenizer } from "micromark-util-types";
import type { Island } from "./block.ts";
import { consumeTo } from "./consume-range.ts";
import { blockIslandAt, inlineIslandAt, type Scanned } from "./island-ranges.ts";
import type { KnownLabels } from "./parse.ts";
import { templateLink } from "./template-link.ts";

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
}

const BRACE = 123;
const LESS_THAN = 60;
const COLON = 58;
const DOLLAR = 36;
const CLOSING_BRACKET = 93;
/** `import` and `export`. */
const LETTER_I = 105;
const LETTER_E = 101;

/** The syntax extension for one text: it knows that text, so it serves one parse only. */
export function galleySyntax(scanned: Scanned, known: KnownLabels): Extension {
  const block: Construct = { name: "galleyBlockIsland", concrete: true, tokenize: blockTokenizer(scanned) };
  const inline: Construct = { name: "galleyInlineIsland", tokenize: inlineTokenizer(scanned) };
  const starts = [BRACE, COLON, DOLLAR, ...(scanned.dialect.mdx ? [LESS_THAN, LETTER_I, LETTER_E] : [])];
  const inlineStarts = [BRACE, COLON, DOLLAR, ...(scanned.dialect.mdx ? [LESS_THAN] : [])];
  const template = scanned.dialect.shortcodes || scanned.dialect.liquid;
  return {
    document: { null: [{ name: "galleyLabels", tokenize: labelsTokenizer(known) }] },
    flow: Object.fromEntries(starts.map((code) => [code, [block]])),
    text: {
      ...Object.fromEntries(inlineStarts.map((code) => [code, [inline]])),
      ...(template ? { [CLOSING_BRACKET]: [templateLink(scanned)] } : {}),
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

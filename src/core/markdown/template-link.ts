/** Links and images to template addresses, as a construct for micromark. */

import { labelEnd } from "micromark-core-commonmark";
import type { Construct, Effects, State, Token, TokenizeContext, TokenType } from "micromark-util-types";
import { consumeTo } from "./consume-range.ts";
import type { Scanned } from "./island-ranges.ts";
import { templateAddressAt, type TemplateAddress } from "./template-address.ts";

declare module "micromark-util-types" {
  interface TokenizeContext {
    /** micromark's stack of label starts that may still be closed. */
    _labelStarts?: Token[];
  }
}

/**
 * `](` with an address that holds a template tag: CommonMark allows no spaces in an address, but Hugo and Liquid
 * replace their tags before Markdown is read. What is not such an address is left to micromark's own label end.
 */
export function templateLink({ text, dialect, from }: Scanned): Construct {
  return {
    ...labelEnd,
    name: "galleyTemplateLink",
    tokenize(effects, ok, nok) {
      return (code) => {
        const at = from + this.now().offset;
        const starts = this._labelStarts;
        const start = starts?.findLast((label) => !label._balanced);
        const isOpen = start !== undefined && !start._inactive && text[at + 1] === "(";
        const address = isOpen ? templateAddressAt(text, at + 2, dialect) : null;
        if (!starts || !start || !address) return nok(code);
        const closed: State = (last) => {
          starts.splice(starts.lastIndexOf(start));
          return ok(last);
        };
        return walkSteps.call(this, effects, linkSteps(at, address, from), { done: closed, tooShort: nok })(
          code,
        );
      };
    },
  };
}

/** Tokens to open, the offset to consume to, and how many tokens to close there. */
interface Step {
  readonly open: readonly TokenType[];
  readonly to: number;
  readonly close: readonly TokenType[];
}

const DESTINATION = [
  "resourceDestination",
  "resourceDestinationRaw",
  "resourceDestinationString",
  "chunkString",
] as const;

/** The tokens that micromark's own label end would make; offsets relative to `from`, where reading began. */
function linkSteps(at: number, { to, title, end }: TemplateAddress, from: number): readonly Step[] {
  const steps: Step[] = [
    { open: ["labelEnd", "labelMarker"], to: at + 1, close: ["labelMarker", "labelEnd"] },
    { open: ["resource", "resourceMarker"], to: at + 2, close: ["resourceMarker"] },
    { open: DESTINATION, to, close: DESTINATION.toReversed() },
  ];
  if (title) {
    steps.push({
      open: ["resourceTitle", "resourceTitleMarker"],
      to: title.from,
      close: ["resourceTitleMarker"],
    });
    if (title.to > title.from) {
      const string = ["resourceTitleString", "chunkString"] as const;
      steps.push({ open: string, to: title.to, close: string.toReversed() });
    }
    steps.push({
      open: ["resourceTitleMarker"],
      to: title.to + 1,
      close: ["resourceTitleMarker", "resourceTitle"],
    });
  }
  steps.push({ open: ["resourceMarker"], to: end, close: ["resourceMarker", "resource"] });
  return steps.map((step) => ({ ...step, to: step.to - from }));
}

function walkSteps(
  this: TokenizeContext,
  effects: Effects,
  [step, ...rest]: readonly Step[],
  next: { readonly done: State; readonly tooShort: State },
): State {
  if (!step) return next.done;
  return (code) => {
    for (const type of step.open) enterToken(effects, type);
    const done: State = (last) => {
      for (const type of step.close) effects.exit(type);
      return walkSteps.call(this, effects, rest, next)(last);
    };
    return consumeTo.call(this, effects, step.to, { done, tooShort: next.tooShort })(code);
  };
}

/** Strings hold content of their own: escapes and character references. */
function enterToken(effects: Effects, type: TokenType): Token {
  return effects.enter(type, type === "chunkString" ? { contentType: "string" } : {});
}

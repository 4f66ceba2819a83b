/** Why YAML cannot be read, in the terms of someone who writes articles. */

import { lineAt } from "../document/parts.ts";
import { lineStart } from "./source-tree.ts";

/** What words.ts has a sentence for; `other` shows the parser's own message. */
export type SyntaxReason =
  | "full-width-colon"
  | "full-width-space"
  | "tab"
  | "control-character"
  | "unclosed-quote"
  | "unclosed-bracket"
  | "colon-in-value"
  | "reserved-character"
  | "quote-in-quotes"
  | "indentation"
  | "missing-colon"
  | "bad-escape"
  | "unknown-alias"
  | "several-documents"
  | "complex-key"
  | "other";

/** Why, and the offset of the line to mend, which may stand above the one where the parser gave up. */
export interface Explanation {
  readonly reason: SyntaxReason;
  readonly at: number;
}

/** Explain a parser's error at `offset`: most have a cause that shows in a line itself. */
export function explainYaml(
  text: string,
  offset: number,
  { code, message }: { readonly code: string; readonly message: string },
): Explanation {
  const opener = /closing ["']quote|closing ['"]/.test(message)
    ? OPEN_QUOTE
    : /^Flow |\[|\]|\{|\}/.test(message)
      ? OPEN_BRACKET
      : null;
  const opened = opener === null ? -1 : lastLineLike(text, offset, opener);
  if (opened >= 0)
    return { reason: opener === OPEN_QUOTE ? "unclosed-quote" : "unclosed-bracket", at: opened };
  return { reason: reasonAt(text, offset, code), at: offset };
}

const OPEN_QUOTE = /^\s*(?:- +)*(?:[^\s:#"'][^:#]*:\s+)?(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/;
const OPEN_BRACKET = /^\s*(?:- +)*(?:[^\s:#"'][^:#]*:\s+)?(?:\[[^\]]*|\{[^}]*)$/;

/** Where the nearest line at or above `offset` begins that looks like `pattern`; -1 where none does. */
function lastLineLike(text: string, offset: number, pattern: RegExp): number {
  for (let from = lineStart(text, Math.min(offset, text.length)); ; from = lineStart(text, from - 1)) {
    if (pattern.test(text.slice(from, lineAt(text, from).end))) return from;
    if (from === 0) return -1;
  }
}

function reasonAt(text: string, offset: number, code: string): SyntaxReason {
  const from = lineStart(text, offset);
  const line = text.slice(from, lineAt(text, from).end);
  if (/^\s*[^\s"'#:][^"'#:：]*：/.test(line)) return "full-width-colon";
  if (/^[ \u3000]*\u3000/.test(line)) return "full-width-space";
  if (/^ *\t/.test(line) || code === "TAB_AS_INDENT") return "tab";
  switch (code) {
    case "BAD_SCALAR_START":
      return "reserved-character";
    case "BAD_DQ_ESCAPE":
      return "bad-escape";
    case "BLOCK_AS_IMPLICIT_KEY":
      return /^\s*(?:- +)*[^\s:#"']+:\s+[^"'].*:(?:\s|$)/.test(line) ? "colon-in-value" : "indentation";
    case "BAD_INDENT":
      return /[[{]/.test(line) ? "unclosed-bracket" : "indentation";
    case "MULTILINE_IMPLICIT_KEY":
      return "missing-colon";
    default:
      return explainByLine(line, code);
  }
}

function explainByLine(line: string, code: string): SyntaxReason {
  const value = line.replace(/^\s*(?:- +)*[^\s:#"']+:\s+/, "");
  const quote = value[0];
  if (quote === '"' || quote === "'") {
    return value.indexOf(quote, 1) < 0
      ? "unclosed-quote"
      : code === "UNEXPECTED_TOKEN"
        ? "quote-in-quotes"
        : "unclosed-quote";
  }
  if (code === "MISSING_CHAR") return /["']/.test(line) ? "unclosed-quote" : "missing-colon";
  return code === "UNEXPECTED_TOKEN" ? "indentation" : "other";
}

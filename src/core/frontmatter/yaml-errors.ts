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

/** Explain a parser's error `code` at `offset`: most have a cause that shows in the line itself. */
export function explainYaml(text: string, offset: number, code: string): SyntaxReason {
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
    return value.indexOf(quote, 1) < 0 ? "unclosed-quote" : code === "UNEXPECTED_TOKEN" ? "quote-in-quotes" : "unclosed-quote";
  }
  if (code === "MISSING_CHAR") return /["']/.test(line) ? "unclosed-quote" : "missing-colon";
  return code === "UNEXPECTED_TOKEN" ? "indentation" : "other";
}

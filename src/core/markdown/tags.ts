/** Tags of template and component languages: where each ends, what it is called, whether it opens or closes. */

import type { Dialect, IslandKind } from "./block.ts";
import { endOfBrackets } from "./scan-script.ts";

export interface Tag {
  /** After its last code unit. */
  readonly end: number;
  readonly kind: IslandKind;
  readonly name: string;
  readonly role: "open" | "close" | "alone";
}

/** Longest tag, in UTF-16 units: what is longer is text. */
const LONGEST_TAG = 20_000;

/** Liquid tags that choose or repeat text which is Markdown in its own right: each stands alone. */
const CONTROL_FLOW = new Set(["if", "unless", "for", "case", "tablerow", "ifchanged"]);

/** The tag that begins at `from`, or `null`. */
export function tagAt(text: string, from: number, dialect: Dialect): Tag | null {
  const character = text[from];
  if (character === "{") return braceTag(text, from, dialect);
  if (character === "<" && dialect.mdx) return commentTag(text, from) ?? componentTag(text, from);
  if (character === ":" && dialect.directives) return textDirective(text, from);
  if (character === "$" && dialect.math) return mathSpan(text, from);
  return null;
}

function braceTag(text: string, from: number, dialect: Dialect): Tag | null {
  const second = text[from + 1];
  const third = text[from + 2];
  if (second === "{" && (third === "<" || third === "%") && dialect.shortcodes) return shortcode(text, from);
  if (second === "%" && dialect.liquid) return liquidTag(text, from);
  if (second === "{" && dialect.liquid) return liquidOutput(text, from);
  return attributeList(text, from, dialect) ?? (dialect.mdx ? expression(text, from) : null);
}

function shortcode(text: string, from: number): Tag | null {
  const closer = text[from + 2] === "<" ? ">}}" : "%}}";
  const inner = between(text, from + 3, closer);
  if (inner === null) return null;
  const content = inner.trim();
  const name = /^\/?\*?\s*([^\s/*]*)/.exec(content)?.[1] ?? "";
  const alone = content.startsWith("/*") || content.endsWith("/");
  const role = alone ? "alone" : content.startsWith("/") ? "close" : "open";
  return { end: from + 3 + inner.length + closer.length, kind: "shortcode", name, role };
}

function liquidTag(text: string, from: number): Tag | null {
  const inner = between(text, from + 2, "%}");
  if (inner === null) return null;
  const word = /^-?\s*(\w[\w-]*)/.exec(inner)?.[1] ?? "";
  const closes = word.length > 3 && word.startsWith("end");
  const name = closes ? word.slice(3) : word;
  const role = CONTROL_FLOW.has(name) || name === "" ? "alone" : closes ? "close" : "open";
  return { end: from + inner.length + 4, kind: "liquid", name, role };
}

function liquidOutput(text: string, from: number): Tag | null {
  const inner = between(text, from + 2, "}}");
  if (inner === null || inner.trim() === "" || /[\r\n][ \t]*[\r\n]/.test(inner)) return null;
  const name = /^-?\s*([\w.$-]+)/.exec(inner)?.[1] ?? "";
  return { end: from + inner.length + 4, kind: "liquid", name, role: "alone" };
}

/** kramdown's `{: .class}` and `{::name /}`, and the `{#id}`, `{.class}` that several publishers read. */
function attributeList(text: string, from: number, dialect: Dialect): Tag | null {
  const second = text[from + 1] ?? "";
  if (second !== "#" && second !== "." && !(second === ":" && dialect.liquid)) return null;
  const match = /^\{[#.:][^{}\r\n]*\}/.exec(text.slice(from, from + 1000));
  if (match === null || !/^\{(?::|[#.][\p{L}\p{N}_])/u.test(match[0])) return null;
  return { end: from + match[0].length, kind: "attributes", name: "", role: "alone" };
}

function expression(text: string, from: number): Tag | null {
  const end = endOfBrackets(text, from);
  if (end < 0) return null;
  const comment = /^\{\s*\/\*[^]*\*\/\s*\}$/.test(text.slice(from, end));
  return { end, kind: comment ? "comment" : "expression", name: "", role: "alone" };
}

/** Docusaurus lets HTML comments stand in MDX. */
function commentTag(text: string, from: number): Tag | null {
  if (!text.startsWith("<!--", from)) return null;
  const inner = between(text, from + 4, "-->");
  return inner === null ? null : { end: from + inner.length + 7, kind: "comment", name: "", role: "alone" };
}

const TAG_NAME = /<(\/?)[ \t]*([\p{L}_$][\p{L}\p{N}_$.:-]*|(?=>))/uy;
const ATTRIBUTE = /[\p{L}_$:@][^\s"'<>/={}]*/uy;
const SPACE = /\s*/y;

/** A JSX tag, fragments included. Values are strings or braces; anything else makes it text. */
function componentTag(text: string, from: number): Tag | null {
  const opening = matchAt(TAG_NAME, text, from);
  if (opening === null) return null;
  const name = opening[2] ?? "";
  const closes = opening[1] === "/";
  const limit = Math.min(text.length, from + LONGEST_TAG);
  let at = from + opening[0].length;
  while (at < limit) {
    const spaced = skipSpace(text, at);
    const character = text[spaced];
    if (character === ">") {
      return { end: spaced + 1, kind: "component", name, role: closes ? "close" : "open" };
    }
    if (character === "/") {
      const end = skipSpace(text, spaced + 1);
      if (text[end] !== ">" || closes) return null;
      return { end: end + 1, kind: "component", name, role: "alone" };
    }
    if (spaced === at) return null;
    const next = character === "{" ? endOfBrackets(text, spaced) : endOfAttribute(text, spaced);
    if (next < 0) return null;
    at = next;
  }
  return null;
}

function endOfAttribute(text: string, from: number): number {
  const name = matchAt(ATTRIBUTE, text, from);
  if (name === null) return -1;
  const after = from + name[0].length;
  const equals = skipSpace(text, after);
  if (text[equals] !== "=") return after;
  const value = skipSpace(text, equals + 1);
  const quote = text[value];
  if (quote === "{") return endOfBrackets(text, value);
  if (quote !== '"' && quote !== "'") return -1;
  const end = text.indexOf(quote, value + 1);
  return end < 0 || end - from > LONGEST_TAG ? -1 : end + 1;
}

/** `:name[label]{attributes}` with at least one of the two: a bare `:name` is prose. */
function textDirective(text: string, from: number): Tag | null {
  const match = /^:(\p{L}[\p{L}\p{N}_-]*)(?=[[{])/u.exec(text.slice(from, from + 100));
  const name = match?.[1];
  if (match === null || name === undefined || !mayTouchDirective(text[from - 1] ?? "")) return null;
  const end = endOfDirectiveParts(text, from + match[0].length);
  return end < 0 ? null : { end, kind: "directive", name, role: "alone" };
}

/** Whether a text directive may stand right behind `before`. */
export function mayTouchDirective(before: string): boolean {
  return !/[\p{L}\p{N}:\\]/u.test(before);
}

/** After the optional `[label]` and `{attributes}` at `from`; -1 when one is not closed on its paragraph. */
export function endOfDirectiveParts(text: string, from: number): number {
  let at = from;
  for (const bracket of ["[", "{"]) {
    if (text[at] !== bracket) continue;
    const end = endOfBrackets(text, at);
    if (end < 0 || end - at > 2000 || /[\r\n][ \t]*[\r\n]/.test(text.slice(at, end))) return -1;
    at = end;
  }
  return at;
}

/**
 * `$…$` and `$$…$$` inside a paragraph. A single `$` opens only where no space follows, and closes only where no
 * space precedes; what touches either from outside must let it (`mayTouchMath`): prices stay prose.
 */
function mathSpan(text: string, from: number): Tag | null {
  if (text[from - 1] === "$") return null;
  const slice = text.slice(from, from + 2000);
  const match =
    /^\$\$(?!\$)((?:[^$\\\r\n]|\\[^\r\n]|(?:\r\n|\n|\r)(?![ \t]*[\r\n]))+?)\$\$(?!\$)/.exec(slice) ??
    /^\$(?![\s$,.;:!?)\]}])((?:[^$\\\r\n]|\\[^\r\n]|(?:\r\n|\n|\r)(?![ \t]*[\r\n]))*?[^$\\\s]|\\[^\r\n])\$(?!\$)/.exec(
      slice,
    );
  if (match === null) return null;
  const end = from + match[0].length;
  const touched = [text.slice(Math.max(0, from - 1), from), text.slice(end, end + 2)] as const;
  if (!mayTouchMath(touched, match[0])) return null;
  return { end, kind: "math", name: "", role: "alone" };
}

/** Letters of scripts that are written without spaces around a formula, and their punctuation. */
const CJK = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Whether the text right before and right behind leaves `math` (dollar signs included) a formula. A letter or digit
 * does not, except a Chinese, Japanese or Korean one where there is none inside too: `値$x$の` is a formula,
 * `行末は$です。PHPでは$が` is prose. Behind `$$` anything may stand.
 */
export function mayTouchMath([before, behind]: readonly [string, string], math: string): boolean {
  const inside = Array.from(math.replace(/^\$+|\$+$/g, ""));
  const may = (outside: string, edge: string): boolean =>
    !WORD.test(outside) || (CJK.test(outside) && !CJK.test(edge));
  const [last] = Array.from(behind);
  return may(before, inside[0] ?? "") && (math.startsWith("$$") || may(last ?? "", inside.at(-1) ?? ""));
}

/** What stands between `from` and the next `closer`, or `null` when it is too far away. */
function between(text: string, from: number, closer: string): string | null {
  const slice = text.slice(from, from + LONGEST_TAG);
  const end = slice.indexOf(closer);
  return end < 0 ? null : slice.slice(0, end);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
}

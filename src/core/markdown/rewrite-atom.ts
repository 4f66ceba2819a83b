/** Inline syntax that is written as one piece: images, links' ends, code, breaks, references, islands. */

import { toMarkdown } from "mdast-util-to-markdown";
import type { Nodes } from "mdast";
import type { Dialect } from "./block.ts";
import { isPlainAddress } from "./rewrite-tokens.ts";
import { plainText, type Tree } from "./rewrite-tree.ts";
import { plainOptions } from "./rewrite-plain.ts";
import { protectsAddresses, type Care } from "./rewrite-escape.ts";
import type { DocumentStyle } from "./style.ts";

/** What an atom is written with. `old` is the source of the atom that it replaces, whose spelling it keeps. */
export interface AtomSetting {
  readonly style: DocumentStyle;
  readonly dialect: Dialect;
  readonly care: Care;
  readonly old: string | null;
  readonly inCell: boolean;
}

/** The source of an inline node that has no text of its own to edit. Line breaks are "\n". */
export function writeAtom(node: Tree, setting: AtomSetting): string {
  const text = atomSource(node, setting);
  return setting.inCell ? text.replace(/(?<!\\)\|/g, "\\|") : text;
}

function atomSource(node: Tree, setting: AtomSetting): string {
  switch (node.type) {
    case "inlineCode":
      return codeSpan(node.value ?? "");
    case "break":
      return setting.style.hardBreak === "backslash" ? "\\\n" : "  \n";
    case "image":
      return `![${label(node.alt ?? "")}${resourceEnd(node, setting.old)}`;
    case "link":
      return isPlainAddress(node) ? address(node, setting) : plain(node, setting.style);
    case "footnoteReference":
      return `[^${node.label ?? node.identifier ?? ""}]`;
    case "inlineMath":
      return `$${node.value ?? ""}$`;
    default:
      return node.value !== undefined && node.type !== "text" ? node.value : plain(node, setting.style);
  }
}

function plain(node: Tree, style: DocumentStyle): string {
  return toMarkdown(node as Nodes, plainOptions(style)).replace(/\n+$/, "");
}

function codeSpan(value: string): string {
  const runs: readonly string[] = value.match(/`+/g) ?? [];
  let fence = "`";
  while (runs.includes(fence)) fence += "`";
  const padded = /^`|`$|^ .*[^ ].* $/s.test(value) ? ` ${value} ` : value;
  return fence + padded + fence;
}

/** An address that stands for itself: bare where that is read as a link, else in angle brackets. */
function address(node: Tree, { care, dialect }: AtomSetting): string {
  const text = plainText(node);
  if (care === "raw" || (node.data?.form === "literal" && !protectsAddresses(care))) return text;
  const isAutolink = node.url === text || node.url === `mailto:${text}`;
  return isAutolink && !dialect.mdx ? `<${text}>` : `[${label(text)}](${destination(node.url ?? "", false)})`;
}

/** Text between brackets. */
function label(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&").replace(/\r\n|\r|\n/g, " ");
}

/** `](destination "title")`, spelt as in `old` (a link's or an image's source) where that says how. */
export function resourceEnd({ url = "", title }: Tree, old: string | null): string {
  const angled = old !== null && /\]\(\s*<[^<>]*>/.test(old);
  const quote = (old !== null && /["'(](?=[^"'()]*["')]\s*\)$)/.exec(old)?.[0]) || '"';
  return `](${destination(url, angled)}${title ? ` ${quoted(title, quote)}` : ""})`;
}

function destination(url: string, angled: boolean): string {
  const needsAngles = url === "" ? false : /[\s\u0000-\u001F]/.test(url) || !balanced(url);
  if (angled || needsAngles)
    return `<${url.replace(/[<>\n\r]/g, (character) => encodeURIComponent(character))}>`;
  return url.startsWith("<") ? `\\${url}` : url;
}

function balanced(url: string): boolean {
  let depth = 0;
  for (const character of url) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

function quoted(title: string, quote: string): string {
  const open = quote === "(" ? "(" : quote;
  const close = quote === "(" ? ")" : quote;
  if (title.includes(open) || title.includes(close)) {
    if (!title.includes('"')) return `"${title}"`;
    if (!title.includes("'")) return `'${title}'`;
    return `"${title.replace(/["\\]/g, "\\$&")}"`;
  }
  return open + title + close;
}

/** Addresses that hold template tags: `[text]({{< ref "page.md" >}})`, `![alt]({{ site.url }}/a.png "title")`. */

import type { Range } from "../document/parts.ts";
import type { Dialect } from "./block.ts";
import { tagAt } from "./tags.ts";

/** Offsets in the text. The address begins where it was asked for. */
export interface TemplateAddress {
  /** After the address's last code unit. */
  readonly to: number;
  /** What stands between the title's quotes. */
  readonly title: Range | null;
  /** After the closing parenthesis. */
  readonly end: number;
}

/** The address that begins at `from`, just after `(`, when it holds at least one template tag; else `null`. */
export function templateAddressAt(text: string, from: number, dialect: Dialect): TemplateAddress | null {
  let at = from;
  let tags = 0;
  while (at < text.length && !/[\s()<>]/.test(text[at] ?? "")) {
    const tag = text[at] === "{" ? tagAt(text, at, dialect) : null;
    const template = tag !== null && (tag.kind === "shortcode" || tag.kind === "liquid");
    if (template) tags++;
    at = template ? tag.end : at + 1;
  }
  if (tags === 0) return null;
  if (text[at] === ")") return { to: at, title: null, end: at + 1 };
  const quoted = /^([ \t]+)(?:"([^"\r\n]*)"|'([^'\r\n]*)')\)/.exec(text.slice(at, at + 1000));
  const space = quoted?.[1];
  if (!quoted || space === undefined) return null;
  const title = quoted[2] ?? quoted[3] ?? "";
  const start = at + space.length + 1;
  return { to: at, title: { from: start, to: start + title.length }, end: at + quoted[0].length };
}

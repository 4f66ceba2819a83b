/** Whether a returned text of raw HTML, a component or a directive keeps the markup that it went out with. */

import type { UnitFault } from "./model.ts";

/** Tags, comments, expressions and shortcodes, each; entities and blanks are the translation's own. */
const MARKUP =
  /<!--[^]*?-->|<\/?[A-Za-z](?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^>"'{])*>|<\/?>|\{\{[^]*?\}\}|\{%[^]*?%\}|\{[^{}]*\}|^[ \t]*:{2,}[^\r\n]*/gm;
/** Attributes whose values a reader meets, or that lead to the translation's own pages and pictures. */
const FREE =
  /\b(alt|title|aria-label|label|summary|placeholder|href|src|srcset|lang|dir|hreflang)\s*=\s*("[^"]*"|'[^']*')/gi;
/** An address that is a program. */
const PROGRAM = /=\s*["']?[\s\u0000-\u001f]*(?:javascript|vbscript|data\s*:\s*text)/i;

/**
 * `null` where every tag, expression and shortcode of `returned` is one of `wanted`, as often as there; only the values
 * of attributes for readers and addresses may be others. Else the first that is missing or unknown.
 */
export function rawMarkupFault(
  returned: string,
  wanted: string,
): { readonly fault: UnitFault; readonly text: string } | null {
  const left = new Map<string, string[]>();
  for (const [mark] of wanted.matchAll(MARKUP)) left.set(bare(mark), [...(left.get(bare(mark)) ?? []), mark]);
  for (const [mark] of returned.matchAll(MARKUP)) {
    const same = left.get(bare(mark));
    const own = same?.indexOf(mark) ?? -1;
    const known = same?.splice(Math.max(0, own), 1)[0];
    if (known === undefined || (known !== mark && PROGRAM.test(mark)))
      return { fault: "code-unknown", text: mark };
  }
  const [missing] = [...left.values()].flat();
  return missing === undefined ? null : { fault: "code-missing", text: missing };
}

function bare(mark: string): string {
  return mark.replace(FREE, "$1").replace(/\s+/g, " ");
}

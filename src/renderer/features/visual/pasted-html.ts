/** HTML that another program offers, as blocks of the editor's model. */

import type { Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { blocksOfHtml } from "#core/paste/blocks-of-html";
import type { VisualNode } from "#core/visual/node";

/** Longer HTML, in code units, is not read: its text is pasted. */
const LONGEST_HTML = 2_000_000;

/**
 * The blocks of `html`; empty when it says nothing that an article can hold.
 *
 * The browser's own parser would try the page's styles and handlers against the window's policy; this one makes
 * values only.
 */
export function blocksOfPastedHtml(html: string): readonly VisualNode[] {
  if (html.length > LONGEST_HTML) return [];
  // hast's types know no raw node, which is what this function is for.
  const unread: unknown = { type: "root", children: [{ type: "raw", value: html }] };
  return blocksOfHtml(raw(unread as Nodes) as Root);
}

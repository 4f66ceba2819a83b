/** The same pipeline over the whole document at once, as Astro runs it: what rendering by blocks is held to. */

import Slugger from "github-slugger";
import type { Nodes, Root as Page } from "hast";
import { raw } from "hast-util-raw";
import { toHtml } from "hast-util-to-html";
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toHast } from "mdast-util-to-hast";
import { gfm } from "micromark-extension-gfm";
import remarkSmartypants from "remark-smartypants";
import { highlightCode } from "#core/render/code-blocks";
import { assignHeadingIds, headingsIn } from "#core/render/heading-ids";
import { highlighter } from "./rendering.ts";

const curl = (remarkSmartypants as unknown as () => (tree: Root) => void)();

export function onePass(markdown: string): string {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  curl(tree);
  const page = toHast(tree, { allowDangerousHtml: true }) as Page;
  highlightCode(page.children as Nodes[], highlighter);
  assignHeadingIds(headingsIn(page.children), new Slugger());
  return toHtml(raw(page), { allowDangerousHtml: true });
}

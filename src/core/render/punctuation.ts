/** Typographic quotes, dashes and ellipses, as Astro's default `smartypants` writes them. */

import type { Nodes, Root } from "mdast";
import remarkSmartypants from "remark-smartypants";
import { walk } from "./tree-walk.ts";

// A plugin of remark is a function that makes a transformer; this one needs nothing of a processor.
const curl = (remarkSmartypants as unknown as () => (tree: Root) => void)();

/** Nothing that could become another character: most blocks, which saves most of the work. */
const PLAIN = /^(?:(?!['"]|``|--|\.\s*\.\s*\.)[\s\S])*$/;
/** The one spelling whose reading depends on whether a sentence begins here, and so on the text before the block. */
const OPEN_ENDED = /^\s*'s/;

/**
 * Make the punctuation of `tree` typographic, in place.
 *
 * `before` is asked only where the text before the block decides: Astro reads a document as one run of text.
 */
export function makeTypographic(tree: Root, before: () => string): void {
  const text = textOf(tree);
  if (PLAIN.test(text)) return;
  if (!OPEN_ENDED.test(text)) {
    curl(tree);
    return;
  }
  const context = { type: "paragraph", children: [{ type: "text", value: before() }] } as const;
  curl({ type: "root", children: [context, ...tree.children] } as Root);
}

/** Whether the text before the block can change how it is read. */
export function dependsOnTextBefore(tree: Root): boolean {
  return OPEN_ENDED.test(textOf(tree));
}

/** The text that quotes are matched in: inline code counts as letters, images and HTML not at all. */
export function textOf(tree: Root): string {
  let text = "";
  walk<Nodes>(tree, (node) => {
    if (node.type === "text") text += node.value;
    else if (node.type === "inlineCode") text += "A".repeat(node.value.length);
    else if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") text += " ";
  });
  return text;
}

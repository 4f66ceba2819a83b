/** Finding the blocks of code in a page and putting their coloured form in their place. */

import type { Element, ElementContent, Nodes } from "hast";
import type { CodeHighlighter } from "./highlighter.ts";

/** Left as they are: Astro's defaults leave mathematics to whoever typesets it. */
const NOT_CODE = new Set(["math"]);

/** Colour the code in `nodes`, in place. Answers the languages whose grammar is not loaded yet. */
export function highlightCode(nodes: Nodes[], highlighter: CodeHighlighter): readonly string[] {
  const pending = new Set<string>();
  replaceCode(nodes, (code) => {
    const language = languageOf(code);
    if (NOT_CODE.has(language)) return null;
    if (highlighter.isPending(language)) pending.add(language);
    return highlighter.highlight(textOf(code), language);
  });
  return [...pending];
}

function replaceCode(nodes: Nodes[], replace: (code: Element) => Element | null): void {
  nodes.forEach((node, index) => {
    if (node.type !== "element") return;
    const code = node.children[0];
    if (
      node.tagName === "pre" &&
      node.children.length === 1 &&
      code?.type === "element" &&
      code.tagName === "code"
    ) {
      nodes[index] = replace(code) ?? node;
    } else {
      replaceCode(node.children, replace);
    }
  });
}

/** By Astro's own pattern, oddities included: `c++` is read as `c`. */
function languageOf(code: Element): string {
  const { className } = code.properties;
  for (const name of Array.isArray(className) ? className : []) {
    const match = typeof name === "string" ? /\blanguage-(\S+)\b/.exec(name) : null;
    if (match?.[1]) return match[1];
  }
  return "plaintext";
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

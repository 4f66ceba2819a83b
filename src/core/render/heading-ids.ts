/** Ids of headings, by the rules of Astro 5's `rehypeHeadingIds`. */

import type Slugger from "github-slugger";
import type { Element, ElementContent, Nodes } from "hast";
import { walk } from "./tree-walk.ts";

/** The heading above the footnotes comes with its id. */
const FOOTNOTES_HEADING = "footnote-label";

/** The headings in `nodes` that Markdown made; headings in raw HTML keep what they have. */
export function headingsIn(nodes: readonly Nodes[]): readonly Element[] {
  const headings: Element[] = [];
  for (const node of nodes) {
    walk<Nodes>(node, (inner) => {
      if (inner.type === "element" && /^h[1-6]$/.test(inner.tagName)) headings.push(inner);
    });
  }
  return headings;
}

/**
 * Give each heading its id, in place; answers the ids.
 *
 * Same text, counted id (`notes`, `notes-1`); one trailing hyphen is cut, as Astro 5 cuts it. The
 * footnotes' own heading keeps its id and is not counted.
 */
export function assignHeadingIds(headings: readonly Element[], slugger: Slugger): readonly string[] {
  return headings.map((heading) => {
    if (heading.properties["id"] === FOOTNOTES_HEADING) return FOOTNOTES_HEADING;
    const slug = slugger.slug(headingText(heading));
    const id = slug.endsWith("-") ? slug.slice(0, -1) : slug;
    heading.properties["id"] = id;
    return id;
  });
}

function headingText(heading: Element): string {
  return heading.children.map((child) => textBelow(child, heading)).join("");
}

function textBelow(node: ElementContent | { type: "raw"; value: string }, parent: Element): string {
  if (node.type === "element") return node.children.map((child) => textBelow(child, node)).join("");
  if (node.type === "comment") return "";
  if (node.type === "raw" && /^\n?<.*>\n?$/.test(node.value)) return "";
  // Outside code Astro writes `{` as a template literal would; the slugger then drops the dollar sign.
  return parent.tagName === "code" || parent.tagName === "pre" ? node.value : node.value.replace(/\{/g, "${");
}

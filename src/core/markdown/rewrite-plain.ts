/** The plain form: a whole node by mdast-util-to-markdown, in the document's style. The last form that is tried. */

import type { Nodes, Parents } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown, type Options } from "mdast-util-to-markdown";
import type { Tree } from "./rewrite-tree.ts";
import type { DocumentStyle } from "./style.ts";

/** Options that make mdast-util-to-markdown write as the document does. */
export function plainOptions(style: DocumentStyle): Options {
  return {
    bullet: style.bullet,
    bulletOrdered: style.orderedDelimiter,
    emphasis: style.emphasis,
    strong: style.strong === "__" ? "_" : "*",
    fence: style.fence.startsWith("~") ? "~" : "`",
    rule: ruleCharacter(style.rule),
    ruleRepetition: Math.max(3, style.rule.replace(/\s/g, "").length),
    ruleSpaces: /\s/.test(style.rule),
    setext: style.heading === "setext",
    closeAtx: style.heading === "atx-closed",
    incrementListMarker: style.counts,
    listItemIndent: "one",
    resourceLink: true,
    handlers: {
      island: (node: { value: string }) => node.value,
      inlineIsland: (node: { value: string }) => node.value,
      html: (node: { value: string }) => node.value,
    } as NonNullable<Options["handlers"]>,
    extensions: [gfmToMarkdown({ tablePipeAlign: false, tableCellPadding: style.tablePadding })],
  };
}

/** `node` in its plain form, its lines ended by "\n". */
export function writePlain(node: Tree, style: DocumentStyle): string {
  const root = { type: "root", children: [node] } as unknown as Parents;
  return toMarkdown(root as Nodes, plainOptions(style)).replace(/\n+$/, "");
}

function ruleCharacter(rule: string): "-" | "*" | "_" {
  const first = rule.trim()[0];
  return first === "*" || first === "_" ? first : "-";
}

/**
 * Raw HTML is parsed together with the blocks around it: `<details>` in one block is closed in another. A unit
 * is the fewest blocks that can be parsed alone with the same result; nearly always one.
 */

import type { Element, Nodes, Root } from "hast";
import { raw } from "hast-util-raw";

/** Elements no document has: put around a unit, they show what the HTML parser was still inside of. */
const BEFORE = "galley-before";
const AFTER = "galley-after";
/** Private use; where the parser swallows the element around it, it is taken out of the text again. */
const SIGN = "\u{F5A2}";

export interface ParsedUnit {
  readonly tree: Root;
  /** False: an element of it is still open, or would be opened again, so that what follows belongs into it. */
  readonly isClosed: boolean;
}

/** Parse the raw HTML in `nodes` as an HTML parser would in the middle of a page. */
export function parseUnit(nodes: readonly Nodes[]): ParsedUnit {
  const parsed = raw({
    type: "root",
    children: [sentinel(BEFORE), ...nodes, sentinel(AFTER)] as Root["children"],
  }) as Root;
  const after = parsed.children.at(-1);
  const isClosed =
    after?.type === "element" &&
    after.tagName === AFTER &&
    after.children.length === 1 &&
    after.children[0]?.type === "text";
  return {
    tree: { type: "root", children: withoutSentinels(parsed.children) as Root["children"] },
    isClosed,
  };
}

// Text makes the parser reopen what it would reopen (`<b>` that was never closed).
function sentinel(tagName: string): Element {
  return { type: "element", tagName, properties: {}, children: [{ type: "text", value: SIGN }] };
}

function withoutSentinels(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === "text")
      return [node.value.includes(SIGN) ? { ...node, value: node.value.replaceAll(SIGN, "") } : node];
    if (node.type !== "element") return [node];
    if (node.tagName === BEFORE || node.tagName === AFTER) return [];
    return [{ ...node, children: withoutSentinels(node.children) as Element["children"] }];
  });
}

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

/** Before its first element an HTML parser still waits to learn what it is inside of; these tell it "a table". */
const TABLE_PARTS = new Set(["caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"]);

/** These tell it nothing: they belong into a page's head and may stand anywhere. */
const ANYWHERE = new Set([
  ..."base basefont bgsound link meta noframes script style template title".split(" "),
]);

/** Whether `node` tells the HTML parser what it is inside of (HTML, the insertion mode "in template"). */
export function decidesPlace(node: Nodes): boolean {
  return node.type === "element" && !ANYWHERE.has(node.tagName);
}

/**
 * Parse the raw HTML in `nodes` as an HTML parser would in the middle of a page; with `isFirst`, as long as nothing
 * in it has told the parser what it is inside of.
 */
export function parseUnit(nodes: readonly Nodes[], isFirst: boolean): ParsedUnit {
  const before = isFirst ? [] : [sentinel(BEFORE)];
  const watched = parse([...before, ...nodes, sentinel(AFTER)]);
  const first = watched.find(decidesPlace);
  const decides = isFirst && first?.type === "element" && TABLE_PARTS.has(first.tagName);
  const isClosed = isUntouched(watched.at(-1)) && !decides;
  // What is still open would hold the sentinel, and be split by it.
  const parsed = isClosed ? watched : parse([...before, ...nodes]);
  return { tree: { type: "root", children: withoutSentinels(parsed) as Root["children"] }, isClosed };
}

function parse(nodes: readonly Nodes[]): readonly Nodes[] {
  const parsed = raw({ type: "root", children: [...nodes] as Root["children"] });
  // A single node is answered by itself.
  return parsed.type === "root" ? parsed.children : [parsed];
}

function isUntouched(after: Nodes | undefined): boolean {
  if (after?.type !== "element" || after.tagName !== AFTER) return false;
  return after.children.length === 1 && after.children[0]?.type === "text";
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

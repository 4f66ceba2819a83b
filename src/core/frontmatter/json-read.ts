/** JSON -> source tree. */

import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Range } from "../document/parts.ts";
import { readNumber } from "./scalar-reading.ts";
import { lineCounter, type SourceMap, type SourceNode, type SourcePair } from "./source-tree.ts";
import { firstDuplicate, refuse, type TreeReading } from "./tree-reading.ts";
import type { FieldValue } from "./values.ts";

/** Read the JSON that stands in `content` of `text`. Comments and trailing commas are errors, as they are to Hugo. */
export function readJson(text: string, content: Range): TreeReading {
  const source = text.slice(content.from, content.to);
  const lineOf = lineCounter(text);
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) {
    const details = { reason: "other", found: printParseErrorCode(error.error) };
    return refuse("frontmatter-syntax", details, lineOf(content.from + error.offset));
  }
  if (root?.type !== "object")
    return refuse("frontmatter-not-a-map", { reason: "text", found: "" }, lineOf(content.from));
  const twice = duplicateIn(root);
  if (twice) {
    const [first, second] = [lineOf(content.from + twice.first), lineOf(content.from + twice.second)];
    return refuse("frontmatter-duplicate-key", { name: twice.name, first, second }, second);
  }
  return { kind: "tree", root: mapNode(root, source, content.from) };
}

function duplicateIn(node: Node): ReturnType<typeof firstDuplicate> {
  const children = node.children ?? [];
  if (node.type === "object") {
    const names = children.map(({ children: pair, offset }) => ({
      name: String(pair?.[0]?.value),
      at: offset,
    }));
    const twice = firstDuplicate(names);
    if (twice) return twice;
  }
  for (const child of children) {
    const twice = duplicateIn(child);
    if (twice) return twice;
  }
  return null;
}

function rangeOf(node: Node, base: number): Range {
  return { from: base + node.offset, to: base + node.offset + node.length };
}

function mapNode(node: Node, source: string, base: number): SourceMap {
  const range = rangeOf(node, base);
  const entries = (node.children ?? []).flatMap((property): SourcePair[] => {
    const [key, value] = property.children ?? [];
    if (!key || !value) return [];
    const name = String(key.value);
    const built = valueNode(value, source, base);
    const inner = name === "__proto__" ? { ...built, editable: false } : built;
    return [{ name, key: rangeOf(key, base), slot: rangeOf(property, base), node: inner, merges: false }];
  });
  const appendAt = entries.at(-1)?.slot.to ?? range.from + 1;
  return { kind: "map", layout: "flow", indent: 0, appendAt, range, editable: true, entries };
}

function valueNode(node: Node, source: string, base: number): SourceNode {
  const range = rangeOf(node, base);
  if (node.type === "object") return mapNode(node, source, base);
  if (node.type === "array") {
    const entries = (node.children ?? []).map((item) => ({
      slot: rangeOf(item, base),
      node: valueNode(item, source, base),
    }));
    const appendAt = entries.at(-1)?.slot.to ?? range.from + 1;
    return { kind: "list", layout: "flow", indent: 0, appendAt, range, editable: true, entries };
  }
  const written = source.slice(node.offset, node.offset + node.length);
  const value = node.type === "number" ? readNumber(written) : (node.value as FieldValue);
  return { kind: "scalar", value, style: node.type === "string" ? "double" : "bare", range, editable: true };
}

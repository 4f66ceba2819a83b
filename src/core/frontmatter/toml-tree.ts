/** The TOML parser's nodes -> source tree. */

import type { AST } from "toml-eslint-parser";
import type { Range } from "../document/parts.ts";
import { readNumber } from "./scalar-reading.ts";
import {
  endOfLines,
  lineStart,
  type ScalarStyle,
  type SourceItem,
  type SourceMap,
  type SourceNode,
  type SourcePair,
} from "./source-tree.ts";
import { written, type FieldValue } from "./values.ts";

/** A map while it is being gathered from the places that TOML lets it stand in. */
interface Growing {
  readonly kind: "table";
  readonly name: readonly string[];
  readonly children: Map<string, Grown>;
  /** Where its own lines are; `null` for one that only dotted names or deeper headers speak of. */
  region: { range: Range; appendAt: number } | null;
}

type Grown =
  | { readonly kind: "value"; readonly pair: SourcePair }
  | { readonly child: Growing; readonly kind: "child"; key: Range; slot: Range; readonly keys: Range[] }
  | {
      readonly kind: "tables";
      key: Range;
      readonly keys: Range[];
      readonly items: { readonly table: Growing; slot: Range }[];
    };

/** Build the tree of a parsed program whose offsets are relative to `content` in `text`. */
export function buildTomlTree(program: AST.TOMLProgram, text: string, content: Range): SourceMap {
  const top = program.body[0];
  const tables = top.body.filter((node) => node.type === "TOMLTable");
  const own = top.body.filter((node) => node.type === "TOMLKeyValue");
  const base = content.from;
  const root: Growing = { kind: "table", name: [], children: new Map(), region: null };
  const lastOwn = own.at(-1);
  const appendAt = lastOwn
    ? endOfLines(text, base + lastOwn.range[1])
    : tables[0]
      ? lineStart(text, base + tables[0].range[0])
      : text.slice(content.from, content.to).trim() === ""
        ? content.from
        : content.to;
  root.region = { range: content, appendAt };
  const context = { text, base };
  for (const pair of own) addPair(root, pair, context);
  for (const [index, table] of tables.entries())
    addTable(root, table, slotOf(tables, index, text, content), context);
  return mapOf(root);
}

interface Context {
  readonly text: string;
  readonly base: number;
}

function rangeOf(node: AST.HasLocs, { base }: Context): Range {
  return { from: base + node.range[0], to: base + node.range[1] };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

/** A table's lines, with those of the tables below it that follow at once. */
function slotOf(tables: readonly AST.TOMLTable[], index: number, text: string, content: Range): Range {
  const table = tables[index];
  if (!table) return content;
  const isBelow = (other: AST.TOMLTable): boolean =>
    other.resolvedKey.length > table.resolvedKey.length &&
    table.resolvedKey.every((part, at) => other.resolvedKey[at] === part);
  let last = index;
  for (let next = tables[last + 1]; next && isBelow(next); next = tables[last + 1]) last++;
  const end = tables[last]?.range[1] ?? table.range[1];
  return { from: lineStart(text, content.from + table.range[0]), to: endOfLines(text, content.from + end) };
}

function addTable(root: Growing, table: AST.TOMLTable, slot: Range, context: Context): void {
  const range = rangeOf(table, context);
  const keys = table.key.keys;
  const last = keys.at(-1);
  if (!last) return;
  const parent = keys
    .slice(0, -1)
    .reduce((at, key) => step(at, nameOf(key), rangeOf(key, context), slot), root);
  const name = nameOf(last);
  const region = { range, appendAt: endOfLines(context.text, range.to) };
  const target =
    table.kind === "array"
      ? newItem(parent, name, rangeOf(last, context), slot)
      : step(parent, name, rangeOf(last, context), slot);
  target.region = region;
  const entry = parent.children.get(name);
  if (entry?.kind === "child") [entry.key, entry.slot] = [rangeOf(last, context), slot];
  for (const pair of table.body) addPair(target, pair, context);
}

/** The table called `name` below `parent`, made where it is missing; the newest item of an array of tables. */
function step(parent: Growing, name: string, key: Range, slot: Range): Growing {
  const known = parent.children.get(name);
  if (known?.kind === "child" || known?.kind === "tables") known.keys.push(key);
  if (known?.kind === "child") return known.child;
  if (known?.kind === "tables") return known.items.at(-1)?.table ?? parent;
  const child: Growing = { kind: "table", name: [...parent.name, name], children: new Map(), region: null };
  parent.children.set(name, { kind: "child", child, key, slot, keys: [key] });
  return child;
}

function newItem(parent: Growing, name: string, key: Range, slot: Range): Growing {
  const table: Growing = { kind: "table", name: [...parent.name, name], children: new Map(), region: null };
  const known = parent.children.get(name);
  if (known?.kind === "tables") {
    known.items.push({ table, slot });
    known.keys.push(key);
  } else parent.children.set(name, { kind: "tables", key, keys: [key], items: [{ table, slot }] });
  return table;
}

function addPair(table: Growing, pair: AST.TOMLKeyValue, context: Context): void {
  const keys = pair.key.keys;
  const last = keys.at(-1);
  if (!last) return;
  const range = rangeOf(pair, context);
  const inline = pair.parent.type === "TOMLInlineTable";
  const slot = inline ? range : { from: range.from, to: endOfLines(context.text, range.to) };
  const target = keys
    .slice(0, -1)
    .reduce((at, key) => step(at, nameOf(key), rangeOf(key, context), slot), table);
  const name = nameOf(last);
  const node = valueNode(pair.value, context);
  const editable = name === "__proto__" ? { ...node, editable: false } : node;
  target.children.set(name, {
    kind: "value",
    pair: { name, key: rangeOf(last, context), slot, node: editable, merges: false },
  });
}

function mapOf(table: Growing): SourceMap {
  const entries = [...table.children].map(([name, grown]): SourcePair => {
    if (grown.kind === "value") return grown.pair;
    const { key, keys } = grown;
    if (grown.kind === "child")
      return { name, key, keys, slot: grown.slot, node: mapOf(grown.child), merges: false };
    return { name, key, keys, ...tablesOf(grown.items), merges: false };
  });
  const region = table.region;
  return {
    kind: "map",
    layout: region ? "block" : "spread",
    indent: 0,
    appendAt: region?.appendAt ?? entries.at(-1)?.slot.to ?? null,
    range: region?.range ?? entries[0]?.slot ?? { from: 0, to: 0 },
    editable: true,
    entries,
    tableName: table.name,
  };
}

function tablesOf(
  items: readonly { readonly table: Growing; readonly slot: Range }[],
): Pick<SourcePair, "slot" | "node"> {
  const entries: SourceItem[] = items.map(({ table, slot }) => ({ slot, node: mapOf(table) }));
  const from = entries[0]?.slot.from ?? 0;
  const to = entries.at(-1)?.slot.to ?? from;
  const node: SourceNode = {
    kind: "list",
    layout: "block",
    indent: 0,
    appendAt: to,
    range: { from, to },
    editable: true,
    entries,
  };
  return { slot: { from, to }, node };
}

function valueNode(node: AST.TOMLContentNode, context: Context): SourceNode {
  const range = rangeOf(node, context);
  if (node.type === "TOMLArray") {
    const entries = node.elements.map((item) => ({
      slot: rangeOf(item, context),
      node: valueNode(item, context),
    }));
    return {
      kind: "list",
      layout: "flow",
      indent: 0,
      appendAt: entries.at(-1)?.slot.to ?? range.from + 1,
      range,
      editable: true,
      entries,
    };
  }
  if (node.type === "TOMLInlineTable") {
    const table: Growing = { kind: "table", name: [], children: new Map(), region: null };
    for (const pair of node.body) addPair(table, pair, context);
    const map = mapOf(table);
    return { ...map, layout: "flow", range, appendAt: map.entries.at(-1)?.slot.to ?? range.from + 1 };
  }
  return {
    kind: "scalar",
    ...scalarOf(node, context.text.slice(range.from, range.to)),
    range,
    editable: true,
  };
}

function scalarOf(
  node: AST.TOMLValue,
  source: string,
): { readonly value: FieldValue; readonly style: ScalarStyle } {
  switch (node.kind) {
    case "string":
      return { value: node.value, style: stringStyle(node) };
    case "boolean":
      return { value: node.value, style: "bare" };
    case "integer":
    case "float":
      return { value: readNumber(source), style: "bare" };
    case "local-date":
      return { value: written("date", source), style: "bare" };
    case "local-time":
      return { value: written("time", source), style: "bare" };
    default:
      return { value: written("date-time", source), style: "bare" };
  }
}

function stringStyle({ style, multiline }: AST.TOMLStringValue): ScalarStyle {
  if (style === "basic") return multiline ? "long-double" : "double";
  return multiline ? "long-single" : "single";
}

/**
 * The source tree: frontmatter as values that know where they stand, the same for every language.
 * Readers build it, the form's places are read off it, and edits are made on it.
 */

import { lineAt, type Range } from "../document/parts.ts";
import type { FieldPath } from "../problems/problem.ts";
import type { FieldMap, FieldPlace, FieldValue } from "./values.ts";

/** How a scalar is written. `bare`: without quotes. `literal`, `folded`: YAML's `|` and `>`. `long-…`: TOML's `'''` and `"""`. */
export type ScalarStyle = "bare" | "single" | "double" | "literal" | "folded" | "long-single" | "long-double";

interface Standing {
  /** The value's own bytes, as offsets in the document. */
  readonly range: Range;
  /** False where the value is kept as written: tags, aliases, values that aliases point at. */
  readonly editable: boolean;
}

export interface SourceScalar extends Standing {
  readonly kind: "scalar";
  readonly value: FieldValue;
  readonly style: ScalarStyle;
}

/** `target` is `null` for an alias that contains itself. */
export interface SourceAlias extends Standing {
  readonly kind: "alias";
  readonly target: SourceNode | null;
}

/**
 * `flow`: between brackets. `block`: lines of their own at `indent`. `spread`: TOML tables that have no region
 * of their own (dotted names, headers elsewhere).
 */
export type Layout = "flow" | "block" | "spread";

interface Collection extends Standing {
  readonly layout: Layout;
  /** Column of the entries of a block. */
  readonly indent: number;
  /** Where one more entry goes; `null` where there is no room for one. */
  readonly appendAt: number | null;
}

export interface SourceList extends Collection {
  readonly kind: "list";
  readonly entries: readonly SourceItem[];
}

export interface SourceMap extends Collection {
  readonly kind: "map";
  readonly entries: readonly SourcePair[];
  /** TOML: the table's full name, for lines that must repeat it. */
  readonly tableName?: readonly string[];
}

export type SourceNode = SourceScalar | SourceAlias | SourceList | SourceMap;

/** `slot`: all of an entry, from its first character (the dash of a block's item) to its end; whole lines in a block. */
export interface SourceItem {
  readonly slot: Range;
  readonly node: SourceNode;
}

export interface SourcePair {
  readonly name: string;
  readonly key: Range;
  /** TOML: everywhere the name is written, in headers and dotted names. */
  readonly keys?: readonly Range[];
  readonly slot: Range;
  readonly node: SourceNode;
  /** A YAML merge key: its target's fields count as the map's own where it has none of that name. */
  readonly merges: boolean;
}

/** The values of a tree. Aliases share their target's value, so that no expansion takes memory. */
export function valueOf(node: SourceNode, known = new Map<SourceNode, FieldValue>()): FieldValue {
  const found = known.get(node);
  if (found !== undefined) return found;
  const value = freshValue(node, known);
  known.set(node, value);
  return value;
}

function freshValue(node: SourceNode, known: Map<SourceNode, FieldValue>): FieldValue {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "alias":
      return node.target === null ? null : valueOf(node.target, known);
    case "list":
      return node.entries.map((item) => valueOf(item.node, known));
    case "map":
      return mapValue(node, known);
  }
}

function mapValue(map: SourceMap, known: Map<SourceNode, FieldValue>): FieldMap {
  const value = Object.create(null) as Record<string, FieldValue>;
  for (const pair of map.entries) if (!pair.merges) value[pair.name] = valueOf(pair.node, known);
  for (const pair of map.entries.filter(({ merges }) => merges)) {
    for (const source of mergedMaps(pair.node)) {
      for (const [name, inner] of Object.entries(valueOf(source, known) as FieldMap)) {
        if (!(name in value)) value[name] = inner;
      }
    }
  }
  return value;
}

/** The maps that a merge key's value stands for. */
export function mergedMaps(node: SourceNode): readonly SourceMap[] {
  if (node.kind === "alias") return node.target === null ? [] : mergedMaps(node.target);
  if (node.kind === "list") return node.entries.flatMap((item) => mergedMaps(item.node));
  return node.kind === "map" ? [node] : [];
}

/** Every field and item below `root`, outermost first, in written order. */
export function placesOf(root: SourceMap, text: string): FieldPlace[] {
  const lineOf = lineCounter(text);
  const places: FieldPlace[] = [];
  const visit = (node: SourceNode, path: FieldPath, key: Range | null, start: number): void => {
    places.push({ path, value: node.range, key, line: lineOf(start), editable: node.editable });
    if (node.kind === "list") {
      for (const [index, item] of node.entries.entries())
        visit(item.node, [...path, index], null, item.slot.from);
    } else if (node.kind === "map") {
      visitPairs(node, path);
    }
  };
  const visitPairs = (map: SourceMap, path: FieldPath): void => {
    for (const pair of map.entries) visit(pair.node, [...path, pair.name], pair.key, pair.key.from);
  };
  visitPairs(root, []);
  return places;
}

/** A function from offsets in `text` to one-based line numbers. */
export function lineCounter(text: string): (offset: number) => number {
  // Most documents have nothing to report: their lines are counted when the first offset is asked for.
  let known: readonly number[] | null = null;
  return (offset) => {
    const starts = (known ??= lineStarts(text));
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
}

/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

/** Where the last line of something that ends at `end` ends, its line ending included. */
export function endOfLines(text: string, end: number): number {
  const before = text[end - 1];
  return before === "\n" || before === "\r" ? end : lineAt(text, end).next;
}

/** The YAML parser's nodes -> source tree: aliases resolved by name, spans taken from the concrete syntax. */

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type CST,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Range } from "../document/parts.ts";
import { readBareScalar } from "./scalar-reading.ts";
import {
  endOfLines,
  lineStart,
  type Layout,
  type ScalarStyle,
  type SourceItem,
  type SourceMap,
  type SourceNode,
  type SourcePair,
} from "./source-tree.ts";
import { firstDuplicate } from "./tree-reading.ts";

export type YamlTree =
  | { readonly kind: "tree"; readonly root: SourceMap; readonly size: number }
  | { readonly kind: "unknown-alias" | "complex-key"; readonly found: string; readonly at: number }
  | { readonly kind: "duplicate"; readonly name: string; readonly first: number; readonly second: number };

/** A tree that cannot be built: thrown inside this file only, to leave the recursion. */
class Unbuildable extends Error {
  readonly result: YamlTree;
  constructor(result: YamlTree) {
    super(result.kind);
    this.result = result;
  }
}

interface Known {
  /** `null` while the anchored value is being built: an alias to it then is a cycle. */
  node: SourceNode | null;
  size: number;
}

interface Built<Node extends SourceNode = SourceNode> {
  readonly node: Node;
  /** How many values it is when every alias is followed. */
  readonly size: number;
}

/** Build the tree of `root`, whose offsets are relative to `base` in `text`. */
export function buildYamlTree(root: YAMLMap.Parsed, text: string, base: number): YamlTree {
  try {
    const builder = new TreeBuilder(text, base, aliasedNames(root));
    const { node, size } = builder.map(root, true);
    return { kind: "tree", root: node, size };
  } catch (error) {
    if (error instanceof Unbuildable) return error.result;
    throw error;
  }
}

/** Names of the anchors that some alias points at: editing their value would change two fields. */
function aliasedNames(root: ParsedNode): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (isAlias(node)) names.add(node.source);
    else if (isSeq(node)) node.items.forEach(visit);
    else if (isMap(node)) {
      for (const pair of node.items) {
        visit(pair.key);
        visit(pair.value);
      }
    }
  };
  visit(root);
  return names;
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

class TreeBuilder {
  private readonly anchors = new Map<string, Known>();
  private readonly text: string;
  private readonly base: number;
  private readonly aliased: ReadonlySet<string>;

  constructor(text: string, base: number, aliased: ReadonlySet<string>) {
    this.text = text;
    this.base = base;
    this.aliased = aliased;
  }

  private value(node: ParsedNode | null, after: number, mayEdit: boolean): Built {
    if (node === null) {
      return {
        node: {
          kind: "scalar",
          value: null,
          style: "bare",
          range: { from: after, to: after },
          editable: mayEdit,
        },
        size: 1,
      };
    }
    if (isAlias(node)) return this.alias(node.source, this.range(node));
    const editable =
      mayEdit && node.tag === undefined && !(node.anchor !== undefined && this.aliased.has(node.anchor));
    if (node.anchor === undefined) return this.anchorless(node, editable);
    const known: Known = { node: null, size: 1 };
    this.anchors.set(node.anchor, known);
    const built = this.anchorless(node, editable);
    known.node = built.node;
    known.size = built.size;
    return built;
  }

  private anchorless(node: Exclude<ParsedNode, Alias.Parsed>, editable: boolean): Built {
    if (isMap(node)) return this.map(node, editable);
    if (isSeq(node)) return this.list(node, editable);
    return { node: this.scalar(node, editable), size: 1 };
  }

  private alias(name: string, range: Range): Built {
    const known = this.anchors.get(name);
    if (!known) throw new Unbuildable({ kind: "unknown-alias", found: name, at: range.from });
    return { node: { kind: "alias", target: known.node, range, editable: false }, size: known.size };
  }

  private scalar(node: Scalar.Parsed, editable: boolean): SourceNode {
    const style = STYLES[node.type ?? ""] ?? "bare";
    const bare = style === "bare" && node.tag === undefined;
    const value = bare ? readBareScalar(node.source) : String(node.source);
    return { kind: "scalar", value, style, range: this.range(node), editable };
  }

  map(node: YAMLMap.Parsed, editable: boolean): Built<SourceMap> {
    const entries: SourcePair[] = [];
    let size = 1;
    for (const pair of node.items) {
      const built = this.pair(pair, node.flow === true, editable);
      entries.push(built.entry);
      size += built.size;
    }
    const twice = firstDuplicate(
      entries.filter(({ merges }) => !merges).map(({ name, key }) => ({ name, at: key.from })),
    );
    if (twice) throw new Unbuildable({ kind: "duplicate", ...twice });
    return { node: { kind: "map", entries, ...this.standing(node, entries, editable) }, size };
  }

  private pair(
    pair: Pair<ParsedNode, ParsedNode | null>,
    flow: boolean,
    mayEdit: boolean,
  ): { readonly entry: SourcePair; readonly size: number } {
    const { key } = pair;
    const at = this.base + (key?.range?.[0] ?? 0);
    if (!isScalar(key))
      throw new Unbuildable({ kind: "complex-key", found: this.text.slice(at, at + 40), at });
    const keyRange = this.range(key as Scalar.Parsed);
    const token = pair.srcToken as CST.CollectionItem | undefined;
    const separator = token?.sep?.find(({ type }) => type === "map-value-ind");
    const afterColon = separator ? this.base + separator.offset + 1 : keyRange.to;
    const name = String(key.source ?? key.value ?? "");
    const plain = key.tag === undefined && key.anchor === undefined && separator !== undefined;
    const built = this.value(pair.value ?? null, afterColon, mayEdit && plain && name !== "__proto__");
    // A value that is not there stands right after its colon, so that an edit keeps what follows.
    const node = isAbsent(built.node)
      ? { ...built.node, range: { from: afterColon, to: afterColon } }
      : built.node;
    const merges = name === "<<" && key.type === "PLAIN" && node.kind !== "scalar";
    const slot = { from: firstOf(token, this.base) ?? keyRange.from, to: this.slotEnd(node, flow) };
    return {
      entry: { name, key: keyRange, slot, node: merges ? { ...node, editable: false } : node, merges },
      size: built.size + 1,
    };
  }

  private list(node: YAMLSeq.Parsed, editable: boolean): Built {
    const flow = node.flow === true;
    const tokens = itemTokens(node.srcToken as CST.BlockSequence | CST.FlowCollection | undefined);
    let size = 1;
    const entries: SourceItem[] = node.items.map((item, index) => {
      const token = tokens[index];
      const from = firstOf(token, this.base) ?? this.base + item.range[0];
      const built = this.value(item, from + 1, editable);
      size += built.size;
      const node =
        !flow && isAbsent(built.node)
          ? { ...built.node, range: { from: from + 1, to: from + 1 } }
          : built.node;
      return { slot: { from, to: this.slotEnd(node, flow) }, node };
    });
    const trusted = tokens.length === entries.length;
    return { node: { kind: "list", entries, ...this.standing(node, entries, editable && trusted) }, size };
  }

  private standing(
    node: YAMLMap.Parsed | YAMLSeq.Parsed,
    entries: readonly { readonly slot: Range }[],
    editable: boolean,
  ): {
    readonly layout: Layout;
    readonly indent: number;
    readonly appendAt: number | null;
    readonly range: Range;
    readonly editable: boolean;
  } {
    const range = this.range(node);
    const first = entries[0];
    const last = entries.at(-1);
    if (node.flow === true) {
      return { layout: "flow", indent: 0, appendAt: last?.slot.to ?? range.from + 1, range, editable };
    }
    const indent = first ? first.slot.from - lineStart(this.text, first.slot.from) : 0;
    return {
      layout: "block",
      indent,
      appendAt: last?.slot.to ?? null,
      range: { from: range.from, to: last?.slot.to ?? range.to },
      editable,
    };
  }

  private slotEnd(node: SourceNode, flow: boolean): number {
    return flow ? node.range.to : endOfLines(this.text, node.range.to);
  }

  private range(node: { readonly range?: readonly number[] | null }): Range {
    const [from = 0, to = 0] = node.range ?? [];
    return { from: this.base + from, to: this.base + to };
  }
}

function isAbsent(node: SourceNode): boolean {
  return node.kind === "scalar" && node.range.from === node.range.to;
}

function itemTokens(
  token: CST.BlockSequence | CST.FlowCollection | undefined,
): readonly CST.CollectionItem[] {
  return (token?.items ?? []).filter(
    (item) =>
      item.value !== undefined ||
      ("key" in item && item.key !== undefined) ||
      item.start.some(({ type }) => type === "seq-item-ind" || type === "anchor" || type === "tag"),
  );
}

/** Where an entry begins: its dash, `?`, anchor, tag, key or value, whichever comes first. */
function firstOf(token: CST.CollectionItem | undefined, base: number): number | null {
  const skipped = new Set(["space", "newline", "comment", "comma"]);
  const mark = token?.start.find(({ type }) => !skipped.has(type));
  const offset = mark?.offset ?? token?.key?.offset ?? token?.value?.offset;
  return offset === undefined ? null : base + offset;
}

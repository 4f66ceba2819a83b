/** A document as searches see it: its parts, each folded once for all the searches that come. */

import { splitDocument, type Range } from "../document/parts.ts";
import { readTree } from "../frontmatter/read.ts";
import type { SourceMap, SourceNode } from "../frontmatter/source-tree.ts";
import { foldText, type FoldedText } from "./fold.ts";
import type { SearchScope } from "./query.ts";

/** A part of a document that is searched by itself. `start`: where it stands in the document. */
export interface SearchedPart {
  readonly start: number;
  readonly folded: FoldedText;
}

export interface SearchedText {
  readonly text: string;
  readonly partsOf: (scope: SearchScope, matchWidth: boolean) => readonly SearchedPart[];
}

/** Nothing is split, read or folded before a search needs it. */
export function searchedText(text: string): SearchedText {
  const known = new Map<string, readonly SearchedPart[]>();
  let split: Split | null = null;
  const make = (scope: SearchScope, matchWidth: boolean): readonly SearchedPart[] => {
    split ??= splitOf(text);
    const { head, body } = split;
    const part = (range: Range): SearchedPart => ({
      start: range.from,
      folded: foldText(text.slice(range.from, range.to), matchWidth),
    });
    switch (scope.kind) {
      case "all":
        return [...partsOf({ kind: "frontmatter" }, matchWidth), ...partsOf({ kind: "body" }, matchWidth)];
      case "frontmatter":
        return head === null ? [] : [part(head)];
      case "body":
        return [part(body)];
      case "field":
        return valueRanges(text, head, scope.field).map(part);
    }
  };
  const partsOf = (scope: SearchScope, matchWidth: boolean): readonly SearchedPart[] => {
    const key = `${matchWidth ? "w" : ""} ${scope.kind === "field" ? `.${scope.field}` : scope.kind}`;
    const parts = known.get(key) ?? make(scope, matchWidth);
    known.set(key, parts);
    return parts;
  };
  return { text, partsOf };
}

interface Split {
  /** What stands between the fences. */
  readonly head: Range | null;
  readonly body: Range;
}

function splitOf(text: string): Split {
  const { frontmatter, body } = splitDocument(text);
  return { head: frontmatter?.content ?? null, body };
}

/** Where the texts of a field's value stand, without their quotes: the value, or each item. In written order. */
function valueRanges(text: string, head: Range | null, field: string): readonly Range[] {
  const steps = field.split(".");
  const [last = ""] = steps.slice(-1);
  // Reading it exactly takes time: not where its name does not even stand there.
  if (head === null || !text.slice(head.from, head.to).includes(last)) return [];
  const { frontmatter } = splitDocument(text);
  const tree = frontmatter && readTree(text, frontmatter);
  if (tree?.kind !== "tree") return [];
  const node =
    pairIn(tree.root, field) ??
    steps.reduce<SourceNode | null>(
      (map, step) => (map?.kind === "map" ? pairIn(map, step) : null),
      tree.root,
    );
  return node === null ? [] : leavesOf(node).toSorted((a, b) => a.from - b.from);
}

function pairIn(map: SourceMap, name: string): SourceNode | null {
  return map.entries.find((pair) => pair.name === name && !pair.merges)?.node ?? null;
}

function leavesOf(node: SourceNode): readonly Range[] {
  switch (node.kind) {
    case "alias":
      return [];
    case "list":
    case "map":
      return node.entries.flatMap((entry) => leavesOf(entry.node));
    case "scalar": {
      const { from, to } = node.range;
      if (node.style === "single" || node.style === "double") return [{ from: from + 1, to: to - 1 }];
      return [{ from, to }];
    }
  }
}

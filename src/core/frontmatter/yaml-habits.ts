/** The spelling that a YAML document uses most: what new fields are written in. */

import type { SourceMap, SourceNode } from "./source-tree.ts";

export interface YamlHabits {
  readonly quote: "single" | "double";
  /** Most strings stand in quotes, also where they need none. */
  readonly quotesAll: boolean;
  readonly list: "flow" | "block";
  /** Columns by which a list stands further right than its name. */
  readonly listIndent: number;
  readonly mapIndent: number;
}

/** The habits of the document whose frontmatter is `root`. */
export function yamlHabits(root: SourceMap): YamlHabits {
  const count = { bare: 0, single: 0, double: 0, flow: 0, block: 0 };
  const listIndents: number[] = [];
  const mapIndents: number[] = [];
  const visit = (node: SourceNode, outer: number): void => {
    if (node.kind === "scalar" && typeof node.value === "string" && node.style in count) {
      count[node.style as "bare" | "single" | "double"]++;
    }
    if (node.kind !== "list" && node.kind !== "map") return;
    const indent = node.layout === "block" ? node.indent : outer;
    if (node.kind === "list" && node.layout !== "spread" && node.entries.length > 0) count[node.layout]++;
    if (node.layout === "block" && node !== root)
      (node.kind === "list" ? listIndents : mapIndents).push(indent - outer);
    for (const entry of node.entries) visit(entry.node, indent);
  };
  visit(root, 0);
  return {
    quote: count.single > count.double ? "single" : "double",
    quotesAll: count.single + count.double >= 2 && count.bare === 0,
    list: count.flow > 0 && count.flow >= count.block ? "flow" : "block",
    listIndent: commonest(listIndents, 2),
    mapIndent: Math.max(1, commonest(mapIndents, 2)),
  };
}

function commonest(numbers: readonly number[], otherwise: number): number {
  const counts = new Map<number, number>();
  for (const number of numbers.filter((each) => each >= 0 && each <= 8))
    counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? otherwise;
}

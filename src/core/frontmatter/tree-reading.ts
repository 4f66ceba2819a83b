/** What a language's reader hands back: a source tree, or why there is none. */

import type { Problem, ProblemRule, Severity } from "../problems/problem.ts";
import { DEEPEST, MOST_KEYS, MOST_VALUES, type Limit } from "./limits.ts";
import type { SourceMap, SourceNode } from "./source-tree.ts";

export type TreeReading =
  | { readonly kind: "tree"; readonly root: SourceMap }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** Refuse frontmatter for one reason. */
export function refuse(
  rule: ProblemRule,
  details: Problem["details"],
  line?: number,
  severity: Severity = "error",
): TreeReading {
  return {
    kind: "refused",
    problems: [{ rule, severity, details, ...(line === undefined ? {} : { line }) }],
  };
}

/** `reading`, unless what was built of it breaks a cap that shows in no single line: fields on one line, dotted names. */
export function withinLimits(reading: TreeReading): TreeReading {
  const limit = reading.kind === "tree" ? limitBrokenBy(reading.root) : null;
  return limit === null ? reading : refuse("frontmatter-too-large", { limit }, 1);
}

/** Counted without recursion. */
function limitBrokenBy(root: SourceMap): Limit | null {
  const waiting: { readonly node: SourceNode; readonly depth: number }[] = [{ node: root, depth: 0 }];
  let keys = 0;
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (!("entries" in node)) continue;
    if (depth > DEEPEST) return "depth";
    if (node.kind === "map") keys += node.entries.length;
    values += node.entries.length;
    if (keys > MOST_KEYS) return "keys";
    if (values > MOST_VALUES) return "values";
    for (const entry of node.entries) waiting.push({ node: entry.node, depth: depth + 1 });
  }
  return null;
}

/** The first name that an object has twice, with both lines; `null` when every name stands once. */
export function firstDuplicate(
  entries: readonly { readonly name: string; readonly at: number }[],
): { readonly name: string; readonly first: number; readonly second: number } | null {
  const seen = new Map<string, number>();
  for (const { name, at } of entries) {
    const first = seen.get(name);
    if (first !== undefined) return { name, first, second: at };
    seen.set(name, at);
  }
  return null;
}

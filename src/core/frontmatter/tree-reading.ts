/** What a language's reader hands back: a source tree, or why there is none. */

import type { Problem, ProblemRule, Severity } from "../problems/problem.ts";
import type { SourceMap } from "./source-tree.ts";

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

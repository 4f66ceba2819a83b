/** How much of a text another one keeps, by lines. */

import { diffArrays } from "diff";

/** Above this many edits the exact difference costs too much: then lines are counted wherever they stand. */
const MOST_EDITS = 4000;

/** How many lines of `before` are not in `after` at their place, and how many came beside them: the larger of the two. */
export function linesChanged(before: string, after: string): number {
  const old = before.split("\n");
  const now = after.split("\n");
  const changes = diffArrays(old, now, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return Math.max(linesOutside(old, now), linesOutside(now, old));
  const count = (kind: "added" | "removed") =>
    changes.filter((change) => change[kind]).reduce((sum, { value }) => sum + value.length, 0);
  return Math.max(count("added"), count("removed"));
}

function linesOutside(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  }).length;
}

/** Block quotes and the insides of list items: blocks below each other. */

import type { Patch } from "../document/patch.ts";
import { blankLines, linePrefix, withPrefix } from "./rewrite-lines.ts";
import {
  compareChildren,
  patchPaired,
  patchStretches,
  type Descent,
  type Separation,
} from "./rewrite-children.ts";
import { spanOf, type Tree } from "./rewrite-tree.ts";
import { wouldJoin } from "./rewrite-settle.ts";
import { writeNode } from "./rewrite-write.ts";

/** Patch the blocks inside `before`. `null` when it has none yet, or keeps none. */
export function patchFlow(before: Tree, after: Tree, descent: Descent): Patch[] | null {
  const { setting } = descent;
  const siblings = compareChildren(before, after, setting);
  const first = siblings.old[0];
  if (!first || siblings.after.length === 0) return null;
  const { source, lineEnding } = setting;
  const prefix = prefixOf(siblings.old, source);
  const separation: Separation = {
    write: (child) => withPrefix(writeNode(child, setting), prefix, lineEnding),
    gap: (left, right) => {
      const tight = before.type === "listItem" && !before.spread && !after.spread && !wouldJoin(left, right);
      return tight ? lineEnding + prefix : lineEnding + prefix.trimEnd() + lineEnding + prefix;
    },
    keepsLaterGap: ({ removed, previous, next }) => {
      const [left, right] = [siblings.old[previous], siblings.old[next]];
      const [one, other] = [removed[0], removed.at(-1)];
      if (!left || !right || !one || !other) return false;
      return blankBetween(source, left, one) < blankBetween(source, other, right);
    },
  };
  const stretched = patchStretches(siblings, separation);
  return stretched && [...stretched, ...patchPaired(siblings, descent, separation.write)];
}

/** The prefix of the children's lines, from a child that begins a line of its own if there is one. */
function prefixOf(children: readonly Tree[], source: string): string {
  const [first, second] = children;
  const sample = second ?? first;
  return sample ? linePrefix(source, spanOf(sample).from) : "";
}

function blankBetween(source: string, left: Tree, right: Tree): number {
  return blankLines(source.slice(spanOf(left).to, spanOf(right).from));
}

/** Containers: which children stay, change, come and go, and the patches for all but the children's own insides. */

import type { Patch } from "../document/patch.ts";
import { pairChildren } from "./rewrite-align.ts";
import type { Rewriting } from "./rewrite-setting.ts";
import { childrenOf, plainText, spanOf, type Span, type Tree } from "./rewrite-tree.ts";

/** Where in the old tree patching is, and how it goes further down. */
export interface Descent {
  readonly setting: Rewriting;
  /** In how many block quotes the nodes stand. */
  readonly quotes: number;
  /** The patches that turn `before` into `after`; `null` when it must be written anew. */
  readonly patch: (before: Tree, after: Tree, descent: Descent) => Patch[] | null;
}

/** A stretch of siblings without an unchanged pair in it: `removed` old ones, `added` new ones. */
export interface Stretch {
  /** Index of the last old child before it; -1 at the beginning. */
  readonly previous: number;
  /** Index of the first old child after it; the number of old children at the end. */
  readonly next: number;
  readonly removed: readonly Tree[];
  readonly added: readonly Tree[];
  /** Index among the new children of the first added one. */
  readonly at: number;
}

export interface Siblings {
  readonly old: readonly Tree[];
  readonly after: readonly Tree[];
  /** For each new child, the index of its old one or -1. */
  readonly pairs: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** Compare the children of `before` and `after`. */
export function compareChildren(before: Tree, after: Tree, { signature }: Rewriting): Siblings {
  const likeness = (node: Tree) => ({ key: signature(node), kind: node.type, text: ownText(node) });
  const old = childrenOf(before);
  const now = childrenOf(after);
  const pairs = pairChildren(old.map(likeness), now.map(likeness));
  return { old, after: now, pairs, stretches: stretchesOf(old, now, pairs) };
}

/** What tells a child from others: of a list item its first block, whatever list came to stand inside. */
function ownText(node: Tree): string {
  const first = node.type === "listItem" ? childrenOf(node)[0] : undefined;
  return (first && plainText(first)) || plainText(node);
}

function stretchesOf(old: readonly Tree[], after: readonly Tree[], pairs: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  let previous = -1;
  let at = 0;
  for (let index = 0; index <= after.length; index++) {
    const next = index === after.length ? old.length : (pairs[index] ?? -1);
    if (next === -1) continue;
    const removed = old.slice(previous + 1, next);
    const added = after.slice(at, index);
    if (removed.length + added.length > 0) stretches.push({ previous, next, removed, added, at });
    previous = next;
    at = index + 1;
  }
  return stretches;
}

/** How a container writes and separates its children. */
export interface Separation {
  /** The source of a new child in its place, prefixes included. */
  readonly write: (child: Tree, index: number) => string;
  /** What stands between two children where the old source does not say. */
  readonly gap: (left: Tree, right: Tree) => string;
  /** Whether the gap after removed children must survive instead of the one before. */
  readonly keepsLaterGap: (stretch: Stretch) => boolean;
}

/** The patches for the children that come and go; `null` when nothing old would be left to hold on to. */
export function patchStretches(siblings: Siblings, separation: Separation): Patch[] | null {
  const patches: Patch[] = [];
  for (const stretch of siblings.stretches) {
    const patch = patchStretch(siblings, stretch, separation);
    if (!patch) return null;
    patches.push(patch);
  }
  return patches;
}

function patchStretch({ old }: Siblings, stretch: Stretch, separation: Separation): Patch | null {
  const { removed, added, previous, next, at } = stretch;
  const before = old[previous];
  const behind = old[next];
  const first = removed[0];
  const last = removed.at(-1);
  if (added.length === 0 && first && last) {
    if (before && (!behind || separation.keepsLaterGap(stretch))) {
      return { from: spanOf(before).to, to: spanOf(last).to, insert: "" };
    }
    return behind ? { from: spanOf(first).from, to: spanOf(behind).from, insert: "" } : null;
  }
  const text = added
    .map((child, index) => {
      const left = added[index - 1];
      return (left ? separation.gap(left, child) : "") + separation.write(child, at + index);
    })
    .join("");
  if (first && last) return { from: spanOf(first).from, to: spanOf(last).to, insert: text };
  const [one, other] = [added[0], added.at(-1)];
  if (!one || !other) return null;
  if (before) {
    const from = spanOf(before).to;
    return { from, to: from, insert: separation.gap(before, one) + text };
  }
  if (!behind) return null;
  const from = spanOf(behind).from;
  return { from, to: from, insert: text + separation.gap(other, behind) };
}

/** The patches inside the children that stay: their own where they can be patched, else the whole child anew. */
export function patchPaired(siblings: Siblings, descent: Descent, write: Separation["write"]): Patch[] {
  const { signature } = descent.setting;
  return siblings.after.flatMap((child, index) => {
    const old = siblings.old[siblings.pairs[index] ?? -1];
    if (!old || signature(old) === signature(child)) return [];
    const span: Span = spanOf(old);
    return descent.patch(old, child, descent) ?? [{ ...span, insert: write(child, index) }];
  });
}

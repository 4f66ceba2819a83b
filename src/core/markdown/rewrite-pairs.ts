/** Which old tokens live on among the new ones, and which old marks they cannot bring along. */

import { alignKeys } from "./rewrite-align.ts";
import { markKey, sameMarks, type Token } from "./rewrite-tokens.ts";
import type { Tree } from "./rewrite-tree.ts";

/** Pairs of tokens that continue each other: first from both ends with their marks, then by what they say. */
export function pairTokens(old: readonly Token[], after: readonly Token[]): number[] {
  const pairs = new Array<number>(after.length).fill(-1);
  const shorter = Math.min(old.length, after.length);
  const same = (one: Token | undefined, other: Token | undefined): boolean =>
    one !== undefined && other !== undefined && one.key === other.key && sameMarks(one, other);
  let start = 0;
  while (start < shorter && same(old[start], after[start])) pairs[start] = start++;
  let end = 0;
  while (end < shorter - start && same(old[old.length - 1 - end], after[after.length - 1 - end])) {
    end++;
    pairs[after.length - end] = old.length - end;
  }
  const keys = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);
  const middle = alignKeys(
    keys(old.slice(start, old.length - end)),
    keys(after.slice(start, after.length - end)),
  );
  middle.forEach((pair, index) => {
    if (pair !== -1) pairs[start + index] = start + pair;
  });
  return pairs;
}

/** `[text]` and `[text][]` are named by their text: those of which anything was changed. */
export function renamedReferences(
  old: readonly Token[],
  after: readonly Token[],
  pairs: readonly number[],
): Set<Tree> {
  const references = new Map<Tree, number[]>();
  old.forEach(({ marks }, index) => {
    for (const { node } of marks) {
      if (node.type !== "linkReference" || node.referenceType === "full") continue;
      references.set(node, [...(references.get(node) ?? []), index]);
    }
  });
  const renamed = new Set<Tree>();
  for (const [node, indices] of references) {
    const key = markKey(node);
    const from = pairs.indexOf(indices[0] ?? -1);
    const whole = from !== -1 && indices.every((index, step) => pairs[from + step] === index);
    const holds = (at: number): boolean => after[at]?.marks.some((mark) => mark.key === key) ?? false;
    if (!whole || holds(from - 1) || holds(from + indices.length)) renamed.add(node);
  }
  return renamed;
}

/** Emphasis that has another neighbour than before: its delimiter may not be one there. */
export function disturbedMarks(old: readonly Token[], pairs: readonly number[]): Set<Tree> {
  const together = new Set(pairs.map((pair, index) => (pair === (pairs[index - 1] ?? -1) + 1 ? pair : -1)));
  const disturbed = new Set<Tree>();
  for (let index = 0; index <= old.length; index++) {
    if (together.has(index) || (index === old.length && pairs.at(-1) === index - 1)) continue;
    const [before, behind] = [old[index - 1]?.marks ?? [], old[index]?.marks ?? []];
    for (const { node } of [...before, ...behind]) {
      const spans = before.some((mark) => mark.node === node) && behind.some((mark) => mark.node === node);
      if (!spans && (node.type === "emphasis" || node.type === "strong")) disturbed.add(node);
    }
  }
  return disturbed;
}

/** Says of a new token whether it and the one before it were neighbours, in the marks that they have. */
export function oldBoundaries(
  old: readonly Token[],
  after: readonly Token[],
  pairs: readonly number[],
): (index: number) => boolean {
  const asOld = (index: number): boolean => {
    const [token, was] = [after[index], old[pairs[index] ?? -1]];
    return token !== undefined && was !== undefined && sameMarks(token, was);
  };
  return (index) => asOld(index - 1) && asOld(index) && pairs[index] === (pairs[index - 1] ?? -1) + 1;
}

/**
 * `after` with the marks of its line breaks as they were. A break shows no mark, so whether it stands inside one
 * that goes on beyond it is only a matter of spelling: `**a**` and `**b**` on two lines, or one `**` around both.
 */
export function withOldBreaks(
  after: readonly Token[],
  old: readonly Token[],
  pairs: readonly number[],
): readonly Token[] {
  return after.map((token, index) => {
    const was = old[pairs[index] ?? -1];
    if (!was || (token.key !== "break" && token.text !== "\n") || sameMarks(token, was)) return token;
    const marked = (one: Token | undefined, key: string): boolean =>
      one?.marks.some((mark) => mark.key === key) ?? false;
    const differing = [...token.marks, ...was.marks].filter(
      ({ key }) => marked(token, key) !== marked(was, key),
    );
    const around = differing.every(
      ({ key }) => marked(after[index - 1], key) && marked(after[index + 1], key),
    );
    return around ? { ...token, marks: was.marks } : token;
  });
}

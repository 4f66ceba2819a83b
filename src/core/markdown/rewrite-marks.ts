/** Marks in weaving: their old delimiters where old neighbours still meet, else new ones in the document's style. */

import { classifyCharacter } from "micromark-util-classify-character";
import { resourceEnd } from "./rewrite-atom.ts";
import { movesMarks, protectsMarks, reference } from "./rewrite-escape.ts";
import { entangles } from "./rewrite-flanks.ts";
import { keep, oldAt, oldBefore, write, type Loom, type OpenMark } from "./rewrite-loom.ts";
import { extentOf } from "./rewrite-settle.ts";
import { delimitersOf, type Mark } from "./rewrite-tokens.ts";
import { spanOf, type Tree } from "./rewrite-tree.ts";

/** Write what stands between token `at - 1` and token `at`: the ends and beginnings of marks. */
export function crossTo(loom: Loom, at: number): void {
  const left = oldBefore(loom, at);
  const right = oldAt(loom, at);
  const target = loom.after[at]?.marks ?? [];
  if (left !== null && right === left + 1 && crossOld(loom, left, target)) return;
  crossNew(loom, at, target);
}

function crossOld(loom: Loom, left: number, target: readonly Mark[]): boolean {
  const before = loom.old[left]?.marks ?? [];
  const next = loom.old[left + 1]?.marks ?? [];
  let shared = 0;
  while (shared < before.length && before[shared]?.node === next[shared]?.node) shared++;
  const closing = before.slice(shared).toReversed();
  const kept = loom.open.slice(0, loom.open.length - closing.length);
  if (!closing.every(({ node }, index) => loom.open.at(-1 - index)?.node === node)) return false;
  if (next.slice(shared).some(({ node }) => loom.renamed.has(node))) return false;
  const opening = next.slice(shared).map(({ key, node }): OpenMark => ({ key, node, close: "" }));
  const now = [...kept, ...opening];
  if (now.length !== target.length || !target.every(({ key }) => now.some((mark) => mark.key === key)))
    return false;
  const from = loom.old[left]?.to ?? loom.content.from;
  const to = loom.old[left + 1]?.from ?? loom.content.to;
  if (loom.copiedFrom !== null && /[\r\n]/.test(loom.setting.source.slice(from, to))) return false;
  loom.open.splice(0, loom.open.length, ...now);
  keep(loom, { from, to });
  return true;
}

function crossNew(loom: Loom, at: number, target: readonly Mark[]): void {
  const wanted = new Set(target.map(({ key }) => key));
  const links = movesMarks(loom.setting.care) ? linksBeginning(loom, target) : [];
  const goesInside = (key: string): boolean => links.some((link) => entangles(loom.after, at, link.key, key));
  const stays = loom.open.findIndex(({ key }) => !wanted.has(key) || goesInside(key));
  const closed = stays === -1 ? [] : loom.open.splice(stays).toReversed();
  for (const mark of closed) write(loom, closeOf(loom, mark));
  const open = new Set(loom.open.map(({ key }) => key));
  const opening = target
    .filter(({ key }) => !open.has(key))
    .toSorted((one, other) => nesting(loom, at, one) - nesting(loom, at, other))
    .toSorted((one, other) => extentOf(loom.after, at, other.key) - extentOf(loom.after, at, one.key))
    .toSorted((one, other) => Number(goesInside(one.key)) - Number(goesInside(other.key)));
  if (protectsMarks(loom.setting.care) && closed.length + opening.length > 0)
    protectFlank(loom, at, closed.length > 0);
  for (const mark of opening) openMark(loom, at, mark);
}

/** The links of `target` that are not open yet. */
function linksBeginning(loom: Loom, target: readonly Mark[]): readonly Mark[] {
  const isLink = ({ type }: Tree) => type === "link" || type === "linkReference";
  return target.filter(({ key, node }) => isLink(node) && !loom.open.some((mark) => mark.key === key));
}

/**
 * How deep a mark of this type was around the old token, or around what was replaced: marks of equal length keep
 * their order.
 */
function nesting(loom: Loom, at: number, mark: Mark): number {
  const right = oldAt(loom, at);
  const wanted = loom.after[at]?.marks ?? [];
  const old =
    right === null
      ? loom.old.find(({ marks }) => wanted.every(({ key }) => marks.some((was) => was.key === key)))
      : loom.old[right];
  return (old?.marks ?? []).findIndex(({ node }) => node.type === mark.node.type);
}

function closeOf(loom: Loom, { node, close }: OpenMark): string {
  if (!node) return close;
  const text = delimitersOf(node, loom.setting.source)?.close ?? close;
  return loom.copiedFrom !== null && /[\r\n]/.test(text) ? resourceEnd(node, text) : text;
}

/** Open a mark: as the old node opened it that the next token was in, or another of the same meaning, or in style. */
function openMark(loom: Loom, at: number, mark: Mark): void {
  const right = oldAt(loom, at);
  const paired = right === null ? undefined : loom.old[right];
  const node =
    paired?.marks.find(({ key }) => key === mark.key)?.node ??
    loom.old
      .find(({ marks }) => marks.some(({ key }) => key === mark.key))
      ?.marks.find(({ key }) => key === mark.key)?.node;
  const old = node ? delimitersOf(node, loom.setting.source) : null;
  if (node && old && !loom.setting.alternate && !loom.renamed.has(node)) {
    loom.open.push({ key: mark.key, node, close: "" });
    write(loom, old.open);
    return;
  }
  const like = paired?.marks.find((candidate) => candidate.node.type === mark.node.type)?.node;
  const { open, close } = newDelimiters(loom, at, mark, like ?? null);
  loom.open.push({ key: mark.key, node: null, close });
  write(loom, open);
}

interface Delimiters {
  readonly open: string;
  readonly close: string;
}

function newDelimiters(loom: Loom, at: number, mark: Mark, like: Tree | null): Delimiters {
  const { style, source, alternate } = loom.setting;
  switch (mark.node.type) {
    case "strong":
      return twice(alternate && style.strong === "__" ? "**" : style.strong);
    case "emphasis":
      return twice(emphasisMark(loom, at, mark.key));
    case "delete":
      return twice(style.strike);
    case "linkReference":
      return { open: "[", close: `][${mark.node.label ?? mark.node.identifier ?? ""}]` };
    default: {
      const place = like ? spanOf(like) : null;
      return { open: "[", close: resourceEnd(mark.node, place && source.slice(place.from, place.to)) };
    }
  }
}

function twice(delimiter: string): Delimiters {
  return { open: delimiter, close: delimiter };
}

/** `_` is no delimiter inside a word: there, and where the other one is asked for, emphasis changes its mark. */
function emphasisMark(loom: Loom, at: number, key: string): "*" | "_" {
  const { style, alternate } = loom.setting;
  const mark = alternate ? (style.emphasis === "*" ? "_" : "*") : style.emphasis;
  if (mark === "*") return mark;
  const next = loom.after[extentOf(loom.after, at, key)]?.text ?? "";
  const inWord = /[\p{L}\p{N}]$/u.test(loom.out) || /^[\p{L}\p{N}]/u.test(next);
  return inWord ? "*" : mark;
}

/** Encode the letter outside a delimiter that has punctuation inside: otherwise it does not delimit. */
function protectFlank(loom: Loom, at: number, closing: boolean): void {
  const before = loom.after[at - 1];
  const last = loom.pieces.at(-1);
  if (closing || !before?.text || last?.kind === undefined) return;
  const inside = loom.after[at]?.text ?? "";
  const punctuation = classifyCharacter(inside.codePointAt(0) ?? null) === 2;
  if (!punctuation || classifyCharacter(before.text.codePointAt(0) ?? null) !== undefined) return;
  replaceLast(loom, before.text);
}

function replaceLast(loom: Loom, text: string): void {
  const last = loom.pieces.pop();
  if (last?.kind === "kept" && loom.setting.source.slice(last.to - text.length, last.to) === text) {
    loom.pieces.push({ ...last, to: last.to - text.length }, { kind: "written", text: reference(text) });
  } else if (last?.kind === "written" && last.text.endsWith(text)) {
    loom.pieces.push({ kind: "written", text: last.text.slice(0, -text.length) + reference(text) });
  } else if (last) {
    loom.pieces.push(last);
  }
}

/** Whether `text` is a letter just after a mark that ends with punctuation. */
export function flanksClose(loom: Loom, at: number, text: string): boolean {
  const before = loom.after[at - 1];
  const ended = before?.marks.some(({ key }) => !loom.after[at]?.marks.some((mark) => mark.key === key));
  if (!ended || !before?.text) return false;
  return (
    classifyCharacter(before.text.codePointAt(0) ?? null) === 2 &&
    classifyCharacter(text.codePointAt(0) ?? null) === undefined
  );
}

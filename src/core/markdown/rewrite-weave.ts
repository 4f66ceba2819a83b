/**
 * Weaving: edited inline content written with the old source wherever the old content lives on.
 *
 * Two tokens that were neighbours and still are, in the same marks, keep every code unit between them; so a
 * delimiter, a reference, an escape or a line break changes only where the edit itself is.
 */

import { classifyCharacter } from "micromark-util-classify-character";
import { alignKeys } from "./rewrite-align.ts";
import { resourceEnd, writeAtom } from "./rewrite-atom.ts";
import { reference, written } from "./rewrite-escape.ts";
import { extentOf } from "./rewrite-settle.ts";
import { delimitersOf, markKey, sameMarks, type Mark, type Token } from "./rewrite-tokens.ts";
import { spanOf, type Span, type Tree } from "./rewrite-tree.ts";
import type { Rewriting } from "./rewrite-setting.ts";

/** A piece of what is written: kept code units of the old source, or new text. */
export type Piece = ({ readonly kind: "kept" } & Span) | { readonly kind: "written"; readonly text: string };

export interface Weaving {
  readonly old: readonly Token[];
  readonly after: readonly Token[];
  /** Where the old inline content stands. */
  readonly content: Span;
  readonly inside: "paragraph" | "heading" | "tableCell";
  /** What a new line inside the content begins with. */
  readonly prefix: string;
  /** What the old content's further lines begin with, where it is copied to another place; else null. */
  readonly copiedFrom: string | null;
}

interface OpenMark {
  readonly key: string;
  readonly close: string;
  /** The old node whose delimiter opened it, or null. */
  readonly node: Tree | null;
}

interface Loom extends Weaving {
  readonly setting: Rewriting;
  readonly pairs: readonly number[];
  readonly pieces: Piece[];
  readonly open: OpenMark[];
  /** Old marks whose delimiters cannot be copied: references named by their text, which is not what it was. */
  readonly renamed: ReadonlySet<Tree>;
  out: string;
  lineFrom: number;
}

/** Write `weaving.after`, keeping what it can of the old source. */
export function weave(weaving: Weaving, setting: Rewriting): Piece[] {
  const pairs = pairTokens(weaving.old, weaving.after);
  const loom: Loom = {
    ...weaving,
    setting,
    pairs,
    renamed: new Set([
      ...renamedReferences(weaving.old, weaving.after, pairs),
      ...(setting.alternate ? disturbedMarks(weaving.old, pairs) : []),
    ]),
    pieces: [],
    open: [],
    out: "",
    lineFrom: 0,
  };
  for (let at = 0; at <= weaving.after.length; at++) {
    crossTo(loom, at);
    if (at < weaving.after.length) emit(loom, at);
  }
  return loom.pieces;
}

/** Pairs of tokens that continue each other: first from both ends with their marks, then by what they say. */
function pairTokens(old: readonly Token[], after: readonly Token[]): number[] {
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
function renamedReferences(old: readonly Token[], after: readonly Token[], pairs: readonly number[]): Set<Tree> {
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
function disturbedMarks(old: readonly Token[], pairs: readonly number[]): Set<Tree> {
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

function oldBefore(loom: Loom, at: number): number | null {
  if (at === 0) return -1;
  const pair = loom.pairs[at - 1] ?? -1;
  return pair === -1 ? null : pair;
}

function oldAt(loom: Loom, at: number): number | null {
  if (at === loom.after.length) return loom.old.length;
  const pair = loom.pairs[at] ?? -1;
  return pair === -1 ? null : pair;
}

/** Write what stands between token `at - 1` and token `at`: the ends and beginnings of marks. */
function crossTo(loom: Loom, at: number): void {
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
  if (now.length !== target.length || !target.every(({ key }) => now.some((mark) => mark.key === key))) return false;
  const from = loom.old[left]?.to ?? loom.content.from;
  const to = loom.old[left + 1]?.from ?? loom.content.to;
  if (loom.copiedFrom !== null && /[\r\n]/.test(loom.setting.source.slice(from, to))) return false;
  loom.open.splice(0, loom.open.length, ...now);
  keep(loom, { from, to });
  return true;
}

function crossNew(loom: Loom, at: number, target: readonly Mark[]): void {
  const wanted = new Set(target.map(({ key }) => key));
  const stays = loom.open.findIndex(({ key }) => !wanted.has(key));
  const closed = stays === -1 ? [] : loom.open.splice(stays).toReversed();
  for (const mark of closed) write(loom, closeOf(loom, mark));
  const open = new Set(loom.open.map(({ key }) => key));
  const opening = target
    .filter(({ key }) => !open.has(key))
    .toSorted((one, other) => extentOf(loom.after, at, other.key) - extentOf(loom.after, at, one.key));
  if (loom.setting.care === "encoded" && closed.length + opening.length > 0) protectFlank(loom, at, closed.length > 0);
  for (const mark of opening) openMark(loom, at, mark);
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
    loom.old.find(({ marks }) => marks.some(({ key }) => key === mark.key))?.marks.find(({ key }) => key === mark.key)?.node;
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

function newDelimiters(loom: Loom, at: number, mark: Mark, like: Tree | null): { open: string; close: string } {
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

function twice(delimiter: string): { open: string; close: string } {
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

function emit(loom: Loom, at: number): void {
  const token = loom.after[at];
  if (!token) return;
  const pair = oldAt(loom, at);
  const old = pair === null ? undefined : loom.old[pair];
  if (token.text === "\n" || token.key === "break") emitBreak(loom, token, old);
  else if (token.node) emitAtom(loom, token.node, old, at);
  else emitCharacter(loom, at, token.text, old);
}

function emitBreak(loom: Loom, token: Token, old: Token | undefined): void {
  const { setting, copiedFrom, prefix } = loom;
  if (old && copiedFrom === null) {
    keep(loom, old);
  } else {
    const spelt = old ? setting.source.slice(old.from, old.to).replace(/[\r\n][\s\S]*$/, "") : null;
    // Two spaces alone on a line would be a blank line.
    const empty = loom.out.slice(loom.lineFrom).trim() === "";
    const usual = (setting.style.hardBreak === "backslash") !== setting.alternate || empty ? "\\" : "  ";
    const mark = token.text === "\n" ? "" : (spelt ?? usual);
    write(loom, mark + setting.lineEnding + prefix);
  }
  loom.lineFrom = loom.out.length;
}

function emitAtom(loom: Loom, node: Tree, old: Token | undefined, at: number): void {
  const { source, style, care } = loom.setting;
  if (old) {
    const slice = source.slice(old.from, old.to);
    if (loom.copiedFrom === null || !/[\r\n]/.test(slice)) return keep(loom, old);
  }
  const replaced = old ?? replacedAtom(loom, node, at);
  const spelt = replaced ? source.slice(replaced.from, replaced.to) : null;
  const text = writeAtom(node, { style, care, old: spelt, inCell: loom.inside === "tableCell" });
  write(loom, text.split("\n").join(loom.setting.lineEnding + loom.prefix));
}

/** The old atom of the same type that stood where a new one now stands. */
function replacedAtom(loom: Loom, node: Tree, at: number): Token | undefined {
  const left = oldBefore(loom, at);
  const candidates = left === null ? loom.old : loom.old.slice(left + 1);
  return candidates.find((token) => token.node?.type === node.type && !loom.pairs.includes(loom.old.indexOf(token)));
}

function emitCharacter(loom: Loom, at: number, text: string, old: Token | undefined): void {
  const { setting, inside } = loom;
  const spelt = old ? setting.source.slice(old.from, old.to) : text;
  if (old && spelt !== text) return keep(loom, old);
  const standing = { line: loom.out.slice(loom.lineFrom), rest: upcoming(loom, at + 1), inside, typed: !old };
  const careful = written(text, standing, setting.care, setting.dialect);
  if (setting.care === "encoded" && flanksClose(loom, at, text)) return write(loom, reference(text));
  if (old && careful === spelt) return keep(loom, old);
  write(loom, careful);
}

/** Whether `text` is a letter just after a mark that ends with punctuation. */
function flanksClose(loom: Loom, at: number, text: string): boolean {
  const before = loom.after[at - 1];
  const ended = before?.marks.some(({ key }) => !loom.after[at]?.marks.some((mark) => mark.key === key));
  if (!ended || !before?.text) return false;
  return classifyCharacter(before.text.codePointAt(0) ?? null) === 2 && classifyCharacter(text.codePointAt(0) ?? null) === undefined;
}

const AHEAD = 40;

/** What follows on the line, as text; an atom counts as a letter. */
function upcoming(loom: Loom, at: number): string {
  let text = "";
  for (let next = at; next < loom.after.length && text.length < AHEAD; next++) {
    const token = loom.after[next];
    if (!token || token.key === "break" || token.text === "\n") break;
    text += token.node ? "x" : token.text;
  }
  return text;
}

function keep(loom: Loom, { from, to }: Span): void {
  if (from === to) return;
  const last = loom.pieces.at(-1);
  if (last?.kind === "kept" && last.to === from) loom.pieces[loom.pieces.length - 1] = { ...last, to };
  else loom.pieces.push({ kind: "kept", from, to });
  loom.out += loom.setting.source.slice(from, to);
}

function write(loom: Loom, text: string): void {
  if (text === "") return;
  const last = loom.pieces.at(-1);
  if (last?.kind === "written") loom.pieces[loom.pieces.length - 1] = { kind: "written", text: last.text + text };
  else loom.pieces.push({ kind: "written", text });
  loom.out += text;
}

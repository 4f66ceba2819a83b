/** Lists: items added, removed and moved beside their neighbours, markers and numbers, tasks. */

import type { Patch } from "../document/patch.ts";
import {
  compareChildren,
  patchPaired,
  patchStretches,
  type Descent,
  type Siblings,
} from "./rewrite-children.ts";
import { patchFlow } from "./rewrite-flow.ts";
import { blankLines, lineEnd, linePrefix, lineStart, withPrefix } from "./rewrite-lines.ts";
import type { Rewriting } from "./rewrite-setting.ts";
import { childrenOf, placeOf, spanOf, type Tree } from "./rewrite-tree.ts";
import { itemMarks, writeItem } from "./rewrite-write.ts";

/** The marker of an old item: its bullet, or its number and delimiter, and the white space after it. */
interface Marker {
  readonly from: number;
  readonly text: string;
  readonly number: number | null;
  readonly delimiter: string;
  readonly padding: string;
}

const MARKER = /(?:[-*+]|(\d{1,9})([.)]))([ \t]*)/y;

function markerOf(item: Tree, source: string): Marker | null {
  const { from } = spanOf(item);
  MARKER.lastIndex = from;
  const match = MARKER.exec(source);
  if (!match) return null;
  const [whole, digits, delimiter = "", padding = ""] = match;
  const text = whole.slice(0, whole.length - padding.length);
  return {
    from,
    text,
    delimiter,
    padding,
    number: digits === undefined ? null : Number.parseInt(digits, 10),
  };
}

/** Patch a list; `null` when none of its items lives on or their markers cannot be read. */
export function patchList(before: Tree, after: Tree, descent: Descent): Patch[] | null {
  const { setting } = descent;
  const siblings = compareChildren(before, after, setting);
  const markers = siblings.old.map((item) => markerOf(item, setting.source));
  const first = siblings.old[0];
  if (!first || siblings.after.length === 0 || markers.includes(null)) return null;
  const plan = planMarkers({ before, after, siblings, markers: markers as Marker[], setting });
  const gap = gapBetween(siblings.old, setting, Boolean(after.spread));
  const prefix = linePrefix(setting.source, spanOf(first).from);
  const write = (item: Tree, index: number): string => {
    const { text, padding } = plan[index] ?? { text: setting.style.bullet, padding: " " };
    return withPrefix(writeItem(item, text, padding, setting), prefix, setting.lineEnding);
  };
  const stretched = patchStretches(siblings, {
    write,
    gap: () => gap,
    keepsLaterGap: () => false,
  });
  if (!stretched) return null;
  const renamed = siblings.pairs.flatMap((pair, index) => {
    const old = siblings.old[pair];
    const marker = markers[pair];
    const wanted = plan[index]?.text;
    if (!old || !marker || wanted === undefined || marker.text === wanted) return [];
    return replaceMarker(old, marker, wanted, setting.source);
  });
  const loosened = patchLooseness(siblings, isLoose(before), isLoose(after), setting);
  return [...stretched, ...renamed, ...loosened, ...patchPaired(siblings, descent, write)];
}

function isLoose(list: Tree): boolean {
  return Boolean(list.spread) || childrenOf(list).some(({ spread }) => spread);
}

/** Gaps between items that stay neighbours: one blank line where a list would turn tight, none where it did. */
function patchLooseness(
  { old, pairs, after }: Siblings,
  was: boolean,
  is: boolean,
  { source, lineEnding }: Rewriting,
): Patch[] {
  const gaps = pairs.slice(1).flatMap((pair, index) => {
    const [left, right] = [old[pairs[index] ?? -1], old[pair]];
    if (!left || !right || pair !== (pairs[index] ?? -1) + 1) return [];
    return [{ from: spanOf(left).to, to: spanOf(right).from }];
  });
  const blank = gaps.filter(({ from, to }) => blankLines(source.slice(from, to)) > 0);
  if (is && blank.length === 0 && !after.some(({ spread }) => spread)) {
    const gap = gaps[0];
    if (!gap) return [];
    const prefix = linePrefix(source, gap.to).trimEnd();
    return [{ from: gap.from, to: gap.from, insert: lineEnding + prefix }];
  }
  if (is || !was) return [];
  return blank.map(({ from, to }) => ({ from, to, insert: lineEnding + linePrefix(source, to) }));
}

/** What stands between two items: what stands between the old ones, else a line ending, and a blank line in a loose list. */
function gapBetween(items: readonly Tree[], { source, lineEnding }: Rewriting, loose: boolean): string {
  const first = items[0];
  const gaps = items.slice(1).map((item, index) => {
    const left = items[index];
    return left ? source.slice(spanOf(left).to, spanOf(item).from) : "";
  });
  const blank = gaps.filter((gap) => blankLines(gap) > 0);
  const usual = blank.length * 2 > gaps.length ? blank[0] : gaps.find((gap) => blankLines(gap) === 0);
  if (usual !== undefined) return usual;
  const prefix = first ? linePrefix(source, spanOf(first).from) : "";
  return loose ? lineEnding + prefix.trimEnd() + lineEnding + prefix : lineEnding + prefix;
}

interface Planning {
  readonly before: Tree;
  readonly after: Tree;
  readonly siblings: Siblings;
  readonly markers: readonly Marker[];
  readonly setting: Rewriting;
}

type PlannedMarker = Pick<Marker, "text" | "padding">;

/** The marker of every item of the new list. Old ones stay unless the list counts and its count has moved. */
function planMarkers(planning: Planning): PlannedMarker[] {
  const { before, after, siblings, markers, setting } = planning;
  const model = markers[0];
  const converted = Boolean(before.ordered) !== Boolean(after.ordered);
  const fresh = itemMarks(after, setting, false);
  const delimiter = converted ? fresh.delimiter : (model?.delimiter ?? fresh.delimiter);
  const numbers = planNumbers(planning);
  return siblings.after.map((_, index) => {
    const pair = siblings.pairs[index] ?? -1;
    const neighbour = markers[pair] ?? neighbourOf(planning, index);
    const padding = converted || !neighbour?.padding ? fresh.padding : neighbour.padding;
    if (after.ordered) return { text: `${numbers[index] ?? 1}${delimiter}`, padding };
    return { text: converted ? fresh.bullet : (neighbour?.text ?? fresh.bullet), padding };
  });
}

/** The marker of the nearest old item before, else after, the new item at `index`. */
function neighbourOf({ siblings, markers }: Planning, index: number): Marker | undefined {
  for (let near = index - 1; near >= 0; near--) {
    const marker = markers[siblings.pairs[near] ?? -1];
    if (marker) return marker;
  }
  for (let near = index + 1; near < siblings.after.length; near++) {
    const marker = markers[siblings.pairs[near] ?? -1];
    if (marker) return marker;
  }
  return undefined;
}

function planNumbers({ before, after, siblings, markers, setting }: Planning): number[] {
  const old = markers.map(({ number }) => number ?? 0);
  const first = old[0] ?? 1;
  const start = before.ordered && (before.start ?? 1) === (after.start ?? 1) ? first : (after.start ?? 1);
  const counts =
    old.every((number, index) => number === first + index) && (old.length > 1 || setting.style.counts);
  if (counts || !before.ordered) return siblings.after.map((_, index) => start + index);
  if (old.every((number) => number === first)) return siblings.after.map(() => start);
  let previous = start - 1;
  return siblings.pairs.map((pair, index) => {
    const number = index === 0 ? start : (old[pair] ?? previous + 1);
    previous = number;
    return number;
  });
}

/** Patch an item's marker; where its width changes, its padding or the indentation of its further lines follows. */
function replaceMarker(item: Tree, marker: Marker, text: string, source: string): Patch[] {
  const { to } = spanOf(item);
  const grows = text.length - marker.text.length;
  const end = marker.from + marker.text.length;
  const single = lineEnd(source, marker.from) >= to;
  if (grows === 0 || single) return [{ from: marker.from, to: end, insert: text }];
  const padding = marker.padding.length - grows;
  if (
    /^ +$/.test(marker.padding) &&
    marker.padding.length <= 4 &&
    padding >= 1 &&
    padding <= 4 &&
    marker.padding.length > 1
  ) {
    return [{ from: marker.from, to: end + marker.padding.length, insert: text + " ".repeat(padding) }];
  }
  return [{ from: marker.from, to: end, insert: text }, ...indentLines(item, grows, source)];
}

/** Move the further lines of `item` by `columns`. */
function indentLines(item: Tree, columns: number, source: string): Patch[] {
  const { from, to } = spanOf(item);
  const outer = linePrefix(source, from).length;
  const patches: Patch[] = [];
  for (let at = lineEnd(source, from); at < to; at = lineEnd(source, at)) {
    at = source[at] === "\r" && source[at + 1] === "\n" ? at + 2 : at + 1;
    const start = lineStart(source, at) + outer;
    const end = lineEnd(source, at);
    if (start >= end || source.slice(start, end).trim() === "") continue;
    if (columns > 0) {
      patches.push({ from: start, to: start, insert: " ".repeat(columns) });
      continue;
    }
    let width = 0;
    while (width < -columns && source[start + width] === " ") width++;
    if (width > 0) patches.push({ from: start, to: start + width, insert: "" });
  }
  return patches;
}

const BOX = /\[[ \t\r\nxX]\]/y;

/** Patch one item: its task's box, and the blocks inside. */
export function patchItem(before: Tree, after: Tree, descent: Descent): Patch[] | null {
  const box = patchBox(before, after, descent.setting.source);
  if (!box) return null;
  const { signature } = descent.setting;
  const same =
    childrenOf(before).length === childrenOf(after).length &&
    childrenOf(before).every((child, index) => {
      const other = childrenOf(after)[index];
      return other !== undefined && signature(child) === signature(other);
    });
  if (same) return box;
  const flow = patchFlow(before, after, descent);
  return flow && [...box, ...flow];
}

function patchBox(before: Tree, after: Tree, source: string): Patch[] | null {
  const was = before.checked ?? null;
  const is = after.checked ?? null;
  if (was === is) return [];
  const marker = markerOf(before, source);
  if (!marker) return null;
  const from = marker.from + marker.text.length + marker.padding.length;
  if (was === null) {
    const first = childrenOf(before)[0];
    const at = first && placeOf(first)?.from;
    return at === undefined || first?.type !== "paragraph"
      ? null
      : [{ from: at, to: at, insert: is ? "[x] " : "[ ] " }];
  }
  BOX.lastIndex = from;
  if (!BOX.test(source)) return null;
  if (is === null) return [{ from, to: from + (/\s/.test(source[from + 3] ?? "") ? 4 : 3), insert: "" }];
  return [{ from: from + 1, to: from + 2, insert: is ? "x" : " " }];
}

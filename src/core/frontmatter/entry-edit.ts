/** Entries of maps and lists as text: put in, taken out, moved. The same for every language. */

import { lineAt, type Range } from "../document/parts.ts";
import type { Edit, Patch } from "../document/patch.ts";
import { moved } from "./change.ts";
import { lineStart, type SourceItem, type SourceList, type SourceMap } from "./source-tree.ts";
import type { Surroundings } from "./spelling.ts";

type Container = SourceMap | SourceList;

/** Put `entry` in so that it stands at `index`. */
export function putEntry(around: Surroundings, container: Container, index: number, entry: string): Patch {
  const { text, lineEnding } = around;
  const next = container.entries[index]?.slot;
  if (container.layout === "flow") return putInFlow(text, container, next, entry);
  const indent = " ".repeat(container.indent);
  if (next) return insertion(next.from, entry + lineEnding + indent);
  if (container.appendAt === null) throw new RangeError("there is no room for another entry");
  const startsLine = lineStart(text, container.appendAt) === container.appendAt;
  return insertion(container.appendAt, (startsLine ? "" : lineEnding) + indent + entry + lineEnding);
}

function putInFlow(text: string, container: Container, next: Range | undefined, entry: string): Patch {
  const separator = separatorOf(text, container);
  if (next) return insertion(next.from, entry + separator);
  const last = container.entries.at(-1)?.slot;
  if (last) return insertion(last.to, separator + entry);
  const inside = { from: container.range.from + 1, to: container.range.to - 1 };
  const isBlank = text.slice(inside.from, inside.to).trim() === "";
  return isBlank ? { ...inside, insert: entry } : insertion(inside.from, entry);
}

/** What stands between two entries of a flow collection: the comma, and the space or line break of its own style. */
function separatorOf(text: string, container: Container): string {
  const [first, second] = container.entries;
  if (first && second) {
    const between = text.slice(first.slot.to, second.slot.from);
    if (/^\s*,\s*$/.test(between)) return between.trimStart();
  }
  const lead = first ? text.slice(container.range.from + 1, first.slot.from) : "";
  return /^\s*[\r\n]\s*$/.test(lead) ? `,${lead}` : ", ";
}

/**
 * Take the entry at `index` out, with everything that is written elsewhere and belongs to it: TOML lets a table's
 * parts stand apart, and some have no lines of their own.
 */
export function takeWhole(text: string, container: Container, index: number): Edit {
  const entry = container.entries[index];
  const parts = entry ? partsOf(entry).toSorted((one, other) => one.from - other.from) : [];
  const [only, ...others] = parts.filter((part, at) => !parts.slice(0, at).some(({ to }) => part.to <= to));
  const isOwnSlot = only?.from === entry?.slot.from && only?.to === entry?.slot.to;
  if (!only || (isOwnSlot && others.length === 0)) return [takeEntry(text, container, index)];
  return [only, ...others].map(({ from, to }) => ({ from: lineStart(text, from), to, insert: "" }));
}

function partsOf({ slot, node }: SourceItem): readonly Range[] {
  if (node.kind !== "map" || node.tableName === undefined) return [slot];
  const below = node.entries.flatMap(partsOf);
  return node.layout === "spread" ? below : [slot, ...below];
}

/** Take the entry at `index` out: its whole lines in a block, its comma too between brackets. */
function takeEntry(text: string, container: Container, index: number): Patch {
  const { entries, layout } = container;
  const slot = entries[index]?.slot;
  if (!slot) throw new RangeError(`there is no entry ${index}`);
  const next = entries[index + 1]?.slot;
  if (layout === "flow") {
    if (next) return { from: slot.from, to: next.from, insert: "" };
    const before = entries[index - 1]?.slot;
    if (before) return { from: before.to, to: slot.to, insert: "" };
    return { from: container.range.from + 1, to: container.range.to - 1, insert: "" };
  }
  const start = lineStart(text, slot.from);
  // The first field of a list's item shares its line with the dash, which stays.
  if (text.slice(start, slot.from).trim() !== "" && next)
    return { from: slot.from, to: next.from, insert: "" };
  return { from: start, to: slot.to, insert: "" };
}

/** Move an entry to another index: the entries' texts change places, what stands between them stays. */
export function moveEntry(text: string, container: Container, from: number, to: number): Patch {
  const slots = container.entries.map(({ slot }) => slot);
  const order = moved(slots, from, to);
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  let insert = "";
  for (let index = first; index <= last; index++) {
    const own = slots[index];
    const taken = order[index];
    if (!own || !taken) throw new RangeError(`there is no place ${index}`);
    insert += text.slice(taken.from, taken.to);
    const next = index < last ? slots[index + 1] : undefined;
    if (next) insert += text.slice(own.to, next.from);
  }
  return { from: slots[first]?.from ?? 0, to: slots[last]?.to ?? 0, insert };
}

/** Whether nothing but a line ending follows `offset` in its line. */
export function endsLine(text: string, offset: number): boolean {
  return text.slice(offset, lineAt(text, offset).end).trim() === "";
}

function insertion(at: number, insert: string): Patch {
  return { from: at, to: at, insert };
}

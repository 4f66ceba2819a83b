/** The edit that leads from the old body's text to the joined entries: small patches, nothing that stays is named. */

import { editBetween, shiftEdit, type Edit, type Patch } from "../document/patch.ts";
import type { Body } from "./block.ts";
import type { JoinedEntry } from "./save-gaps.ts";

interface Piece {
  readonly text: string;
  /** Where this piece stood in the old text; absent for what is new or moved. */
  readonly old?: { readonly from: number; readonly to: number };
}

/** The edit (offsets in the old body's text), and where each entry begins in the new text. */
export function editOf(
  before: Body,
  entries: readonly JoinedEntry[],
): { readonly edit: Edit; readonly starts: readonly number[] } {
  const places = placesOf(before);
  const staying = longestAscent(entries);
  const pieces: Piece[] = [];
  const starts: number[] = [];
  let offset = before.lead.length;
  entries.forEach((entry, index) => {
    starts.push(offset);
    offset += entry.source.length + entry.gap.length;
    const first = staying.has(index) ? places[entry.old] : undefined;
    const place = first && places[entry.until];
    pieces.push({
      text: entry.source,
      ...(first && place && { old: { from: first.from, to: place.gapFrom } }),
    });
    const nextStays =
      entries[index + 1] && staying.has(index + 1) ? places[entries[index + 1]?.old ?? -1] : undefined;
    const gap = gapPlace(place, nextStays, index === entries.length - 1 ? places.at(-1) : undefined, entry);
    pieces.push({ text: entry.gap, ...(gap && { old: gap }) });
  });
  return { edit: patchesOf(before, pieces), starts };
}

interface Place {
  readonly from: number;
  readonly gapFrom: number;
  readonly to: number;
  readonly gap: string;
  /** The place of the block before. */
  readonly previous: Place | undefined;
}

function placesOf({ lead, blocks }: Body): Place[] {
  const places: Place[] = [];
  let from = lead.length;
  for (const { source, gap } of blocks) {
    const gapFrom = from + source.length;
    places.push({ from, gapFrom, to: gapFrom + gap.length, gap, previous: places.at(-1) });
    from = gapFrom + gap.length;
  }
  return places;
}

/** The old gap that the gap after an entry continues. */
function gapPlace(
  place: Place | undefined,
  next: Place | undefined,
  last: Place | undefined,
  { gap }: JoinedEntry,
) {
  const behind = next?.previous;
  if (last) return { from: last.gapFrom, to: last.to };
  if (place && behind === place) return { from: place.gapFrom, to: place.to };
  if (behind && behind.gap === gap) return { from: behind.gapFrom, to: behind.to };
  return place && place.gap === gap ? { from: place.gapFrom, to: place.to } : undefined;
}

function patchesOf({ lead, blocks }: Body, pieces: readonly Piece[]): Edit {
  const text = lead + blocks.map(({ source, gap }) => source + gap).join("");
  const patches: Patch[] = [];
  let position = lead.length;
  let insert = "";
  const put = (from: number, to: number, added: string): void => {
    patches.push(...shiftEdit(editBetween(text.slice(from, to), added), from));
  };
  for (const { text: added, old } of pieces) {
    if (!old || old.from < position) {
      insert += added;
      continue;
    }
    put(position, old.from, insert);
    insert = "";
    put(old.from, old.to, added);
    position = old.to;
  }
  put(position, text.length, insert);
  return merged(patches).flatMap(({ from, to, insert }) =>
    shiftEdit(editBetween(text.slice(from, to), insert), from),
  );
}

/** Patches that touch become one. */
function merged(patches: readonly Patch[]): Patch[] {
  const result: Patch[] = [];
  for (const patch of patches) {
    const last = result.at(-1);
    if (last && last.to === patch.from) {
      result[result.length - 1] = { from: last.from, to: patch.to, insert: last.insert + patch.insert };
    } else {
      result.push(patch);
    }
  }
  return result;
}

/** The entries that keep their place: the longest run of old blocks still in order. The others have moved. */
function longestAscent(entries: readonly JoinedEntry[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Map<number, number>();
  const oldAt = (index: number | undefined): number =>
    index === undefined ? -1 : (entries[index]?.old ?? -1);
  entries.forEach(({ old }, index) => {
    if (old === -1) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (oldAt(ends[middle]) < old) low = middle + 1;
      else high = middle;
    }
    const left = ends[low - 1];
    if (left !== undefined) previous.set(index, left);
    ends[low] = index;
  });
  const staying = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) staying.add(at);
  return staying;
}

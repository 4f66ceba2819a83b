/**
 * Patches: the one form in which every edit of a document travels, whichever pane it came from.
 *
 * Offsets are UTF-16 code units in the text *before* the edit.
 */

/** Replace the code units `from` (inclusive) to `to` (exclusive) by `insert`. */
export interface Patch {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Patches in ascending order that do not overlap; all offsets refer to the text before the edit. */
export type Edit = readonly Patch[];

/**
 * Apply `edit` to `text`.
 *
 * @throws RangeError when patches are out of order, overlap, or leave the text.
 */
export function applyEdit(text: string, edit: Edit): string {
  let result = "";
  let position = 0;
  for (const { from, to, insert } of edit) {
    if (from < position || to < from || to > text.length) {
      throw new RangeError(`patch ${from}-${to} does not fit a text of ${text.length} after ${position}`);
    }
    result += text.slice(position, from) + insert;
    position = to;
  }
  return result + text.slice(position);
}

/** The edit that turns the edited text back into `text`, to the code unit. */
export function invertEdit(text: string, edit: Edit): Edit {
  let shift = 0;
  return edit.map(({ from, to, insert }) => {
    const start = from + shift;
    shift += insert.length - (to - from);
    return { from: start, to: start + insert.length, insert: text.slice(from, to) };
  });
}

/**
 * Where `offset` of the text before stands in the text after.
 *
 * An offset inside replaced text, or at the place of an insertion, goes to the replacement's
 * start (`side` "before") or end ("after").
 */
export function mapOffset(edit: Edit, offset: number, side: "before" | "after" = "after"): number {
  let shift = 0;
  for (const { from, to, insert } of edit) {
    if (offset < from || (offset === from && side === "before")) break;
    if (offset < to || (offset === to && from === to)) {
      return from + shift + (side === "after" ? insert.length : 0);
    }
    shift += insert.length - (to - from);
  }
  return offset + shift;
}

/** Move an edit of a part of a text (its offsets relative to `start`) to the whole text. */
export function shiftEdit(edit: Edit, start: number): Edit {
  return edit.map(({ from, to, insert }) => ({ from: from + start, to: to + start, insert }));
}

/**
 * The one patch between the first and the last difference of two texts, or no patch when they are equal.
 *
 * It never cuts a surrogate pair or a CRLF in two, so that what a person sees change is what is named.
 */
export function editBetween(before: string, after: string): Edit {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  while (start > 0 && (splitsUnit(before, start) || splitsUnit(after, start))) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  while (end > 0 && (splitsUnit(before, before.length - end) || splitsUnit(after, after.length - end))) {
    end--;
  }
  return [{ from: start, to: before.length - end, insert: after.slice(start, after.length - end) }];
}

/** Whether `offset` falls between the halves of a surrogate pair or of a CRLF. */
function splitsUnit(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  const pair = left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
  return pair || (left === 0x0d && right === 0x0a);
}

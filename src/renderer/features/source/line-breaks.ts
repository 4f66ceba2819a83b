/**
 * Between a document's text and CodeMirror's: there every line break is one position, here it is what the file has.
 *
 * Offsets of the text are UTF-16 code units; positions are CodeMirror's. They differ by one for every CRLF before them.
 */

import { editBetween, type Edit, type Patch } from "#core/document/patch";
import type { LineEnding } from "#core/document/parts";

/** A change as CodeMirror wants it: positions before the change. */
export interface EditorChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text with every line break as CodeMirror keeps it. */
export function editorText(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Where the position `at` of the editor stands in `text`. A break's position is before the whole break. */
export function offsetOf(text: string, at: number): number {
  if (!text.includes("\r")) return at;
  let offset = at;
  for (let pair = text.indexOf("\r\n"); pair !== -1 && pair < offset; pair = text.indexOf("\r\n", pair + 2)) {
    offset++;
  }
  return offset;
}

/** Where `offset` of `text` stands in the editor. An offset inside a CRLF goes before it. */
export function positionOf(text: string, offset: number): number {
  if (!text.includes("\r")) return offset;
  let pairs = 0;
  for (let pair = text.indexOf("\r\n"); pair !== -1 && pair < offset; pair = text.indexOf("\r\n", pair + 2)) {
    pairs++;
  }
  return offset - pairs;
}

/**
 * The edit of `text` that a change in the editor means.
 *
 * What was typed or pasted gets `lineEnding` for each break. Where a lone CR and a lone LF would come to stand
 * side by side and so be read as one break, one of them becomes a CRLF: the lines that a person sees stay the
 * lines that the file has.
 */
export function editOfChanges(text: string, changes: readonly EditorChange[], lineEnding: LineEnding): Edit {
  if (!text.includes("\r") && lineEnding === "\n") return changes;
  return changes.map((change) =>
    keepBreaksApart(text, {
      from: offsetOf(text, change.from),
      to: offsetOf(text, change.to),
      insert: change.insert.replaceAll("\n", lineEnding),
    }),
  );
}

function keepBreaksApart(text: string, { from, to, insert }: Patch): Patch {
  const follows = insert === "" ? text[to] : insert[0];
  const before = text[from - 1] === "\r" && follows === "\n" ? "\r" : "";
  const after = insert.endsWith("\r") && text[to] === "\n" ? "\n" : "";
  return { from, to, insert: before + insert + after };
}

/** The changes in the editor that an edit from elsewhere means: `edit` turned `before` into `after`. */
export function changesOfEdit(before: string, after: string, edit: Edit): readonly EditorChange[] {
  if (!before.includes("\r") && !after.includes("\r")) return edit;
  // Edits can split or join a CRLF, which no mapping of offsets expresses: compare what the editor shows.
  return editBetween(editorText(before), editorText(after));
}

/** Edits of a translation's blocks, as patches of its document's text: nothing else of it changes. */

import type { DocumentParts } from "../document/parts.ts";
import type { Edit } from "../document/patch.ts";
import type { Body } from "../markdown/block.ts";
import type { BlockRow } from "./block-states.ts";

/** A translation's document, taken apart. */
export interface TargetDocument {
  readonly parts: Pick<DocumentParts, "body" | "lineEnding" | "text">;
  readonly body: Body;
}

/** Replace the source text of the block at `at`. An empty text takes the block away, with the gap after it. */
export function replaceBlock({ parts, body }: TargetDocument, at: number, text: string): Edit {
  const block = body.blocks[at];
  if (!block) return [];
  const from = startOf(body, parts.body.from, at);
  const insert = withLineEnding(text, parts.lineEnding);
  if (insert === block.source) return [];
  const to = from + block.source.length + (insert.trim() === "" ? block.gap.length : 0);
  return [{ from, to, insert: insert.trim() === "" ? "" : insert }];
}

/** Put `text` as a block of its own where the row `at` stands: behind the nearest block before it that the target has. */
export function insertAtRow(
  { parts, body }: TargetDocument,
  rows: readonly BlockRow[],
  { at, text }: { readonly at: number; readonly text: string },
): Edit {
  const before = rows.slice(0, at).findLast((row) => row.target !== null && row.state !== "moved")?.target;
  const insert = withLineEnding(text, parts.lineEnding);
  const apart = parts.lineEnding + parts.lineEnding;
  const block = before === undefined || before === null ? undefined : body.blocks[before];
  if (before === undefined || before === null || !block) {
    const from = parts.body.from + body.lead.length;
    const isAlone = body.blocks.length === 0;
    const lead = isAlone && from > 0 && !/[\r\n]$/.test(parts.text.slice(0, from)) ? parts.lineEnding : "";
    return [{ from, to: from, insert: `${lead}${insert}${isAlone ? parts.lineEnding : apart}` }];
  }
  const from = startOf(body, parts.body.from, before) + block.source.length;
  return [{ from, to: from, insert: apart + insert }];
}

function startOf(body: Body, bodyFrom: number, at: number): number {
  return body.blocks
    .slice(0, at)
    .reduce((sum, { source, gap }) => sum + source.length + gap.length, bodyFrom + body.lead.length);
}

function withLineEnding(text: string, lineEnding: string): string {
  return text.replace(/\r\n|\r|\n/g, lineEnding);
}

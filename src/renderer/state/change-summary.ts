/** What a save would change, in a few words: counted off the key's path. */

import { changedLines } from "./edit-lines.ts";
import type { DocumentSnapshot } from "./document-session.ts";

export interface ChangeSummary {
  /** Lines that are other, new or gone: what a reviewer would have to read. */
  readonly lines: number;
  readonly inFrontmatter: boolean;
}

/** Count the changes between what the file holds and the text. */
export function summarizeChanges({
  savedText,
  text,
  parts,
}: Pick<DocumentSnapshot, "savedText" | "text" | "parts">): ChangeSummary {
  const runs = changedLines(savedText, text);
  const bodyStart = parts.body.from;
  let shift = 0;
  let lines = 0;
  let inFrontmatter = false;
  for (const { from, removed, added } of runs) {
    // A line that was changed counts once, not as one that went and one that came.
    lines += Math.max(removed.length, added.length);
    inFrontmatter ||= from + shift < bodyStart;
    shift += lengthOf(added) - lengthOf(removed);
  }
  return { lines, inFrontmatter };
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

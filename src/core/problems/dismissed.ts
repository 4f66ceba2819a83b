/** Findings that a site's people have looked at and let stand: kept in the site, for all who work on it. */

import { contentHash } from "../locale/content-hash.ts";
import type { Problem } from "./problem.ts";

/** Where they are kept, from the site's root. A line for each, so that two people's lists merge line by line. */
export const DISMISSED_FILE = ".galley/dismissed.txt";

/**
 * A finding in one line: its rule, its file, its field, and what it says. The line of the text is not in it: a finding
 * stays dismissed when something above it is written, and comes back when what it says changes.
 */
export function dismissalOf({
  path,
  problem: { rule, field, details },
}: {
  readonly path: string;
  readonly problem: Pick<Problem, "rule" | "field" | "details">;
}): string {
  const said = Object.entries(details).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const parts = [rule, path, (field ?? []).join("."), contentHash(JSON.stringify(said))];
  return parts.map((part) => part.replace(/[\t\r\n]+/g, " ")).join("\t");
}

/** The dismissals of the file's text; lines that are none (a comment, a conflict's marks) are passed over. */
export function readDismissals(text: string): ReadonlySet<string> {
  return new Set(text.split(/\r\n|\n|\r/).filter((line) => line.split("\t").length === 4));
}

/** The file's text: sorted, so that the same list is the same file. */
export function writeDismissals(dismissals: ReadonlySet<string>): string {
  return [...dismissals]
    .toSorted()
    .map((line) => `${line}\n`)
    .join("");
}

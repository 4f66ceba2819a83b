/** Two texts that both came from one, merged: what can only be one way is settled, what collides is left to a person. */

import { splitDocument, type LineEnding } from "../document/parts.ts";
import type { Dialect } from "../markdown/block.ts";
import { composeWoven, type Choice } from "./compose.ts";
import { mergeBody } from "./merge-body.ts";
import { mergeFrontmatter } from "./merge-fields.ts";
import {
  mapVersions,
  settledSection,
  textSection,
  wovenWhole,
  type Section,
  type Versions,
} from "./section.ts";
import type { Sequence } from "./sequence.ts";
import type { Woven, WovenConflict, WovenUnit } from "./weave.ts";

export type { Choice } from "./compose.ts";
export type { Versions } from "./section.ts";

/** A place where both changed the same, differently. Texts are exact; "" where a side has nothing there. */
export interface Conflict extends Versions {
  /** `frontmatter`: all of it, because it cannot be taken apart on every side. */
  readonly kind: "field" | "frontmatter" | "body";
  /** The field's name; "" otherwise. */
  readonly name: string;
}

/** A merge: sections in order, each settled or woven. Its text is `mergedText`. */
export interface Merge {
  /** In document order. */
  readonly conflicts: readonly Conflict[];
  /** How many places of the other text were taken over. */
  readonly taken: number;
  readonly sections: readonly Section[];
}

/**
 * Merge `mine` and `theirs`, which both came from `base`.
 *
 * The body goes by blocks (moved ones are followed; lists and tables also by line), the frontmatter by fields (lists of
 * words by item). A block or field that both changed differently is a conflict, and so is what both put in at one place;
 * the same change on both sides is one. Everything else is, byte for byte, what one side has. When one side changed the
 * line endings or the byte order mark, that holds for all. The result is read back: where it would not read as the
 * same blocks and values, the whole body or frontmatter is one conflict.
 */
export function mergeDocuments(versions: Versions, dialect: Dialect): Merge {
  const whole = settledSection(versions);
  if (whole) return mergeOf([whole]);
  const even = withOneLineEnding(versions);
  const parts = mapVersions(even, splitDocument);
  const mark = mapVersions(parts, ({ hasByteOrderMark }) => (hasByteOrderMark ? "\uFEFF" : ""));
  const sections = [
    settledSection(mark) ?? textSection(mark.mine),
    ...mergeFrontmatter(parts),
    mergeBody(
      mapVersions(parts, ({ text, body }) => text.slice(body.from)),
      { dialect, lineEnding: parts.mine.lineEnding },
    ),
  ];
  const merge = mergeOf(sections);
  return splitsAsMade(sections) ? merge : mergeOf([{ kind: "woven", woven: wovenWhole(even) }]);
}

/** The text that a merge comes to. A conflict without a choice is mine. */
export function mergedText(merge: Merge, choices: readonly (Choice | undefined)[] = []): string {
  let conflict = 0;
  return merge.sections
    .map((section) => {
      if (section.kind === "text") return section.text;
      const count = section.woven.items.filter(({ kind }) => kind === "conflict").length;
      const chosen = choices.slice(conflict, conflict + count);
      conflict += count;
      return composeWoven(section.woven, chosen);
    })
    .join("");
}

/** When one side changed the line endings, all are made so: the rest of the change then shows. */
function withOneLineEnding(versions: Versions): Versions {
  const endings = mapVersions(versions, (text) => splitDocument(text).lineEnding);
  if (endings.mine === endings.base && endings.theirs === endings.base) return versions;
  const ending: LineEnding = endings.mine === endings.base ? endings.theirs : endings.mine;
  return mapVersions(versions, (text) => text.replace(/\r\n|\r|\n/g, ending));
}

function mergeOf(sections: readonly Section[]): Merge {
  const conflicts: Conflict[] = [];
  let taken = 0;
  for (const section of sections) {
    if (section.kind === "text") {
      taken += section.isTaken ? 1 : 0;
      continue;
    }
    let isTaken = false;
    for (const item of section.woven.items) {
      if (item.kind === "conflict") conflicts.push(conflictFrom(section.woven, item));
      const takes = item.kind === "settled" && item.from === "theirs";
      if (takes && !isTaken) taken++;
      isTaken = takes;
    }
  }
  return { conflicts, taken, sections };
}

function conflictFrom(woven: Woven, conflict: WovenConflict): Conflict {
  const { name } = conflict;
  const isBody = woven.mine.rule.kind === "blocks";
  return {
    kind: isBody ? "body" : name === null ? "frontmatter" : "field",
    name: name ?? "",
    base: textOn(woven.base, conflict.base, ({ base }) => base),
    mine: textOn(woven.mine, conflict.mine, ({ mine }) => mine),
    theirs: textOn(woven.theirs, conflict.theirs, ({ theirs }) => theirs),
  };
}

/** The units as they stand on their side, with what is between them there. */
function textOn(
  { units }: Sequence,
  chosen: readonly WovenUnit[],
  indexOf: (unit: WovenUnit) => number,
): string {
  return chosen
    .map((unit, at) => unit.text + (at < chosen.length - 1 ? (units[indexOf(unit)]?.gap ?? "") : ""))
    .join("");
}

/** Whether the result divides into frontmatter and body where it was put together. */
function splitsAsMade(sections: readonly Section[]): boolean {
  return (["mine", "theirs"] as const).every((kind) => {
    const texts = sections.map((section) => sectionText(section, kind));
    const { body } = splitDocument(texts.join(""));
    return body.from === texts.slice(0, -1).join("").length;
  });
}

function sectionText(section: Section, kind: "mine" | "theirs"): string {
  if (section.kind === "text") return section.text;
  return composeWoven(
    section.woven,
    section.woven.items.map(() => ({ kind })),
  );
}

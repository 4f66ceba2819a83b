/** The merge of core, loaded when a document first needs it: it brings the Markdown parser along. */

import { diffArrays } from "diff";
import { applyEdit, type Edit, type Patch } from "#core/document/patch";
import { transformEdit } from "#core/document/transform";
import { wordDiff, type Piece } from "#core/document/word-diff";
import type { Dialect } from "#core/markdown/block";
import { mergeDocuments, mergedText, type Choice, type Merge, type Versions } from "#core/merge/merge";

/** A merge, and the text that choices come to; where none is made, mine. */
export interface MergedTexts extends Merge {
  readonly versions: Versions;
  readonly textWith: (choices: readonly (Choice | undefined)[]) => string;
}

export function mergeTexts(versions: Versions, dialect: Dialect): MergedTexts {
  const merge = mergeDocuments(versions, dialect);
  return { ...merge, versions, textWith: (choices) => mergedText(merge, choices) };
}

/** Both texts as one without asking anybody: where they collide, what either put in stands in one passage. */
export function mergeUnasked(versions: Versions, dialect: Dialect): string {
  const merge = mergeDocuments(versions, dialect);
  return mergedText(
    merge,
    merge.conflicts.map((conflict) => ({ kind: "edit", text: charactersOfBoth(conflict) })),
  );
}

function charactersOfBoth({ base, mine, theirs }: Versions): string {
  const own = smallestEdit(base, mine);
  const isOwn = (patch: Patch) =>
    own.some(({ from, to, insert }) => from === patch.from && to === patch.to && insert === patch.insert);
  const others = smallestEdit(base, theirs).filter((patch) => !isOwn(patch));
  return applyEdit(applyEdit(base, others), transformEdit(own, others, "after"));
}

/** More than this many changed characters in one passage are told word by word. */
const MOST_CHANGES = 1000;

function smallestEdit(before: string, after: string): Edit {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_CHANGES });
  const pieces: readonly Piece[] =
    changes?.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
    })) ?? wordDiff(before, after);
  const edit: Patch[] = [];
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind === "added") edit.push({ from: at, to: at, insert: text });
    else if (kind === "removed") edit.push({ from: at, to: at + text.length, insert: "" });
    if (kind !== "added") at += text.length;
  }
  return edit;
}

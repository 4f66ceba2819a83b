/** The merge of core, loaded when a document first needs it: it brings the Markdown parser along. */

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

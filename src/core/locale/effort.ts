/** How much there is to translate: words, or characters of scripts that put no blanks between words. */

import { valueIn, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { Block, Body } from "../markdown/block.ts";
import { plainText } from "../markdown/plain-text.ts";
import { featuresOf } from "./block-features.ts";
import type { BlockRow } from "./block-states.ts";
import type { FieldProposal } from "./field-proposals.ts";
import { fieldText, type FieldRow } from "./field-states.ts";
import { guessLanguage } from "./language-guess.ts";

/** Counted in the source's unit: of one text, one of the two is 0. */
export interface Effort {
  /** As Unicode Standard Annex 29 cuts them. */
  readonly words: number;
  /** Of Han and kana, each; a word of another script between them counts as one, as word processors have it. */
  readonly characters: number;
}

export type EffortUnit = keyof Effort;

export const NO_EFFORT: Effort = { words: 0, characters: 0 };

export function addEffort(one: Effort, other: Effort): Effort {
  return { words: one.words + other.words, characters: one.characters + other.characters };
}

/** One figure to order efforts of both units by: two characters are read and written as one word is. */
export function weightOf({ words, characters }: Effort): number {
  return words + characters / 2;
}

/** Languages that are written without blanks between words and paid by the character. */
const BY_CHARACTER = new Set(["ja", "zh", "yue", "cmn"]);

/** The unit of a source's locale; where it has none, of what its text looks like. */
export function unitOf(locale: string | null, sample: string): EffortUnit {
  const [language = ""] = (locale ?? guessLanguage(sample) ?? "").split("-");
  return BY_CHARACTER.has(language) ? "characters" : "words";
}

/** What a translation's rows and fields leave to do: what is missing or stale, whole, and nothing that was left so. */
export function effortOfRows(
  { blocks }: Body,
  { rows, fields, unit }: { rows: readonly BlockRow[]; fields: readonly FieldRow[]; unit: EffortUnit },
): Effort {
  let count = 0;
  for (const { source, state, isLeft } of rows) {
    const block = source === null || isLeft || !isToDo(state) ? undefined : blocks[source];
    if (block) count += countBlock(block, unit);
  }
  for (const { source, state, isLeft, rule } of fields) {
    if (isLeft || !isToDo(state) || rule.rule !== "translate" || rule.isPaired) continue;
    count += countField(source, unit);
  }
  return { ...NO_EFFORT, [unit]: count };
}

/** What a whole source asks of its first translation: its body, and the fields that are translated. */
export function effortOfSource(
  { body, fields }: { readonly body: Body; readonly fields: FieldMap },
  rules: readonly FieldProposal[],
  unit: EffortUnit,
): Effort {
  const texts = rules.filter(({ rule, isPaired }) => rule === "translate" && !isPaired);
  const inFields = texts.reduce((sum, { name }) => sum + countField(valueIn(fields, name), unit), 0);
  return { ...NO_EFFORT, [unit]: body.blocks.reduce((sum, each) => sum + countBlock(each, unit), inFields) };
}

function isToDo(state: string): boolean {
  return state === "missing" || state === "stale";
}

const counted: Readonly<Record<EffortUnit, WeakMap<Block, number>>> = {
  words: new WeakMap(),
  characters: new WeakMap(),
};

function countBlock(block: Block, unit: EffortUnit): number {
  const known = counted[unit].get(block);
  if (known !== undefined) return known;
  const count = featuresOf(block).hasText ? countText(textOf(block), unit) : 0;
  counted[unit].set(block, count);
  return count;
}

/** Markup that is kept as it is has no word of its own. */
function textOf({ tree, source }: Block): string {
  const isRaw = tree === null || tree.type === "island";
  return isRaw ? source.replace(/<[^<>]*>|\{\{[^{}]*\}\}/g, " ") : plainText(tree);
}

function countField(value: FieldValue | undefined, unit: EffortUnit): number {
  return value === undefined || value === null ? 0 : countText(fieldText(value), unit);
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTERS = /[\p{L}\p{N}]/gu;
let segmenter: Intl.Segmenter | null = null;

/** How long a text is in the unit. Marks, blanks and punctuation count for nothing. */
export function countText(text: string, unit: EffortUnit): number {
  segmenter ??= new Intl.Segmenter("ja", { granularity: "word" });
  let count = 0;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    const isByLetter = unit === "characters" && UNSPACED.test(segment);
    count += isByLetter ? (segment.match(LETTERS)?.length ?? 0) : 1;
  }
  return count;
}

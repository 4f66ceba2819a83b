/** Plain sentences for problems, in each of Galley's languages. */

import type { InterfaceLanguage } from "../settings/settings.ts";
import type { FieldPath, Fix, Problem } from "./problem.ts";
import { english, englishFixes } from "./words-en.ts";
import { japanese, japaneseFixes } from "./words-ja.ts";

/** What is wrong and what to do next: plain text, one or two sentences. A rule that is not known is named as it is. */
export function describeProblem(problem: Problem, language: InterfaceLanguage): string {
  const words = language === "ja" ? japanese : english;
  const sentence = Object.hasOwn(words, problem.rule) ? words[problem.rule] : undefined;
  return sentence ? sentence(problem.details, fieldLabel(problem.field ?? [])) : problem.rule;
}

/** What the fix does and what it writes: plain text, a few words and the passage. */
export function describeFix({ kind, becomes }: Fix, language: InterfaceLanguage): string {
  return (language === "ja" ? japaneseFixes : englishFixes)[kind](shortened(becomes));
}

/** The way to a field as people write it: `authors[1].name`, items counted from 1. */
export function fieldLabel(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step + 1}]` : index === 0 ? step : `.${step}`))
    .join("");
}

const LONGEST_PASSAGE = 48;

/** A passage as a sentence quotes it: on one line, and without its middle where it is long. */
export function shortened(passage: string): string {
  const characters = [...passage.replace(/\s+/g, " ")];
  if (characters.length <= LONGEST_PASSAGE) return characters.join("");
  const half = (LONGEST_PASSAGE - 1) / 2;
  return `${characters.slice(0, Math.ceil(half)).join("")}…${characters.slice(-Math.floor(half)).join("")}`;
}

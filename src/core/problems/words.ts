/** Plain sentences for problems, in each of Galley's languages. */

import type { InterfaceLanguage } from "../settings/settings.ts";
import type { FieldPath, Problem } from "./problem.ts";
import { english } from "./words-en.ts";
import { japanese } from "./words-ja.ts";

/** What is wrong and what to do next: plain text, one or two sentences. A rule that is not known is named as it is. */
export function describeProblem(problem: Problem, language: InterfaceLanguage): string {
  const words = language === "ja" ? japanese : english;
  const sentence = Object.hasOwn(words, problem.rule) ? words[problem.rule] : undefined;
  return sentence ? sentence(problem.details, fieldLabel(problem.field ?? [])) : problem.rule;
}

/** The way to a field as people write it: `authors[1].name`, items counted from 1. */
export function fieldLabel(path: FieldPath): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step + 1}]` : index === 0 ? step : `.${step}`))
    .join("");
}

/** Plain sentences for problems, in each of Galley's languages. */

import type { InterfaceLanguage } from "../settings/settings.ts";
import type { Problem } from "./problem.ts";

/** One plain sentence: what is wrong and what to do next. */
export function describeProblem(problem: Problem, language: InterfaceLanguage): string {
  return `${language}: ${problem.rule}`;
}

/** Problems for other programs and other people: with their sentences, as lines, tables and SARIF. */

import type { Edit } from "../document/patch.ts";
import type { InterfaceLanguage } from "../settings/settings.ts";
import type { Problem, Severity } from "./problem.ts";
import { describeFix, describeProblem, fieldLabel } from "./words.ts";

/** A problem as `--json` prints it. */
export interface PrintedProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly field?: string;
  readonly line?: number;
  readonly message: string;
  /** What solves it, where Galley can: in words, and as patches of the file's text in UTF-16 code units. */
  readonly fix?: { readonly label: string; readonly edit: Edit };
}

/** The problem with its sentence in `language`. */
export function printedProblem(
  { path, problem }: { readonly path: string; readonly problem: Problem },
  language: InterfaceLanguage,
): PrintedProblem {
  const { rule, severity, field, line, fix } = problem;
  return {
    rule,
    severity,
    path,
    ...(field === undefined ? {} : { field: fieldLabel(field) }),
    ...(line === undefined ? {} : { line }),
    message: describeProblem(problem, language),
    ...(fix === undefined ? {} : { fix: { label: describeFix(fix, language), edit: fix.edit } }),
  };
}

/** The problems as a table: a head, and a row for each. */
export function problemRows(problems: readonly PrintedProblem[]): readonly (readonly string[])[] {
  return [
    ["severity", "rule", "path", "line", "field", "message"],
    ...problems.map(({ severity, rule, path, line, field, message }) => [
      severity,
      rule,
      path,
      line === undefined ? "" : String(line),
      field ?? "",
      message,
    ]),
  ];
}

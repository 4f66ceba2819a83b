/** `galley check`: every problem of every article, by the same services as the window's. */

import type { Edit } from "#core/document/patch";
import type { FileProblem } from "#contract/values";
import { describeFix, describeProblem, fieldLabel } from "#core/problems/words";
import type { InterfaceLanguage } from "#core/settings/settings";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";

/** A problem as `--json` prints it. */
export interface PrintedProblem {
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  readonly path: string;
  readonly field?: string;
  readonly line?: number;
  readonly message: string;
  /** What solves it, where Galley can: in words, and as patches of the file's text in UTF-16 code units. */
  readonly fix?: { readonly label: string; readonly edit: Edit };
}

/**
 * All problems of the articles in `folder`. Fails with a `Failure` when it cannot be opened.
 *
 * Runs over a data folder of its own, so that checking leaves no trace among the recent folders.
 */
export function checkFolder(installation: Installation, folder: string): Promise<readonly FileProblem[]> {
  return withQuietServices(installation, async (calls) => {
    const { id } = await calls["workspace.open"]({ folder });
    return (await calls["problems.read"]({ workspace: id })).problems as readonly FileProblem[];
  });
}

/** The problem with its sentence in `language`. */
export function printedProblem({ path, problem }: FileProblem, language: InterfaceLanguage): PrintedProblem {
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

/** Problems as compilers print them: `path:line: severity: message`, and how many there are. */
export function describeCheck(problems: readonly PrintedProblem[]): string {
  const lines = problems.map(
    ({ path, line, severity, message }) =>
      `${path}${line === undefined ? "" : `:${line}`}: ${severity}: ${message}`,
  );
  const count = (severity: PrintedProblem["severity"]) => {
    const found = problems.filter((problem) => problem.severity === severity).length;
    return `${found} ${severity}${found === 1 ? "" : "s"}`;
  };
  return [...lines, `${count("error")}, ${count("warning")}, ${count("note")}.`].join("\n");
}

/** The language of the terminal, as far as Galley speaks it. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): InterfaceLanguage {
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return named.startsWith("ja") ? "ja" : "en";
}

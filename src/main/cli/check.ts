/** `galley check`: every problem of every article, by the same services as the window's. */

import type { FileProblem } from "#contract/values";
import type { PrintedProblem } from "#core/problems/printed";
import type { InterfaceLanguage } from "#core/settings/settings";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";

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

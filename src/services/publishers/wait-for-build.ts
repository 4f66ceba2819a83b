/** A publisher's first building: everything later waits for it. */

import { Failure } from "#contract/failure";
import type { ToolProcess } from "./tool-process.ts";

export interface FirstBuild {
  readonly process: ToolProcess;
  /** Whether the line ends the first building. */
  readonly ends: (line: string) => boolean;
  readonly problemIn: (lines: readonly string[]) => string | null;
  readonly patience: number;
}

/**
 * Wait for the first building. Fails with `publisher-failed` when the program ends before that, for the reason that
 * it gave, and with `timed-out` after `patience` milliseconds; the program is then stopped.
 */
export async function firstBuild({ process, ends, problemIn, patience }: FirstBuild): Promise<void> {
  const how = await new Promise<"built" | "ended" | "late">((resolve) => {
    const timer = setTimeout(() => finish("late"), patience);
    const finish = (result: "built" | "ended" | "late"): void => {
      clearTimeout(timer);
      stop();
      resolve(result);
    };
    const stop = process.onLine((line) => {
      if (ends(line)) finish("built");
    });
    void process.ended.then(() => finish("ended"));
  });
  if (how === "built") return;
  await process.stop();
  if (how === "late") throw new Failure("timed-out");
  throw new Failure("publisher-failed", { reason: problemIn(process.lines()) ?? lastWords(process) });
}

/** The lines that say why, as far as a sentence can hold them. */
export function lastWords(process: ToolProcess): string {
  const lines = process.lines();
  const said = lines.findLast((line) => /error|fatal|cannot|could not/i.test(line)) ?? lines.at(-1) ?? "";
  return said.trim().slice(0, 300);
}

/** Galley's command, run from its source as `npm run galley` does. */

import { execFile } from "node:child_process";
import { join } from "node:path";

export const program = join(import.meta.dirname, "../../src/main/cli.ts");

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function galley(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const env = { ...process.env, LANG: "C", LC_ALL: "C", npm_lifecycle_event: "", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
    );
  });
}

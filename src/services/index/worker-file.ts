/** Where a thread's program lies: beside its source, or beside the built program. */

import { existsSync } from "node:fs";
import { join } from "node:path";

/** The file of the worker `name`, which is in this folder and is an entry of the build. */
export function workerFile(name: "body-worker" | "search-worker"): string {
  const here = import.meta.dirname;
  if (import.meta.filename.endsWith(".ts")) return join(here, `${name}.ts`);
  const beside = join(here, `${name}.js`);
  return existsSync(beside) ? beside : join(here, "..", `${name}.js`);
}

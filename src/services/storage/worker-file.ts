/** Where a thread's program lies: beside its source, or beside the built program. */

import { existsSync } from "node:fs";
import { join } from "node:path";

const SOURCES = {
  "body-worker": "../index/body-worker.ts",
  "exchange-worker": "../exchange/exchange-worker.ts",
  "terms-worker": "../glossary/terms-worker.ts",
  "memory-worker": "../memory/memory-worker.ts",
  "facts-worker": "../workspace/facts-worker.ts",
  "translation-worker": "../translations/translation-worker.ts",
  "search-worker": "../search/search-worker.ts",
} as const;

/** The file of the worker `name`, which is an entry of the build. */
export function workerFile(name: keyof typeof SOURCES): string {
  const here = import.meta.dirname;
  if (import.meta.filename.endsWith(".ts")) return join(here, SOURCES[name]);
  const beside = join(here, `${name}.js`);
  return existsSync(beside) ? beside : join(here, "..", `${name}.js`);
}

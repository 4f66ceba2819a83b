/** Where Galley itself lies: the same places under a checkout's root and inside a packaged app. */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Installation } from "./start.ts";

/** The installation whose root holds `package.json`, `out` and `resources`. `folder` is what to open first. */
export function installationAt(root: string, userData: string, folder: string | null): Installation {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return {
    version,
    pages: join(root, "out", "renderer"),
    resources: join(root, "resources"),
    userData,
    openOnStart: folder === null ? null : resolve(folder),
  };
}

/** The library that stands in for Galley's saver: no dependency of the project, fetched when it is asked for. */

import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Where the processes of a run find it. */
export const OTHER_SAVER_FOLDER = "GALLEY_OTHER_SAVER";

/** Install it in `folder`, and tell the processes started from here where it is. */
export function fetchOtherSaver(folder: string): void {
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "write-file-atomic@7"];
  const { status } = spawnSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("write-file-atomic could not be fetched");
  process.env[OTHER_SAVER_FOLDER] = join(folder, "node_modules", "write-file-atomic");
}

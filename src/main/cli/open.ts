/** `galley open` and `galley serve`: a window on a folder, in the host that this machine can run. */

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sampleSiteFor } from "#services/storage/sample-site";
import { runBrowserHost } from "../browser/run.ts";
import { installationAt } from "../host/installation.ts";
import { userDataOf } from "../host/start.ts";
import { electronObstacle, findElectron } from "./electron-runtime.ts";

export interface OpenRequest {
  readonly kind: "open" | "serve";
  /** Absolute, or `null` for the welcome screen. */
  readonly folder: string | null;
  readonly sample: boolean;
}

/** Open a window and stay until it is closed. Resolves to the exit code. */
export async function openGalley(root: string, request: OpenRequest): Promise<number> {
  if (!isBuilt(root)) return 1;
  const userData = userDataOf(process.env);
  const shipped = join(root, "resources", "sample-site");
  const folder = request.sample ? await sampleSiteFor(shipped, userData) : request.folder;
  if (request.kind === "open") {
    const electron = findElectron(root, process.env);
    const obstacle = electronObstacle(process.env) ?? (electron ? null : "Electron's runtime is not here");
    if (electron !== null && obstacle === null) return runElectron(electron, root, folder);
    console.log(`Opening in the browser host: ${obstacle}.`);
  }
  await runBrowserHost(installationAt(root, userData, folder), console.log);
  return 0;
}

/** In a checkout, build what is stale; elsewhere what was shipped is what there is. */
function isBuilt(root: string): boolean {
  const build = join(root, "scripts", "build.ts");
  if (!existsSync(build)) return true;
  return spawnSync(process.execPath, [build], { stdio: "inherit" }).status === 0;
}

function runElectron(electron: string, root: string, folder: string | null): Promise<number> {
  const child = spawn(electron, folder === null ? [root] : [root, folder], { stdio: "inherit" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

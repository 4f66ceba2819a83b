/** Where Electron's runtime is, found by its files: asking the `electron` package for it would start a download. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The runtime's program, or `null` where it was not fetched. ELECTRON_OVERRIDE_DIST_PATH names another copy. */
export function findElectron(root: string, environment: NodeJS.ProcessEnv): string | null {
  const folder = join(root, "node_modules", "electron");
  const pathFile = join(folder, "path.txt");
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override)
    return existing(join(override, existsSync(pathFile) ? readFileSync(pathFile, "utf8") : usualName()));
  return existsSync(pathFile) ? existing(join(folder, "dist", readFileSync(pathFile, "utf8"))) : null;
}

/** Why Electron would not start here whatever its files; `null` when it should. */
export function electronObstacle(environment: NodeJS.ProcessEnv): string | null {
  if (environment.GALLEY_HOST === "browser") return "GALLEY_HOST asks for the browser host";
  if (process.platform !== "linux") return null;
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return "there is no display";
  return process.getuid?.() === 0 ? "Electron's sandbox does not run as root" : null;
}

function usualName(): string {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

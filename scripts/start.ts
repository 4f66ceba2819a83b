/** `npm start [-- folder]`: build what is stale, fetch Electron's runtime where that can be, open Galley. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { electronObstacle, findElectron } from "../src/main/cli/electron-runtime.ts";

const root = join(import.meta.dirname, "..");
const FETCH_MILLISECONDS = 90_000;
const RETRY_AFTER_MILLISECONDS = 24 * 60 * 60_000;
/** Remembers that the runtime could not be fetched, so that not every start waits for it. */
const failureFile = join(root, "node_modules", ".cache", "galley", "electron-fetch-failed");

function run(...args: string[]): number {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

/** `npm ci` does not fetch Electron's runtime: try once a day, for a minute and a half. */
function fetchElectron(): void {
  if (findElectron(root, process.env) !== null || electronObstacle(process.env) !== null || failedLately())
    return;
  console.log("Fetching Electron's runtime, once…");
  const install = join(root, "node_modules", "electron", "install.js");
  const { status } = spawnSync(process.execPath, [install], { stdio: "ignore", timeout: FETCH_MILLISECONDS });
  if (status === 0) return rmSync(failureFile, { force: true });
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, String(Date.now()));
}

function failedLately(): boolean {
  if (!existsSync(failureFile)) return false;
  return Date.now() - Number(readFileSync(failureFile, "utf8")) < RETRY_AFTER_MILLISECONDS;
}

const built = run(join(root, "scripts", "build.ts"));
if (built === 0) fetchElectron();
const folders = process.argv.slice(2);
process.exitCode =
  built === 0
    ? run(join(root, "out", "main", "cli.js"), "open", ...(folders.length > 0 ? folders : ["--sample"]))
    : built;

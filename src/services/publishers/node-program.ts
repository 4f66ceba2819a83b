/** The Node that runs a site's own tools, and the packages that the site has installed. */

import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "./tool-process.ts";

/**
 * The Node program for the site's tools: in the desktop app the person's own, since the app's runtime is closed to
 * other programs; otherwise the one that runs Galley.
 */
export function findNode(): Promise<string | null> {
  return process.versions["electron"] === undefined ? Promise.resolve(process.execPath) : findProgram("node");
}

export interface InstalledPackage {
  /** Real and absolute. */
  readonly folder: string;
  readonly version: string;
}

/** The package as the site has it installed; `null` where it has not. Reads its package.json, runs nothing. */
export async function installedPackage(root: string, name: string): Promise<InstalledPackage | null> {
  try {
    const folder = await realpath(join(root, "node_modules", name));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      readonly version?: unknown;
    };
    return { folder, version: typeof version === "string" ? version : "" };
  } catch {
    return null;
  }
}

/** How the site's packages are installed, by the lock file that it keeps. */
export async function installCommand(has: (name: string) => Promise<boolean>): Promise<readonly string[]> {
  if (await has("pnpm-lock.yaml")) return ["pnpm", "install"];
  if (await has("yarn.lock")) return ["yarn", "install"];
  if ((await has("bun.lock")) || (await has("bun.lockb"))) return ["bun", "install"];
  return (await has("package-lock.json")) ? ["npm", "ci"] : ["npm", "install"];
}

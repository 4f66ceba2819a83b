/** The Node that runs a site's own tools, and the packages that the site has installed. */

import { randomUUID } from "node:crypto";
import { access, copyFile, readFile, realpath, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Failure } from "#contract/failure";
import type { Readiness } from "./adapter.ts";
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

/**
 * The package as a folder of the site has it installed, there or above, as Node looks for it; `null` where it has not.
 * Reads its package.json, runs nothing.
 */
export async function installedPackage(folder: string, name: string): Promise<InstalledPackage | null> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await packageIn(at, name);
    if (found !== null || at === dirname(at)) return found;
  }
}

async function packageIn(place: string, name: string): Promise<InstalledPackage | null> {
  try {
    const folder = await realpath(join(place, "node_modules", name));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      readonly version?: unknown;
    };
    return { folder, version: typeof version === "string" ? version : "" };
  } catch {
    return null;
  }
}

/** Node, and the folder of the package as a folder of the site has it installed. Fails with `publisher-missing`. */
export async function nodeAndPackage(
  folder: string,
  name: string,
): Promise<{ readonly node: string; readonly folder: string }> {
  const [node, installed] = await Promise.all([findNode(), installedPackage(folder, name)]);
  if (node === null || installed === null) throw new Failure("publisher-missing", { name });
  return { node, folder: installed.folder };
}

/** Whether Node and the site's own package are there; where the package is not, how the site installs what it needs. */
export async function packageReadiness(folder: string, name: string): Promise<Readiness> {
  if ((await findNode()) === null) return { kind: "missing", name: "Node.js", install: null };
  if ((await installedPackage(folder, name)) !== null) return { kind: "ready" };
  return { kind: "missing", name, install: await installOf(folder) };
}

const LOCK_FILES: readonly (readonly [file: string, command: readonly string[]])[] = [
  ["pnpm-lock.yaml", ["pnpm", "install"]],
  ["yarn.lock", ["yarn", "install"]],
  ["bun.lock", ["bun", "install"]],
  ["bun.lockb", ["bun", "install"]],
  ["package-lock.json", ["npm", "ci"]],
];

/** How the folder's packages are installed, by the lock file that it keeps; `null` where it names no packages. */
async function installOf(
  folder: string,
): Promise<{ readonly command: readonly string[]; readonly folder: string } | null> {
  if (!(await exists(join(folder, "package.json")))) return null;
  for (const [file, command] of LOCK_FILES) if (await exists(join(folder, file))) return { command, folder };
  return { command: ["npm", "install"], folder };
}

/** Whether anything is at the path. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Put Galley's scripts in a folder of the session's and give the path of the first: a packaged Galley's own files are
 * in an archive that other programs cannot read.
 */
export async function placeScripts(
  scripts: string,
  folder: string,
  names: readonly [string, ...string[]],
): Promise<string> {
  await Promise.all(
    names.map(async (name) => {
      // Replaced whole: a program that was started a moment ago may be reading it.
      const made = join(folder, `${randomUUID()}.tmp`);
      await copyFile(join(scripts, name), made);
      await rename(made, join(folder, name));
    }),
  );
  return join(folder, names[0]);
}

/**
 * `node scripts/publisher-tools.ts`: fetch the publishers that the tests run, pinned, outside the project.
 *
 * Packages go to GALLEY_PUBLISHERS (by default a folder in the person's cache), programs come from Debian where that
 * is what runs here. What cannot be had is said in a line, and its tests say that they skipped.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** What is installed for each publisher that comes as packages. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  astro: ["astro@7.3.5"],
  eleventy: ["@11ty/eleventy@3.1.8"],
};
/** Publishers that come as programs, by Debian's names for them. */
const PROGRAMS = ["hugo", "jekyll"] as const;

/** The folder whose `node_modules` has this publisher's packages; `null` for one that comes as a program. */
export function packagesOf(publisher: string): string | null {
  const packages = PACKAGES[publisher];
  if (packages === undefined) return null;
  const cache = process.env["GALLEY_PUBLISHERS"] ?? join(homedir(), ".cache", "galley", "publishers");
  return join(cache, packages.join("+").replaceAll("/", "-"));
}

function install(publisher: string): boolean {
  const folder = packagesOf(publisher);
  if (folder === null || existsSync(join(folder, ".complete"))) return true;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  console.log(`Fetching ${publisher}…`);
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", ...(PACKAGES[publisher] ?? [])];
  const { status } = spawnSync("npm", args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status === 0) writeFileSync(join(folder, ".complete"), "");
  return status === 0;
}

/** Debian's packages, where this is root on Debian; a person's own machine is left as it is. */
function installPrograms(): readonly string[] {
  const missing = PROGRAMS.filter(
    (name) =>
      spawnSync(name, ["--version"]).error !== undefined && spawnSync(name, ["version"]).error !== undefined,
  );
  const mayInstall =
    process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (missing.length === 0 || !mayInstall) return missing;
  console.log(`Installing ${missing.join(" and ")}…`);
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"] }).status;
  apt("update", "-qq");
  return apt("install", "-y", "--no-install-recommends", ...missing) === 0 ? [] : missing;
}

if (import.meta.main) {
  const missing = [...installPrograms(), ...Object.keys(PACKAGES).filter((publisher) => !install(publisher))];
  for (const name of missing) console.log(`${name} cannot be had here: its tests will be skipped.`);
}

/**
 * `node scripts/publisher-tools.ts`: fetch the publishers that the tests run, pinned, outside the project;
 * `--all`: also the older and newer versions of them, which `npm run parity` compares.
 *
 * Packages go to GALLEY_PUBLISHERS (by default a folder in the person's cache), programs come from Debian where that
 * is what runs here. What cannot be had is said in a line, and its tests say that they skipped.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** What is installed for each publisher that comes as packages, in the version that the tests run. */
const PACKAGES = {
  astro: ["astro@7.3.5", "@astrojs/mdx@8.0.2"],
  eleventy: ["@11ty/eleventy@3.1.8"],
  vitepress: ["vitepress@1.6.4"],
} as const;
const ASTRO_5 = ["astro@5.18.2", "@astrojs/mdx@4.3.14"] as const;
/** Their other major versions, and one that is too large and too slow for every run of the tests. */
const OTHER_PACKAGES = {
  docusaurus: [
    "@docusaurus/core@3.10.2",
    "@docusaurus/preset-classic@3.10.2",
    "@mdx-js/react@3.1.1",
    "react@19.3.1",
    "react-dom@19.3.1",
  ],
  "astro@5": ASTRO_5,
  // With the collections of Astro 4, which Astro 5 reads when it is told to.
  "astro-legacy@5": ASTRO_5,
  "astro@6": ["astro@6.4.8", "@astrojs/mdx@6.0.3"],
  "vitepress@2": ["vitepress@2.0.0-alpha.20"],
} as const;
/** Publishers that come as programs, by Debian's names for them. */
const PROGRAMS = ["hugo", "jekyll"] as const;

const ALL: Readonly<Record<string, readonly string[]>> = { ...PACKAGES, ...OTHER_PACKAGES };

export type PackagedPublisher = keyof typeof PACKAGES | keyof typeof OTHER_PACKAGES;

/** The folder whose `node_modules` has this publisher's packages; `null` for one that comes as a program. */
export function packagesOf(publisher: string): string | null {
  const packages = ALL[publisher];
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
  const args = ["install", "--no-audit", "--no-fund", "--no-package-lock", ...(ALL[publisher] ?? [])];
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
  const wanted = Object.keys(process.argv.includes("--all") ? ALL : PACKAGES);
  const missing = [...installPrograms(), ...wanted.filter((publisher) => !install(publisher))];
  for (const name of missing) console.log(`${name} cannot be had here: its tests will be skipped.`);
}

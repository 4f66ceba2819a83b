/**
 * Is package-lock.json whole?
 *
 * npm leaves out optional packages of other platforms when a registry does not have them, without a word; `npm ci`
 * then fails on those platforms only. And an address in the lock file ties everybody to one registry.
 */

import { readFileSync } from "node:fs";

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Every reason why `npm ci` from this lock file could fail on another machine. */
export function lockProblems(lock: LockFile): readonly string[] {
  const problems: string[] = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (entry.resolved !== undefined && !entry.link) problems.push(`${place} names a registry's address`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock, place, name))
        problems.push(`${name}, optional for ${place || "Galley"}, is not in the lock`);
    }
  }
  return problems;
}

/** As Node finds a package: beside the one that asks, then in every `node_modules` above it. */
function isLocked(lock: LockFile, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const prefix = folder === "" ? "" : `${folder}/`;
    if (Object.hasOwn(lock.packages, `${prefix}node_modules/${name}`)) return true;
    if (folder === "") return false;
  }
}

if (import.meta.main) {
  const problems = lockProblems(JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

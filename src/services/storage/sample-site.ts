/** Galley's sample site, as a copy that a person may edit. */

import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ownFolder } from "./own-folder.ts";

/**
 * The path of the person's copy of the site at `shipped`, below `userData`; made when it is not there yet.
 * `null` where none was shipped, or where it cannot be copied: Galley starts all the same.
 */
export async function sampleSiteFor(shipped: string | null, userData: string): Promise<string | null> {
  if (shipped === null) return null;
  const copy = join(userData, "sample-site");
  if (await isFolder(copy)) return copy;
  if (!(await isFolder(shipped))) return null;
  // Whole under another name first: a copy that was cut short is never taken for the site.
  const making = `${copy}.${randomBytes(6).toString("hex")}`;
  try {
    await ownFolder(userData);
    await copyTree(shipped, making);
    await rename(making, copy);
    return copy;
  } catch {
    await rm(making, { recursive: true, force: true }).catch(() => undefined);
    return (await isFolder(copy)) ? copy : null;
  }
}

/** By reading and writing, which also works inside an application archive; what is shipped may be read-only. */
async function copyTree(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await copyTree(join(from, entry.name), target);
    } else if (entry.isFile()) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await readFile(join(from, entry.name)));
      await chmod(target, 0o644);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}

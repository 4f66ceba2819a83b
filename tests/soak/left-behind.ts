/** What a campaign left in folders that it was not to touch. */

import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

export interface Picture {
  /** When it was taken, in milliseconds since the epoch. */
  readonly begun: number;
  /** Everything below the folders, by path: what it is, its size and time of change, and its bytes. */
  readonly entries: ReadonlyMap<string, string>;
}

/** The first folder is the site's: its files are read to the byte. Of the others, names, sizes and times are kept. */
export async function pictureOf(folders: readonly string[]): Promise<Picture> {
  const begun = Date.now();
  const entries = new Map<string, string>();
  for (const [index, folder] of folders.entries())
    await eachEntry(folder, async (path, isFile) => {
      const status = await lstat(path, { bigint: true });
      const content = status.isSymbolicLink()
        ? await readlink(path)
        : isFile && index === 0
          ? createHash("sha256")
              .update(await readFile(path))
              .digest("hex")
          : "";
      entries.set(path, `${status.mode} ${status.size} ${status.mtimeNs} ${content}`);
    });
  return { begun, entries };
}

/** A line for each entry that came, went or is another one. */
export function differences(before: Picture, after: Picture): readonly string[] {
  const paths = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...paths].flatMap((path) => {
    const [was, is] = [before.entries.get(path), after.entries.get(path)];
    if (was === is) return [];
    return [`${was === undefined ? "new" : is === undefined ? "gone" : "changed"}: ${path}`];
  });
}

/** The files below the folders that hold `mark`, of those that changed since `since`; all of the first folder's. */
export async function filesWith(
  folders: readonly string[],
  mark: string,
  since: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [index, folder] of folders.entries())
    await eachEntry(folder, async (path, isFile) => {
      if (!isFile || (index > 0 && (await lstat(path)).ctimeMs < since)) return;
      if ((await readFile(path)).includes(mark)) found.push(`holds unsaved text: ${path}`);
    });
  return found;
}

async function eachEntry(
  folder: string,
  meet: (path: string, isFile: boolean) => Promise<void>,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await meet(path, entry.isFile());
    if (entry.isDirectory()) await eachEntry(path, meet);
  }
}

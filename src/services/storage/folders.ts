/** Folders of a workspace: what stands in them, and taking empty ones away. */

import { access, readdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Paths, from `root`, of every file in or below `folder`, sorted; at most one more than `most`. Links are left out. */
export async function filesBelow(root: string, folder: string, most: number): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && found.length <= most; next = waiting.pop()) {
    for (const entry of await readdir(join(root, next), { withFileTypes: true }).catch(() => [])) {
      const path = `${next}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.slice(0, most + 1).toSorted((one, other) => (one < other ? -1 : 1));
}

/** Take away `from` and the folders above it, up to the first that holds anything; never `root`. */
export async function removeEmptyFolders(from: string, root: string): Promise<void> {
  for (let folder = from; folder !== root && folder.startsWith(root); folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** Those of `paths`, from `root`, at which something stands. */
export async function standingPaths(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      access(join(root, path)).then(
        () => path,
        () => null,
      ),
    ),
  );
  return found.filter((path) => path !== null);
}

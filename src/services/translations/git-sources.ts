/** What a source said at earlier times, from git's history: for a translation whose origin this machine does not keep. */

import type { Permit } from "../trust/trust.ts";
import { askGit, textsOfObjects } from "./git.ts";

/** How far back is looked: commits that changed the file. */
const MOST_COMMITS = 300;

/**
 * The texts of the file at `path` (from the folder's root) at the commits that changed it, the newest first, under
 * whatever names it had. Read-only, as all that git is asked; fails with `no-history` where there is no repository.
 */
export async function earlierVersions(permit: Permit, path: string): Promise<readonly string[]> {
  const prefix = (await askGit(permit, ["rev-parse", "--show-prefix"])).toString("utf8").trimEnd();
  const args = ["log", "--follow", `--max-count=${MOST_COMMITS}`, "--format=%x01%H", "--name-status", "-z"];
  const safe = ["--relative", "--no-ext-diff", "--no-textconv", "--", path];
  const objects: string[] = [];
  for (const entry of (await askGit(permit, [...args, ...safe])).toString("utf8").split("\u0001").slice(1)) {
    const [commit = "", ...rest] = entry.split("\0").filter((part) => part !== "" && part !== "\n");
    // A status, and the name from then on; before it, where the file was renamed, the one that it had.
    const name = rest.at(-1);
    const isGone = rest[0]?.trim() === "D";
    if (name !== undefined && !isGone && !/[\r\n]/.test(name))
      objects.push(`${commit.trim()}:${prefix}${name}`);
  }
  const texts = await textsOfObjects(permit, objects);
  return objects.flatMap((object) => texts.get(object) ?? []);
}

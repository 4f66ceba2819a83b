/** From the folder that a person gave to the site that it is part of. */

import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Failure } from "#contract/failure";
import { detectPublisher, type DetectedPublisher } from "../publishers/list.ts";
import { failureFor } from "../storage/errors.ts";
import { contentPath, isInside } from "../storage/paths.ts";
import { readMarks } from "./marks.ts";

export interface FoundSite {
  /** Real, absolute. */
  readonly root: string;
  /** The folder that was given, from the root; "" for the root itself. */
  readonly opened: string;
  readonly publisher: DetectedPublisher | null;
  /** Whether a package.json stands at the root: then `dist` and the like there are builds. */
  readonly hasPackage: boolean;
}

/**
 * Find the site's root at or above `folder`.
 *
 * The nearest folder with a publisher's marks or a `galley.json` is the root; without any, the folder above
 * `src/content`; without that, the folder itself. The search ends at a repository's root, below the person's
 * home, and never reaches the file system's root.
 */
export async function findSite(folder: string, home: string): Promise<FoundSite> {
  const opened = await realFolder(folder);
  const realHome = await realpath(home).catch(() => home);
  for (const candidate of foldersAbove(opened, realHome)) {
    const marks = await readMarks(candidate);
    if (marks === null) {
      if (candidate === opened) throw new Failure("no-permission", { path: folder });
      break;
    }
    const publisher = await detectPublisher(marks);
    if (publisher !== null || marks.names.has("galley.json")) {
      const hasPackage = marks.names.has("package.json");
      return { root: candidate, opened: contentPath(candidate, opened), publisher, hasPackage };
    }
    if (marks.names.has(".git/") || marks.names.has(".git")) break;
  }
  const root = aboveContent(opened, realHome);
  const hasPackage = (await readMarks(root))?.names.has("package.json") ?? false;
  return { root, opened: contentPath(root, opened), publisher: null, hasPackage };
}

async function realFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if (!(await stat(real)).isDirectory()) throw new Failure("not-a-folder", { path: folder });
    return real;
  } catch (error) {
    throw failureFor(error, folder, "not-found");
  }
}

/** The folder itself, then those above it, as far as a site may reach. */
function foldersAbove(opened: string, home: string): readonly string[] {
  const folders = [opened];
  for (
    let folder = dirname(opened);
    folder !== dirname(folder) && folder !== home;
    folder = dirname(folder)
  ) {
    if (isInside(folder, home)) break;
    folders.push(folder);
  }
  return folders;
}

/** Where the path itself shows a site: `…/src/content/…` belongs to the folder that holds `src`. */
function aboveContent(opened: string, home: string): string {
  const names = opened.split(sep);
  const at = names.findLastIndex((name, index) => name === "src" && names[index + 1] === "content");
  const root = at > 1 ? names.slice(0, at).join(sep) : opened;
  return relative(root, home) === "" || isInside(root, home) ? opened : root;
}

/** The folder for a name below the root that a person may read: `root` and `opened` together. */
export function openedFolder({ root, opened }: Pick<FoundSite, "root" | "opened">): string {
  return join(root, opened);
}

/** Every Markdown file of a workspace. Names only: nothing is opened. */

import type { Dirent } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../storage/errors.ts";
import { isArticlePath, isClosed } from "../storage/names.ts";
import { contentPath, isInside } from "../storage/paths.ts";

export interface WalkedFile {
  /** From the root, with "/" between names. */
  readonly path: string;
  /** Where a link leads: absolute, inside the workspace. */
  readonly target?: string;
}

/** What stands in the workspace and cannot be an article. `path` is escaped where the name is not text. */
export interface Unreadable {
  readonly path: string;
  readonly reason: "no-permission" | "outside-workspace" | "name" | "io";
}

export interface Walk {
  /** By path. */
  readonly files: readonly WalkedFile[];
  readonly unreadable: readonly Unreadable[];
}

export interface WalkOptions {
  readonly root: string;
  /** Whether a folder is not looked into. Asked with its path from the root. */
  readonly skips: (path: string) => boolean;
}

const FOLDERS_AT_ONCE = 16;
const NEVER_CONTENT = new Set([
  "node_modules",
  "bower_components",
  "jspm_packages",
  "__pycache__",
  "_site",
  "_vendor",
]);
const BUILD_FOLDERS = new Set(["dist", "build", "out", "target", "coverage", "vendor"]);

/** Folders without articles: hidden ones, packages, and what builds write. `outputs`: the publisher's, from the root. */
export function skipsFolder(outputs: readonly string[], isPackage: boolean): WalkOptions["skips"] {
  return (path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (name.startsWith(".") || NEVER_CONTENT.has(name) || outputs.includes(path)) return true;
    return isPackage && BUILD_FOLDERS.has(path);
  };
}

/**
 * List the Markdown files below `root`, hidden ones left out.
 *
 * Links to files inside the workspace are listed; links to folders are not followed, since a folder inside is
 * listed where it stands and one outside is none of ours: so no loop can be entered. What cannot be read is
 * told, and stops nothing.
 */
export async function walk({ root, skips }: WalkOptions): Promise<Walk> {
  const files: WalkedFile[] = [];
  const unreadable: Unreadable[] = [];
  const waiting = [""];
  const visit = async (folder: string): Promise<void> => {
    const entries = await listFolder(root, folder, unreadable);
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skips(path)) waiting.push(path);
      } else if (isArticlePath(entry.name) && !entry.name.startsWith(".")) {
        const found = await articleAt(root, path, entry);
        if (found === null) continue;
        if ("reason" in found) unreadable.push(found);
        else files.push(found);
      }
    }
  };
  await drain(waiting, visit);
  return {
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unreadable: unreadable.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Work off a list that grows while it is worked on, a few at a time. */
async function drain(waiting: string[], visit: (folder: string) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && running.size < FOLDERS_AT_ONCE) {
      const task: Promise<void> = visit(waiting.pop() ?? "").finally(() => running.delete(task));
      running.add(task);
    }
    await Promise.race(running);
  }
}

const REPLACEMENT = "\ufffd";

async function listFolder(
  root: string,
  folder: string,
  unreadable: Unreadable[],
): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes(REPLACEMENT))) return entries;
    const odd = await namesThatAreNotText(join(root, folder));
    for (const { escaped } of odd)
      unreadable.push({ path: folder === "" ? escaped : `${folder}/${escaped}`, reason: "name" });
    const decoded = new Set(odd.map((name) => name.decoded));
    return entries.filter(({ name }) => !decoded.has(name));
  } catch (error) {
    const code = errorCode(error);
    // Removed while we were on our way: not there is not unreadable.
    if (code !== "ENOENT" && code !== "ENOTDIR") {
      unreadable.push({
        path: folder,
        reason: code === "EACCES" || code === "EPERM" ? "no-permission" : "io",
      });
    }
    return [];
  }
}

interface OddName {
  readonly decoded: string;
  readonly escaped: string;
}

/** Names that are not UTF-8 cannot be said in a path; a person sees their odd bytes as `\xE9`. */
async function namesThatAreNotText(folder: string): Promise<readonly OddName[]> {
  const names = await readdir(folder, { encoding: "buffer" });
  return names
    .map((name) => ({ name, decoded: name.toString("utf8") }))
    .filter(({ name, decoded }) => isArticlePath(decoded) && !Buffer.from(decoded).equals(name))
    .map(({ name, decoded }) => ({ decoded, escaped: escapeName(name) }));
}

function escapeName(name: Uint8Array): string {
  return [...name]
    .map((byte) =>
      byte >= 0x20 && byte < 0x7f
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");
}

/** The article that an entry is, why it cannot be one, or `null` for what is none (a pipe, a folder's link). */
async function articleAt(root: string, path: string, entry: Dirent): Promise<WalkedFile | Unreadable | null> {
  if (entry.isFile()) return { path };
  const absolute = join(root, path);
  try {
    // Some file systems do not say in the listing what an entry is.
    if (!entry.isSymbolicLink()) return (await lstat(absolute)).isFile() ? { path } : null;
    const real = await realpath(absolute);
    if (!isInside(root, real)) return { path, reason: "outside-workspace" };
    const isArticle =
      isArticlePath(real) && !isClosed(contentPath(root, real)) && (await stat(real)).isFile();
    return isArticle ? { path, target: real } : null;
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" && !entry.isSymbolicLink()) return null;
    if (code === "ENOENT" || code === "ELOOP") return { path, reason: "outside-workspace" };
    return { path, reason: code === "EACCES" || code === "EPERM" ? "no-permission" : "io" };
  }
}

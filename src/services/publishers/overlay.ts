/**
 * A copy of a site in which unsaved text stands in place of files: what the publisher reads in the site's stead.
 *
 * Everything is copied, since tools lose style sheets behind linked sources; packages alone are linked, each for
 * itself: what tools keep among them (`node_modules/.cache`) is not. Caches and outputs are not either: the copy has
 * its own, so that unsaved text never reaches the site's.
 */

import { constants } from "node:fs";
import {
  copyFile,
  lstat,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Failure } from "#contract/failure";
import { errorCode } from "../storage/errors.ts";
import { ownFolder } from "../storage/own-folder.ts";
import { isInside } from "../storage/paths.ts";

export interface Overlay {
  /** Absolute: the copy's root. */
  readonly folder: string;
  /** Let the file hold `text` in the copy, whatever the site's holds. Replaced whole: no tool reads half of it. */
  readonly show: (path: string, text: string) => Promise<void>;
  /** Let the copy be without the file, as long as nothing is shown in its place. */
  readonly leaveOut: (path: string) => Promise<void>;
  /** Let the file be the site's again. */
  readonly release: (path: string) => Promise<void>;
  /** Let all files be the site's again. */
  readonly releaseAll: () => Promise<void>;
  /** Bring what changed in the site into the copy; what is shown stays. `paths` limits that to some files. */
  readonly follow: (paths?: Iterable<string>) => Promise<void>;
}

export interface OverlayNeeds {
  readonly root: string;
  /** Where the copy is kept, outside every workspace. */
  readonly folder: string;
  /** Folders that the publisher writes, from the root. */
  readonly outputs: readonly string[];
}

/** Version control, caches, and what tools write: never part of what is published. */
const LEFT_OUT = new Set([
  ".git",
  ".hg",
  ".svn",
  ".astro",
  ".jekyll-cache",
  ".docusaurus",
  ".sass-cache",
  ".cache",
]);
const PACKAGES = "node_modules";

/** Make the copy, or bring the one that is there up to date. */
export async function openOverlay({ root, folder, outputs }: OverlayNeeds): Promise<Overlay> {
  const copy = await ownFolder(folder);
  const shown = new Set<string>();
  const isLeftOut = (path: string): boolean =>
    LEFT_OUT.has(path.slice(path.lastIndexOf("/") + 1)) ||
    outputs.includes(path) ||
    /(?:^|\/)\.vitepress\/(?:cache|dist)$/.test(path);
  const temporary = await temporaryNames(join(dirname(copy), "writing"));
  const mirror = { root, copy, shown, isLeftOut, temporary };
  await linkPackagesAbove(root, dirname(copy));
  await mirrorFolder(mirror, "");
  return {
    folder: copy,
    async show(path, text) {
      await refuseOutside(copy, path);
      shown.add(path);
      await replaceFile(join(copy, path), text, temporary());
    },
    async leaveOut(path) {
      await refuseOutside(copy, path);
      shown.add(path);
      await rm(join(copy, path), { force: true });
    },
    async release(path) {
      shown.delete(path);
      await mirrorEntry(mirror, path);
    },
    async releaseAll() {
      const paths = [...shown];
      shown.clear();
      for (const path of paths) await mirrorEntry(mirror, path);
    },
    follow: followInTurn(mirror),
  };
}

/**
 * All who share the copy follow the same changes: one after the other, since two would write the same entry at once.
 * A mirroring of the whole that has not begun brings whatever else is asked for as well.
 */
function followInTurn(mirror: Mirror): Overlay["follow"] {
  let last: Promise<unknown> = Promise.resolve();
  let whole: Promise<void> | null = null;
  const inTurn = (run: () => Promise<void>): Promise<void> => {
    const running = last.then(run);
    last = running.catch(() => undefined);
    return running;
  };
  return (paths) => {
    if (whole !== null) return whole;
    if (paths === undefined) {
      return (whole = inTurn(() => {
        whole = null;
        return mirrorFolder(mirror, "");
      }));
    }
    const changed = [...paths].filter((path) => !isBelowLeftOut(path, mirror.isLeftOut));
    return inTurn(async () => {
      for (const path of changed) await mirrorEntry(mirror, path);
    });
  };
}

/** A copy's place on this machine says nothing to a person; the path in the site does. */
export function inSite(folder: string, reason: string): string {
  return reason.replaceAll(`${folder}/`, "");
}

interface Mirror {
  readonly root: string;
  readonly copy: string;
  readonly shown: ReadonlySet<string>;
  readonly isLeftOut: (path: string) => boolean;
  readonly temporary: () => string;
}

function isBelowLeftOut(path: string, isLeftOut: (path: string) => boolean): boolean {
  const names = path.split("/");
  return names.some((name, index) => name === PACKAGES || isLeftOut(names.slice(0, index + 1).join("/")));
}

async function mirrorFolder(mirror: Mirror, path: string): Promise<void> {
  const [theirs, ours] = await Promise.all([
    namesIn(join(mirror.root, path)),
    namesIn(join(mirror.copy, path)),
  ]);
  await mkdir(join(mirror.copy, path), { recursive: true });
  for (const name of ours) {
    const at = path === "" ? name : `${path}/${name}`;
    const isOurs = mirror.isLeftOut(at) || mirror.shown.has(at);
    if (!theirs.includes(name) && !isOurs) await rm(join(mirror.copy, at), { recursive: true, force: true });
  }
  for (const name of theirs) await mirrorEntry(mirror, path === "" ? name : `${path}/${name}`);
}

async function mirrorEntry(mirror: Mirror, path: string): Promise<void> {
  if (mirror.isLeftOut(path) || mirror.shown.has(path)) return;
  const from = join(mirror.root, path);
  const to = join(mirror.copy, path);
  try {
    const status = await lstat(from);
    if (path === PACKAGES || path.endsWith(`/${PACKAGES}`))
      return await linkPackages(await realpath(from), to);
    if (status.isDirectory()) return await mirrorFolder(mirror, path);
    if (status.isSymbolicLink()) return await copyLink(mirror, path);
    if (status.isFile()) await copyIfOther(mirror, path);
  } catch (error) {
    // Gone meanwhile, or never ours to read: then it is not in the copy either.
    const code = errorCode(error);
    if (code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR" && code !== "ELOOP") throw error;
    await rm(to, { recursive: true, force: true });
  }
}

/** A link to a file is the file; a link inside the site leads to the copy's place, one that leads out leads there still. */
async function copyLink(mirror: Mirror, path: string): Promise<void> {
  const from = join(mirror.root, path);
  const to = join(mirror.copy, path);
  if ((await stat(from)).isFile()) return copyIfOther(mirror, path);
  const [root, real] = await Promise.all([realpath(mirror.root), realpath(from)]);
  await linkTo(isInside(root, real) ? join(mirror.copy, relative(root, real)) : real, to);
}

/** Packages, and links that lead out of the site, are not copies: what is shown below them would be written for real. */
async function refuseOutside(copy: string, path: string): Promise<void> {
  let folder = dirname(join(copy, path));
  let real = await realPathOf(folder);
  while (real === null) {
    folder = dirname(folder);
    real = await realPathOf(folder);
  }
  if (!isInside(copy, real)) throw new Failure("refused", { path });
}

/** `null` where nothing is. A link that leads nowhere fails. */
async function realPathOf(path: string): Promise<string | null> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  return isThere ? realpath(path) : null;
}

async function linkTo(target: string, at: string): Promise<void> {
  if ((await readlink(at).catch(() => null)) === target) return;
  await mkdir(dirname(at), { recursive: true });
  await rm(at, { recursive: true, force: true });
  await symlink(target, at, process.platform === "win32" ? "junction" : undefined);
}

/** Size and time are enough here: the copy is only ever read, and the next change comes as an event. */
async function copyIfOther({ root, copy, temporary }: Mirror, path: string): Promise<void> {
  const [from, to] = [join(root, path), join(copy, path)];
  const [theirs, ours] = await Promise.all([stat(from), stat(to).catch(() => null)]);
  if (ours?.isFile() && ours.size === theirs.size && Math.abs(ours.mtimeMs - theirs.mtimeMs) < 2) return;
  await mkdir(dirname(to), { recursive: true });
  if (ours?.isDirectory()) await rm(to, { recursive: true, force: true });
  const made = temporary();
  await copyFile(from, made, constants.COPYFILE_FICLONE);
  await utimes(made, theirs.atime, theirs.mtime);
  await rename(made, to);
}

async function replaceFile(path: string, text: string, made: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(made, text, { mode: 0o600 });
  await rename(made, path);
}

/** Names for files that are being written. Beside the copy and not in it: no watching tool sees them. */
async function temporaryNames(folder: string): Promise<() => string> {
  await rm(folder, { recursive: true, force: true });
  await ownFolder(folder);
  let count = 0;
  return () => join(folder, `${(count += 1)}.tmp`);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return [];
    throw error;
  }
}

/** Folders among the packages that hold packages too; others that begin with a dot are caches. */
const PACKAGE_STORES = new Set([".bin", ".pnpm", ".store"]);

/** A folder of packages of the copy's own, in which each is a link: what tools write beside them stays in the copy. */
async function linkPackages(from: string, to: string): Promise<void> {
  if ((await lstat(to).catch(() => null))?.isSymbolicLink()) await rm(to);
  await mkdir(to, { recursive: true });
  const isPackage = (name: string): boolean => !name.startsWith(".") || PACKAGE_STORES.has(name);
  const [theirs, ours] = await Promise.all([readdir(from, { withFileTypes: true }), namesIn(to)]);
  const wanted = new Set(
    theirs.filter((each) => isPackage(each.name) && !each.isFile()).map(({ name }) => name),
  );
  for (const name of ours) {
    if (isPackage(name) && !wanted.has(name)) await rm(join(to, name), { recursive: true, force: true });
  }
  for (const name of wanted) await linkTo(join(from, name), join(to, name));
}

/**
 * The site's packages beside the copy too: what a build writes there looks for them, and those of a monorepo stand
 * above the site, where a copy elsewhere would not find them.
 */
async function linkPackagesAbove(root: string, place: string): Promise<void> {
  for (let folder = root; folder !== dirname(folder); folder = dirname(folder)) {
    const packages = join(folder, PACKAGES);
    const isThere = await stat(packages).then(
      (status) => status.isDirectory(),
      () => false,
    );
    if (isThere) return linkPackages(await realpath(packages), join(place, PACKAGES));
  }
}

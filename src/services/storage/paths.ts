/**
 * The one way from a path that came through a call to a path on the disk.
 *
 * Everything is refused that is not, after every link is followed, inside the workspace's root.
 */

import { lstat, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Failure } from "#contract/failure";
import { errorCode, failureFor } from "./errors.ts";
import {
  isArticlePath,
  isClosed,
  isProtectedFromCreation,
  isProtectedFromFiling,
  judgePath,
} from "./names.ts";

/** A file inside the workspace. `real` is absolute, all links followed: what is read, written and locked. */
export interface ExistingFile {
  readonly path: string;
  readonly real: string;
}

/** A place inside the workspace at which nothing stands yet. `folder` is the deepest folder that does exist. */
export interface FreePlace {
  readonly path: string;
  readonly real: string;
  readonly folder: string;
}

export interface PathResolver {
  readonly root: string;
  /** The article at `path`, which a link inside the workspace may stand for. */
  readonly article: (path: string) => Promise<ExistingFile>;
  /** Any other file that Galley reads for itself: an image, a schema. */
  readonly file: (path: string) => Promise<ExistingFile>;
  /** Where a new article may be made. */
  readonly newArticle: (path: string) => Promise<FreePlace>;
  /** Where a new article, or something that articles show, may be made. */
  readonly newFile: (path: string) => Promise<FreePlace>;
}

/** `root` is absolute and real: no link in it is left to follow. */
export function createPathResolver(root: string, platform: NodeJS.Platform = process.platform): PathResolver {
  const file = (path: string): Promise<ExistingFile> => findFile(root, path, platform);
  return {
    root,
    file,
    async article(path) {
      if (!isArticlePath(path)) throw new Failure("protected", { path });
      const found = await file(path);
      if (!isArticlePath(found.real)) throw new Failure("protected", { path });
      return found;
    },
    newArticle: (path) => findFreePlace(root, path, isProtectedFromCreation),
    newFile: (path) => findFreePlace(root, path, isProtectedFromFiling),
  };
}

async function findFile(root: string, path: string, platform: NodeJS.Platform): Promise<ExistingFile> {
  const verdict = judgePath(path);
  if (verdict === "unsafe" || (verdict === "unportable" && platform === "win32")) {
    throw new Failure("bad-name", { path });
  }
  if (isClosed(path)) throw new Failure("protected", { path });
  const real = await realpath(join(root, path)).catch((error: unknown) => {
    const missing = errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
    if (missing && verdict === "unportable") throw new Failure("bad-name", { path }, { cause: error });
    throw errorCode(error) === "ENOTDIR"
      ? new Failure("not-found", { path }, { cause: error })
      : failureFor(error, path, "not-found");
  });
  refuseOutside(root, real, path);
  if (isClosed(contentPath(root, real))) throw new Failure("protected", { path });
  const stats = await stat(real).catch((error: unknown) => {
    throw failureFor(error, path, "not-found");
  });
  if (!stats.isFile()) throw new Failure("not-a-file", { path });
  return { path, real };
}

async function findFreePlace(
  root: string,
  path: string,
  isProtected: (path: string) => boolean,
): Promise<FreePlace> {
  if (judgePath(path) !== "fine") throw new Failure("bad-name", { path });
  if (isProtected(path)) throw new Failure("protected", { path });
  const names = path.split("/");
  for (let depth = names.length; depth >= 0; depth--) {
    const folder = await realpathOrNull(join(root, ...names.slice(0, depth)), path);
    if (folder === null) continue;
    refuseOutside(root, folder, path);
    if (depth === names.length) throw new Failure("exists", { path });
    const real = join(folder, ...names.slice(depth));
    if (isProtected(contentPath(root, real))) throw new Failure("protected", { path });
    const stats = await stat(folder).catch((error: unknown) => {
      throw failureFor(error, path, "not-found");
    });
    if (!stats.isDirectory()) throw new Failure("not-a-folder", { path });
    return { path, real, folder };
  }
  throw new Failure("not-found", { path });
}

/** `null` where nothing stands. A link that leads nowhere is refused: a file made through it would stand elsewhere. */
async function realpathOrNull(absolute: string, path: string): Promise<string | null> {
  try {
    return await realpath(absolute);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOTDIR") return null;
    if (code !== "ENOENT") throw failureFor(error, path, "not-found");
    const dangling = await lstat(absolute).then(
      () => true,
      () => false,
    );
    if (dangling) throw new Failure("outside-workspace", { path }, { cause: error });
    return null;
  }
}

function refuseOutside(root: string, real: string, path: string): void {
  if (!isInside(root, real)) throw new Failure("outside-workspace", { path });
}

/** Whether `real` is `root` or below it, by whole names: "/site-evil" is not inside "/site". Both are real paths. */
export function isInside(root: string, real: string): boolean {
  if (real === root) return true;
  const folder = root.endsWith(sep) ? root : root + sep;
  return real.startsWith(folder);
}

/** Whether what stands at `path` is itself a link; not whether a folder above it is. */
export async function isLink(root: string, path: string): Promise<boolean> {
  const stats = await lstat(join(root, path)).catch((error: unknown) => {
    throw failureFor(error, path, "not-found");
  });
  return stats.isSymbolicLink();
}

/** The path from the root with "/" between names. */
export function contentPath(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join("/");
}

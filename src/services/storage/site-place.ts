/** Where a file of Galley's stands in a site's `.galley` folder. No link leads there: what is written would stand elsewhere. */

import { lstat, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor } from "./errors.ts";
import type { Saver } from "./saver.ts";

export interface SitePlace {
  readonly path: string;
  readonly real: string;
  /** The deepest folder that exists. */
  readonly folder: string;
}

/** Where `name` in `folders` below the site's root stands. Fails where a link is on the way. */
export async function placeInSite(
  root: string,
  folders: readonly string[],
  name: string,
): Promise<SitePlace> {
  let folder = root;
  for (const next of folders) {
    const inside = join(folder, next);
    const real = await realpath(inside).catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return null;
      throw failureFor(error, inside, "not-found");
    });
    if (real === null) break;
    if (real !== inside) throw new Failure("outside-workspace", { path: folders.join("/") });
    folder = inside;
  }
  const path = [...folders, name].join("/");
  return { path, real: join(root, path), folder };
}

/** Its bytes; `null` where there is none. */
export async function bytesAt({ path, real }: SitePlace, longest: number): Promise<Buffer | null> {
  try {
    const status = await lstat(real);
    if (!status.isFile()) throw new Failure("not-a-file", { path });
    if (status.size > longest) throw new Failure("too-large", { path });
    return await readFile(real);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error instanceof Failure ? error : failureFor(error, path, "not-found");
  }
}

/** Write `text` where `before` was read. */
export async function writeAt(
  saver: Saver,
  place: SitePlace,
  { before, text }: { readonly before: Buffer | null; readonly text: string },
): Promise<void> {
  const bytes = Buffer.from(text);
  if (before === null) await saver.create(place, bytes);
  else if (!before.equals(bytes)) await saver.replace(place, bytes, revisionOf(before));
}

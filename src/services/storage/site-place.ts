/** Where a file of Galley's stands in a site's `.galley` folder. No link leads there: what is written would stand elsewhere. */

import { lstat, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor, isLostRace } from "./errors.ts";
import type { Saver } from "./saver.ts";

/** A small text of Galley's in a site. */
export interface SiteText {
  readonly root: string;
  readonly folders: readonly string[];
  readonly name: string;
  readonly longestBytes: number;
}

const MOST_ATTEMPTS = 20;

interface SitePlace {
  readonly path: string;
  readonly real: string;
  /** The deepest folder that exists. */
  readonly folder: string;
}

/** Where `name` in `folders` below the site's root stands. Fails where a link is on the way. */
async function placeInSite({ root, folders, name }: SiteText): Promise<SitePlace> {
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

/** What it says; `null` where there is none. */
export async function readSiteText(asked: SiteText): Promise<string | null> {
  return (await bytesAt(await placeInSite(asked), asked.longestBytes))?.toString("utf8") ?? null;
}

/** Read, change and write as one step; `change` is asked again when another program was faster. Answers what it says then. */
export async function updateSiteText(
  saver: Saver,
  asked: SiteText,
  change: (text: string | null) => string,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const place = await placeInSite(asked);
    const before = await bytesAt(place, asked.longestBytes);
    const text = before?.toString("utf8") ?? null;
    const next = change(text);
    if (next === (text ?? "")) return next;
    try {
      if (before === null) await saver.create(place, Buffer.from(next));
      else await saver.replace(place, Buffer.from(next), revisionOf(before));
      return next;
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isLostRace(error)) throw error;
    }
  }
}

/** Its bytes; `null` where there is none. */
async function bytesAt({ path, real }: SitePlace, longest: number): Promise<Buffer | null> {
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

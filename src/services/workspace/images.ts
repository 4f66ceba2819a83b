/** Images that an article can show: those near it, then those that its site keeps. */

import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, relativeTo } from "#core/links/paths";
import { Failure } from "#contract/failure";
import { failureFor } from "../storage/errors.ts";
import type { PathResolver } from "../storage/paths.ts";

export interface ListedImage {
  /** What an article writes to name it. */
  readonly reference: string;
  readonly path: string;
}

/** An image of a workspace, read through the path resolver. */
export interface ImageBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
  bmp: "image/bmp",
  ico: "image/x-icon",
};
const LARGEST_BYTES = 50_000_000;
const MOST_IMAGES = 2000;
const MOST_FOLDERS = 500;
/** Folders whose content a site serves from its root: `public/cover.png` is `/cover.png`. */
const SERVED = ["public", "static"];
const KEPT = ["src/assets", "src/images", "assets", "images"];

/** The images that the article at `path` can name, its own folder's first. Links are not followed. */
export async function listImages(resolver: PathResolver, path: string): Promise<readonly ListedImage[]> {
  const own = folderOf((await resolver.article(path)).path);
  const found = new Map<string, ListedImage>();
  for (const folder of [own, ...KEPT, ...SERVED]) {
    for (const image of await imagesBelow(resolver.root, folder, MOST_IMAGES - found.size)) {
      if (!found.has(image)) found.set(image, { path: image, reference: referenceTo(image, own) });
    }
  }
  return [...found.values()];
}

function referenceTo(image: string, articleFolder: string): string {
  const served = SERVED.find((folder) => image.startsWith(`${folder}/`));
  if (served !== undefined) return image.slice(served.length);
  const relative = relativeTo(articleFolder, image);
  return relative.startsWith("../") ? relative : `./${relative}`;
}

/** Breadth first, so that what is near comes first and a deep tree ends at the limit. */
async function imagesBelow(root: string, folder: string, most: number): Promise<readonly string[]> {
  const images: string[] = [];
  const waiting = [folder];
  for (let visited = 0; waiting.length > 0 && visited < MOST_FOLDERS && images.length < most; visited++) {
    const current = waiting.shift() ?? "";
    const entries = await readdir(join(root, current), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = current === "" ? entry.name : `${current}/${entry.name}`;
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && typeOf(path) !== null && images.length < most) images.push(path);
    }
  }
  return images;
}

/** Read an image. Fails with `refused` for what is not one by its name, and by its target's where it is a link. */
export async function readImage(resolver: PathResolver, path: string): Promise<ImageBytes> {
  const contentType = typeOf(path);
  if (contentType === null) throw new Failure("refused", { path });
  const { real } = await resolver.file(path);
  if (typeOf(real) !== contentType) throw new Failure("refused", { path });
  try {
    const file = await open(
      real,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    try {
      if ((await file.stat()).size > LARGEST_BYTES) throw new Failure("too-large", { path });
      return { bytes: await file.readFile(), contentType };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw failureFor(error, path, "not-found");
  }
}

function typeOf(path: string): string | null {
  return TYPES[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ""] ?? null;
}

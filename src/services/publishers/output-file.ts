/** From an address of a built site to the file that answers it, as the usual static hosts do. */

import { readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isInside } from "../storage/paths.ts";
import type { SiteBuilder } from "./adapter.ts";

export interface OutputFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The file that answers an address, with what it holds; `null` where none does. */
export async function readOutput(output: string, base: string, url: string): Promise<OutputFile | null> {
  const path = await outputFile(output, base, url);
  return path === null ? null : { path, bytes: await readFile(path) };
}

/** A site whose pages are the files in `output`. */
export function builtPages(output: string, base: string): Pick<SiteBuilder, "served" | "readPage"> {
  return {
    served: { kind: "files", output, base },
    async readPage(url) {
      const file = await outputFile(output, base, url);
      return file === null ? null : readFile(file, "utf8").catch(() => null);
    },
  };
}

/**
 * The file for the path in `url` (its query and fragment are passed over); `null` where none is, or where it would
 * lie outside the output. A folder is answered by its `index.html`, a name without an ending by that name with
 * `.html`, which is how Jekyll's and Eleventy's pages are served too.
 */
export async function outputFile(output: string, base: string, url: string): Promise<string | null> {
  const path = readPath(url);
  if (path === null || !`${path}/`.startsWith(base)) return null;
  const below = path.slice(base.length);
  const candidates =
    below === "" || below.endsWith("/")
      ? [`${below}index.html`]
      : [below, `${below}/index.html`, `${below}.html`];
  for (const candidate of candidates) {
    const file = await fileAt(output, candidate);
    if (file !== null) return file;
  }
  return null;
}

function readPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
    const names = path.split("/");
    return path.startsWith("/") && !path.includes("\0") && !path.includes("\\") && !names.includes("..")
      ? path
      : null;
  } catch {
    return null;
  }
}

async function fileAt(output: string, path: string): Promise<string | null> {
  try {
    const [root, real] = await Promise.all([realpath(output), realpath(join(output, path))]);
    return isInside(root, real) && (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

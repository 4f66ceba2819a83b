/** The files that an address in an article may name. */

import { decodedPath, folderOf, joinPaths } from "./paths.ts";

/** The names of images that pages can show. */
export const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i;

/** Folders that publishers copy to the site's root, or read images from. */
const BASES = [
  "public",
  "static",
  "docs/public",
  "docs/.vuepress/public",
  ".vitepress/public",
  "source",
  "assets",
  "src",
];

/**
 * Paths from the root that `target` may mean; none for what is no file of the site. Publishers resolve it beside the
 * article, below its own page's folder, from the collection's folder or from the root; what begins with "/", from the
 * root alone.
 */
export function linkCandidates(
  { path, collection }: { readonly path: string; readonly collection: string },
  target: string,
): readonly string[] {
  const [written = ""] = target.split(/[?#]/, 1);
  if (written === "" || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\|~|@)/i.test(written) || /[{}<>|]/.test(written))
    return [];
  const folder = folderOf(path);
  const below = collection !== "" && folder.startsWith(collection) ? folder.slice(collection.length + 1) : "";
  const bases = written.startsWith("/")
    ? ["", ...BASES]
    : [
        folder,
        path.replace(/\.[^./]+$/, ""),
        "",
        collection,
        ...BASES.flatMap((base) => [base, joinPaths(base, below) ?? base]),
      ];
  const named = decodedPath(written);
  const found = bases.map((base) => joinPaths(base, named)).filter((each) => each !== null);
  return [...new Set(found.filter((each) => each !== ""))];
}

/** Relative links and images whose file is not there. */

import { joinPaths, folderOf } from "../links/paths.ts";
import { shortened } from "../problems/words.ts";
import type { Finding, SiteFile } from "./site-file.ts";
import type { LinkFact } from "./facts.ts";

/** Endings of links that name a file. A link without one may be any page of the site's own making. */
const FILES = /\.(?:md|mdx|markdown|pdf|zip|csv|json|txt|mp3|mp4|webm)$/i;
const IMAGES = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp)$/i;
/** Folders that publishers copy to the site's root. */
const STATIC = ["public", "static", "docs/public", "docs/.vuepress/public", ".vitepress/public", "src"];

/** A relative address, and every path that may stand for its file. */
export interface RelativeLink {
  readonly link: LinkFact;
  readonly candidates: readonly string[];
}

/**
 * The relative links and images of `file` that name files. Publishers resolve them beside the file, below its own
 * page's folder, from the collection's folder or from the root: any of those will do.
 */
export function relativeLinks(file: SiteFile): readonly RelativeLink[] {
  return file.facts.links.flatMap((link): RelativeLink[] => {
    const target = plainTarget(link.target);
    if (target === null) return [];
    const isFile = link.kind === "image" ? IMAGES.test(target) : FILES.test(target) || IMAGES.test(target);
    return isFile ? [{ link, candidates: candidatesFor(file, target) }] : [];
  });
}

/** The findings of `file`, when `exists` says of each candidate whether it is there. */
export function linkFindings(file: SiteFile, exists: (path: string) => boolean): readonly Finding[] {
  return relativeLinks(file)
    .filter(({ candidates }) => !candidates.some(exists))
    .map(({ link }) => ({
      path: file.path,
      problem: {
        rule: link.kind === "image" ? "image-broken" : "link-broken",
        severity: "warning",
        line: link.line,
        details: { target: shortened(link.target) },
      },
    }));
}

/** Without query and fragment; `null` for what is no relative path. */
function plainTarget(target: string): string | null {
  const path = target.replace(/[?#].*$/s, "");
  if (path === "" || /^(?:[a-z][a-z0-9+.-]*:|\/|\\|~|@)/i.test(path) || /[{}<>[\]|]/.test(path)) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function candidatesFor({ path, collection }: SiteFile, target: string): readonly string[] {
  const folder = folderOf(path);
  const own = path.replace(/\.[^./]+$/, "");
  const below = collection !== "" && folder.startsWith(collection) ? folder.slice(collection.length + 1) : "";
  const bases = [
    folder,
    own,
    "",
    collection,
    ...STATIC.flatMap((base) => [base, joinPaths(base, below) ?? base]),
  ];
  const found = bases.map((base) => joinPaths(base, target)).filter((each) => each !== null);
  return [...new Set(found.filter((each) => each !== ""))];
}

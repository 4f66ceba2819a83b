/** Relative links and images whose file is not there. */

import { IMAGE_FILE, linkCandidates } from "../links/candidates.ts";
import { pathOfAddress } from "../links/paths.ts";
import { shortened } from "../problems/words.ts";
import type { Finding, SiteFile } from "./site-file.ts";
import type { LinkFact } from "./facts.ts";

/** Endings of links that name a file. A link without one may be any page of the site's own making. */
const FILES = /\.(?:md|mdx|markdown|pdf|zip|csv|json|txt|mp3|mp4|webm)$/i;
/** From the site's root, or with a part that its publisher fills in. */
const NOT_RELATIVE = /^\/|^[^?#]*[[\]]/;

/** A relative address, and every path that may stand for its file. */
export interface RelativeLink {
  readonly link: LinkFact;
  readonly candidates: readonly string[];
}

/** The relative links and images of `file` that name files. */
export function relativeLinks(file: SiteFile): readonly RelativeLink[] {
  return file.facts.links.flatMap((link): RelativeLink[] => {
    const path = pathOfAddress(link.target);
    const isFile = IMAGE_FILE.test(path) || (link.kind !== "image" && FILES.test(path));
    if (!isFile || NOT_RELATIVE.test(link.target)) return [];
    const candidates = linkCandidates(file, link.target);
    return candidates.length > 0 ? [{ link, candidates }] : [];
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

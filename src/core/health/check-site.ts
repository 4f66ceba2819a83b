/** Site health: everything that shows only when many articles are looked over together. */

import { consistencyFindings } from "./consistency-checks.ts";
import { linkFindings } from "./link-checks.ts";
import { localeFindings } from "./locale-checks.ts";
import { filesOf, type Finding, type SiteCollection } from "./site-file.ts";
import { textFindings } from "./text-checks.ts";

/**
 * All findings over `collections`, by collection. `exists` says whether a file stands at a path from the root: it is
 * asked about what relative links name, and nothing else. Nothing is found that needs more than these values.
 */
export function siteFindings(
  collections: readonly SiteCollection[],
  exists: (path: string) => boolean,
): readonly Finding[] {
  return collections.flatMap((collection) => [
    ...localeFindings(collection),
    ...filesOf(collection).flatMap((file) => [...textFindings(file), ...linkFindings(file, exists)]),
    ...consistencyFindings(collection),
  ]);
}

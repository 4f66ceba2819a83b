/** What the help beside a translation asks of the host. */

import type { MemoryMatch } from "#core/memory/memory";
import type { Suggestions } from "#core/memory/suggest";

/** How much of the site's translations the memory has read. */
export interface Extent {
  readonly read: number;
  readonly total: number;
  readonly pairs: number;
}

export interface MemoryHost {
  readonly match: (path: string, text: string) => Promise<Suggestions & { readonly extent: Extent }>;
  readonly search: (
    path: string,
    words: string,
  ) => Promise<{ readonly matches: readonly MemoryMatch[]; readonly extent: Extent }>;
}

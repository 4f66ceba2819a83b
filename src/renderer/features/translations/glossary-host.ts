/** What the glossary beside a translation asks of the host. */

import type { TermCandidate } from "#core/glossary/candidates";
import type { Term } from "#core/glossary/glossary";

export interface GlossaryHost {
  readonly read: () => Promise<readonly Term[]>;
  /** Take terms away and add others; all terms then. */
  readonly change: (remove: readonly Term[], add: readonly Term[]) => Promise<readonly Term[]>;
  /** What the translations in these languages show of terms. */
  readonly candidates: (path: string) => Promise<readonly TermCandidate[]>;
}

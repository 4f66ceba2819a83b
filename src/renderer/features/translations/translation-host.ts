/** What the feature asks of the host; `app` knows the workspace. */

import type { Ledger, LedgerFact } from "#core/locale/ledger";
import type { ReadStates } from "./use-states.ts";

export interface KeptText {
  readonly hash: string;
  readonly text: string;
}

export interface TranslationHost {
  readonly states: ReadStates;
  readonly ledger: (collection: string) => Promise<Ledger>;
  /** Begin the ledger; how many blocks were noted. */
  readonly begin: (collection: string) => Promise<number>;
  /** Write facts down; all that is known then. */
  readonly note: (
    collection: string,
    facts: readonly LedgerFact[],
    texts: readonly KeptText[],
  ) => Promise<Ledger>;
  readonly texts: (hashes: readonly string[]) => Promise<readonly KeptText[]>;
}

/** What the feature asks of the host; `app` knows the workspace. */

import type { ExchangeHost } from "./exchange-host.ts";
import type { GlossaryHost } from "./glossary-host.ts";
import type { MemoryHost } from "./memory-host.ts";
import type { Ledger, LedgerFact } from "#core/locale/ledger";
import type { FieldProposal } from "#core/locale/field-proposals";
import type { FieldRule } from "#core/locale/settings";
import type { BulkOperation } from "#core/bulk/operations";
import type { ChangeOutcome, PlannedFile } from "#contract/changes";
import type { ReadStates } from "./use-states.ts";
import type { TrafficHost } from "./use-traffic.ts";

export interface KeptText {
  readonly hash: string;
  readonly text: string;
}

export interface TranslationHost {
  readonly memory: MemoryHost;
  readonly exchange: ExchangeHost;
  readonly glossary: GlossaryHost;
  readonly states: ReadStates;
  readonly traffic: TrafficHost;
  readonly ledger: (collection: string) => Promise<Ledger>;
  /** Begin the ledger, with what there is or by git's history; how many blocks were noted. */
  readonly begin: (collection: string, from: "now" | "git") => Promise<number>;
  /** Write facts down, and take out those that hold no longer; all that is known then. */
  readonly note: (
    collection: string,
    facts: readonly LedgerFact[],
    more: { readonly texts: readonly KeptText[]; readonly gone?: readonly LedgerFact[] },
  ) => Promise<Ledger>;
  /** Begin a variant of the article (by id) that no file holds yet; where it will be. */
  readonly create: (article: string, collection: string, locale: string) => Promise<string>;
  /** Let go of a variant that was begun and never saved. */
  readonly abandon: (path: string) => void;
  readonly rules: (collection: string) => Promise<CollectionRules>;
  /** Say in `galley.json` what a field is; `null` takes that back. */
  readonly setRule: (collection: string, field: string, rule: FieldRule | null) => Promise<void>;
  /** What an operation on a field would change in the files at `paths`. */
  readonly planChange: (paths: readonly string[], operation: BulkOperation) => Promise<FieldPlan>;
  readonly applyPlan: (
    plan: string,
    label: string,
  ) => Promise<Pick<ChangeOutcome, "id" | "written" | "refused">>;
  readonly undoChange: (id: string) => Promise<unknown>;
  readonly texts: (hashes: readonly string[]) => Promise<readonly KeptText[]>;
  /** Look for these texts of the article's (by id) source in git's history. */
  readonly learn: (article: string, hashes: readonly string[]) => Promise<readonly KeptText[]>;
}

export interface FieldPlan {
  readonly plan: string;
  readonly files: readonly PlannedFile[];
}

export interface CollectionRules {
  readonly rules: readonly FieldProposal[];
  /** The counterparts of a closed field's values in a locale. */
  readonly pairsIn: (locale: string, field: string) => ReadonlyMap<string, string>;
}

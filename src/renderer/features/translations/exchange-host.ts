/** What the exchange with translators' tools asks of the host. */

import type { ChangeOutcome, PlannedFile } from "#contract/changes";
import type { ReadTranslation, RefusedTranslation } from "#contract/exchange";
import type { FileFault } from "#core/exchange/model";

export interface ExportChoice {
  readonly articles: readonly string[];
  readonly locale: string;
  readonly scope: "stale" | "all";
  readonly format: "xliff" | "po";
}

export interface Exported {
  readonly name: string;
  readonly text: string | null;
  readonly translations: number;
  readonly units: number;
  readonly absent: number;
}

export interface ReadFile {
  readonly fault: { readonly fault: FileFault; readonly line: number; readonly detail: string } | null;
  readonly files: readonly ReadTranslation[];
  readonly refused: readonly RefusedTranslation[];
}

/** What a file would change, to be looked at. */
export interface ImportPlan {
  readonly plan: string;
  readonly files: readonly PlannedFile[];
  /** Files that would be left as they are. */
  readonly refused: ChangeOutcome["refused"];
}

export interface ExchangeHost {
  readonly export: (choice: ExportChoice) => Promise<Exported>;
  readonly read: (name: string, text: string) => Promise<ReadFile>;
  readonly plan: (files: readonly ReadTranslation[]) => Promise<ImportPlan>;
  /** Make the plan's changes, and write down what is current by them. */
  readonly apply: (
    plan: ImportPlan,
    label: string,
    files: readonly ReadTranslation[],
  ) => Promise<ChangeOutcome>;
  /** The memory of two languages as TMX. */
  readonly exportMemory: (
    source: string,
    target: string,
  ) => Promise<{ readonly name: string; readonly text: string; readonly pairs: number }>;
  readonly importMemory: (
    languages: { readonly source: string; readonly target: string },
    file: { readonly name: string; readonly text: string },
  ) => Promise<{ readonly added: number; readonly fault: ReadFile["fault"] }>;
  readonly undo: (id: string) => Promise<ChangeOutcome>;
}

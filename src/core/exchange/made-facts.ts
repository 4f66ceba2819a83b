/** What ledgers learn of translations that came back. */

import { BLOCK, type LedgerFact } from "../locale/ledger.ts";
import type { MadeBlock } from "./apply.ts";

/** A translation that came back and was written. */
export interface MadeTranslation {
  readonly collection: string;
  readonly article: string;
  readonly locale: string | null;
  readonly made: readonly MadeBlock[];
}

export interface MadeFacts {
  readonly collection: string;
  /** Each pair of blocks is current. */
  readonly facts: LedgerFact[];
  /** The sources that they were made from, by their hashes. */
  readonly texts: { readonly hash: string; readonly text: string }[];
}

/** As many as one call takes easily. */
const PORTION = 2000;

/** Collection by collection, in portions. A ledger knows nothing of a translation without a locale. */
export function madeFacts(translations: readonly MadeTranslation[]): readonly MadeFacts[] {
  const blocks = translations.flatMap(({ collection, article, locale, made }) =>
    locale === null ? [] : made.map((block) => ({ collection, article, locale, ...block })),
  );
  return [...Map.groupBy(blocks, ({ collection }) => collection)].flatMap(([collection, own]) =>
    Array.from({ length: Math.ceil(own.length / PORTION) }, (_, at) => {
      const portion = own.slice(at * PORTION, (at + 1) * PORTION);
      return {
        collection,
        facts: portion.map(({ article, locale, source, target }): LedgerFact => {
          return { article, locale, unit: BLOCK, source, target, mark: "made" };
        }),
        texts: portion.map(({ source, text }) => ({ hash: source, text })),
      };
    }),
  );
}

/**
 * Source texts by their content hash, as they were when something was translated from them: kept in Galley's own
 * folder, so that a translator sees later what changed. The site's ledger holds hashes alone.
 */

import type { JsonFile } from "../storage/json-file.ts";

export interface KeptText {
  readonly hash: string;
  readonly text: string;
}

export interface SourceTexts {
  readonly keep: (texts: readonly KeptText[]) => Promise<void>;
  readonly find: (hashes: readonly string[]) => Promise<readonly KeptText[]>;
}

/** The oldest go when all together are longer than this, in UTF-16 code units. */
const MOST_CHARACTERS = 32_000_000;

export function openSourceTexts(file: JsonFile): SourceTexts {
  return {
    async keep(texts) {
      if (texts.length === 0) return;
      await file.update((known) => {
        const next = new Map(Object.entries(known));
        for (const { hash, text } of texts) next.set(hash, text);
        return Object.fromEntries(newest([...next]));
      });
    },
    async find(hashes) {
      const known = await file.read();
      return hashes.flatMap((hash) => {
        const text = Object.hasOwn(known, hash) ? known[hash] : undefined;
        return typeof text === "string" ? [{ hash, text }] : [];
      });
    },
  };
}

function newest(entries: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] {
  let total = 0;
  const kept = entries.toReversed().filter(([, text]) => {
    total += typeof text === "string" ? text.length : 0;
    return total <= MOST_CHARACTERS;
  });
  return kept.toReversed();
}

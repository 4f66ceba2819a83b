/** The site's ledgers on the disk: `.galley/translations/<collection>.txt`, and what tells git how to merge them. */

import { basename } from "node:path";
import {
  ledgerPath,
  mergeLedgers,
  readLedger,
  withoutFacts,
  writeLedger,
  type Ledger,
} from "#core/locale/ledger";
import { isLostRace } from "./errors.ts";
import type { Saver } from "./saver.ts";
import { bytesAt, placeInSite, writeAt, type SitePlace } from "./site-place.ts";

export interface LedgerFiles {
  /** Empty where there is none; the same object as long as the bytes are the same. */
  readonly read: (root: string, collection: string) => Promise<Ledger>;
  /** Add facts and take others out, as one step; answers all that the ledger knows then. */
  readonly add: (root: string, collection: string, facts: Ledger, gone?: Ledger) => Promise<Ledger>;
}

const FOLDERS = [".galley", "translations"] as const;
/** Both sides of a conflict, line by line: a ledger's lines never contradict each other. */
const ATTRIBUTES = "*.txt merge=union text eol=lf\n";
const MOST_ATTEMPTS = 20;
const LONGEST_BYTES = 256 * 1024 * 1024;

export function openLedgerFiles(saver: Saver): LedgerFiles {
  const known = new Map<string, { readonly text: string; readonly ledger: Ledger }>();
  return {
    async read(root, collection) {
      const place = await placeOf(root, basename(ledgerPath(collection)));
      const text = (await bytesAt(place, LONGEST_BYTES))?.toString("utf8") ?? "";
      const key = JSON.stringify([root, collection]);
      const before = known.get(key);
      if (before?.text === text) return before.ledger;
      const ledger = readLedger(text);
      known.set(key, { text, ledger });
      return ledger;
    },
    async add(root, collection, facts, gone = []) {
      const place = await placeOf(root, basename(ledgerPath(collection)));
      for (let attempt = 1; ; attempt++) {
        const before = await bytesAt(place, LONGEST_BYTES);
        const known = readLedger(before?.toString("utf8") ?? "");
        const ledger = mergeLedgers(withoutFacts(known, gone), facts);
        try {
          await writeAt(saver, place, { before, text: writeLedger(ledger) });
          await writeAttributes(saver, root);
          return ledger;
        } catch (error) {
          if (attempt >= MOST_ATTEMPTS || !isLostRace(error)) throw error;
        }
      }
    },
  };
}

function placeOf(root: string, name: string): Promise<SitePlace> {
  return placeInSite(root, FOLDERS, name);
}

/** Once; a person who wrote other rules there keeps them. */
async function writeAttributes(saver: Saver, root: string): Promise<void> {
  const place = await placeOf(root, ".gitattributes");
  if ((await bytesAt(place, LONGEST_BYTES)) !== null) return;
  await saver.create(place, Buffer.from(ATTRIBUTES)).catch((error: unknown) => {
    if (!isLostRace(error)) throw error;
  });
}

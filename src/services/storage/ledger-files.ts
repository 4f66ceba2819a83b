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
import type { Saver } from "./saver.ts";
import { readSiteText, updateSiteText, type SiteText } from "./site-place.ts";

export interface LedgerFiles {
  /** Empty where there is none; the same object as long as the bytes are the same. */
  readonly read: (root: string, collection: string) => Promise<Ledger>;
  /** Add facts and take others out, as one step; answers all that the ledger knows then. */
  readonly add: (root: string, collection: string, facts: Ledger, gone?: Ledger) => Promise<Ledger>;
}

const FOLDERS = [".galley", "translations"] as const;
/** Both sides of a conflict, line by line: a ledger's lines never contradict each other. */
const ATTRIBUTES = "*.txt merge=union text eol=lf\n";

export function openLedgerFiles(saver: Saver): LedgerFiles {
  const known = new Map<string, { readonly text: string; readonly ledger: Ledger }>();
  return {
    async read(root, collection) {
      const text = (await readSiteText(ledgerIn(root, collection))) ?? "";
      const key = JSON.stringify([root, collection]);
      const before = known.get(key);
      if (before?.text === text) return before.ledger;
      const ledger = readLedger(text);
      known.set(key, { text, ledger });
      return ledger;
    },
    async add(root, collection, facts, gone = []) {
      let ledger: Ledger = [];
      await updateSiteText(saver, ledgerIn(root, collection), (text) => {
        ledger = mergeLedgers(withoutFacts(readLedger(text ?? ""), gone), facts);
        return writeLedger(ledger);
      });
      // Once; a person who wrote other rules there keeps them.
      await updateSiteText(saver, textIn(root, ".gitattributes"), (text) => text ?? ATTRIBUTES);
      return ledger;
    },
  };
}

function ledgerIn(root: string, collection: string): SiteText {
  return textIn(root, basename(ledgerPath(collection)));
}

function textIn(root: string, name: string): SiteText {
  return { root, folders: FOLDERS, name, longestBytes: 256 * 1024 * 1024 };
}

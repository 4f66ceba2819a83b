/** The site's ledgers on the disk: `.galley/translations/<collection>.txt`, and what tells git how to merge them. */

import { lstat, readFile, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { ledgerPath, mergeLedgers, readLedger, writeLedger, type Ledger } from "#core/locale/ledger";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor, isLostRace } from "./errors.ts";
import type { Saver } from "./saver.ts";

export interface LedgerFiles {
  /** Empty where there is none. */
  readonly read: (root: string, collection: string) => Promise<Ledger>;
  /** Add facts, as one step; answers all that the ledger knows then. */
  readonly add: (root: string, collection: string, facts: Ledger) => Promise<Ledger>;
}

const FOLDERS = [".galley", "translations"] as const;
/** Both sides of a conflict, line by line: a ledger's lines never contradict each other. */
const ATTRIBUTES = "*.txt merge=union text eol=lf\n";
const MOST_ATTEMPTS = 20;
const LONGEST_BYTES = 256 * 1024 * 1024;

export function openLedgerFiles(saver: Saver): LedgerFiles {
  return {
    async read(root, collection) {
      const place = await placeOf(root, basename(ledgerPath(collection)));
      return readLedger((await bytesAt(place))?.toString("utf8") ?? "");
    },
    async add(root, collection, facts) {
      const place = await placeOf(root, basename(ledgerPath(collection)));
      for (let attempt = 1; ; attempt++) {
        const before = await bytesAt(place);
        const known = readLedger(before?.toString("utf8") ?? "");
        const ledger = mergeLedgers(known, facts);
        try {
          await write(saver, place, { before, text: writeLedger(ledger) });
          await writeAttributes(saver, root);
          return ledger;
        } catch (error) {
          if (attempt >= MOST_ATTEMPTS || !isLostRace(error)) throw error;
        }
      }
    },
  };
}

interface Place {
  readonly path: string;
  readonly real: string;
  /** The deepest folder that exists. */
  readonly folder: string;
}

/** Where a ledger stands. No link leads there: what is written as a ledger would stand elsewhere. */
async function placeOf(root: string, name: string): Promise<Place> {
  let folder = root;
  for (const next of FOLDERS) {
    const inside = join(folder, next);
    const real = await realpath(inside).catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return null;
      throw failureFor(error, inside, "not-found");
    });
    if (real === null) break;
    if (real !== inside) throw new Failure("outside-workspace", { path: FOLDERS.join("/") });
    folder = inside;
  }
  const path = [...FOLDERS, name].join("/");
  return { path, real: join(root, path), folder };
}

async function bytesAt({ path, real }: Place): Promise<Buffer | null> {
  try {
    const status = await lstat(real);
    if (!status.isFile()) throw new Failure("not-a-file", { path });
    if (status.size > LONGEST_BYTES) throw new Failure("too-large", { path });
    return await readFile(real);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error instanceof Failure ? error : failureFor(error, path, "not-found");
  }
}

async function write(
  saver: Saver,
  place: Place,
  { before, text }: { readonly before: Buffer | null; readonly text: string },
): Promise<void> {
  const bytes = Buffer.from(text);
  if (before === null) await saver.create(place, bytes);
  else if (!before.equals(bytes)) await saver.replace(place, bytes, revisionOf(before));
}

/** Once; a person who wrote other rules there keeps them. */
async function writeAttributes(saver: Saver, root: string): Promise<void> {
  const place = await placeOf(root, ".gitattributes");
  if ((await bytesAt(place)) !== null) return;
  await saver.create(place, Buffer.from(ATTRIBUTES)).catch((error: unknown) => {
    if (!isLostRace(error)) throw error;
  });
}

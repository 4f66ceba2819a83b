/** `.galley/dismissed.txt` on the disk: findings that people have let stand. */

import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DISMISSED_FILE, readDismissals, writeDismissals } from "#core/problems/dismissed";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor, isLostRace } from "./errors.ts";
import type { Saver } from "./saver.ts";

export interface DismissedFile {
  /** None where there is no such file. */
  readonly read: (root: string) => Promise<ReadonlySet<string>>;
  /** Add or take away, as one step. */
  readonly change: (root: string, dismissals: readonly string[], isDismissed: boolean) => Promise<void>;
}

const MOST_ATTEMPTS = 20;
const LONGEST_BYTES = 16 * 1024 * 1024;

export function openDismissedFile(saver: Saver): DismissedFile {
  return {
    read: async (root) => readDismissals((await bytesAt(root))?.toString("utf8") ?? ""),
    async change(root, dismissals, isDismissed) {
      for (let attempt = 1; ; attempt++) {
        const before = await bytesAt(root);
        const after = new Set(readDismissals(before?.toString("utf8") ?? ""));
        for (const line of dismissals) if (isDismissed) after.add(line);
        for (const line of dismissals) if (!isDismissed) after.delete(line);
        try {
          return await write(saver, root, { before, text: writeDismissals(after) });
        } catch (error) {
          if (attempt >= MOST_ATTEMPTS || !isLostRace(error)) throw error;
        }
      }
    },
  };
}

async function bytesAt(root: string): Promise<Buffer | null> {
  const real = join(root, DISMISSED_FILE);
  try {
    const status = await lstat(real);
    if (!status.isFile() || (await realpath(dirname(real))) !== dirname(real))
      throw new Failure("not-a-file", { path: DISMISSED_FILE });
    if (status.size > LONGEST_BYTES) throw new Failure("too-large", { path: DISMISSED_FILE });
    return await readFile(real);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error instanceof Failure ? error : failureFor(error, DISMISSED_FILE, "not-found");
  }
}

async function write(
  saver: Saver,
  root: string,
  { before, text }: { readonly before: Buffer | null; readonly text: string },
): Promise<void> {
  const bytes = Buffer.from(text);
  if (before?.equals(bytes) === true) return;
  const own = join(root, dirname(DISMISSED_FILE));
  const real = await realpath(own).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw failureFor(error, DISMISSED_FILE, "not-found");
  });
  // No link leads there: what is written would stand elsewhere.
  if (real !== null && real !== own) throw new Failure("outside-workspace", { path: DISMISSED_FILE });
  const place = { path: DISMISSED_FILE, real: join(root, DISMISSED_FILE), folder: real ?? root };
  if (before === null) await saver.create(place, bytes);
  else await saver.replace(place, bytes, revisionOf(before));
}

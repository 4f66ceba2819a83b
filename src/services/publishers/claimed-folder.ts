/** A folder that one running Galley works in at a time; another one takes the next. */

import { open, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../storage/errors.ts";
import { ownFolder } from "../storage/own-folder.ts";
import { processIsRunning } from "../storage/temporary-files.ts";

export interface ClaimedFolder {
  readonly folder: string;
  readonly release: () => Promise<void>;
}

const MOST = 50;

/** The first of the folders `1`, `2`… in `place` that nobody works in. What an earlier owner left there stays. */
export async function claimFolder(place: string): Promise<ClaimedFolder> {
  const real = await ownFolder(place);
  for (let number = 1; number < MOST; number++) {
    const mark = join(real, `${number}.claim`);
    if (!(await claim(mark))) continue;
    return {
      folder: await ownFolder(join(real, String(number))),
      release: () => unlink(mark).catch(() => undefined),
    };
  }
  throw new RangeError("too many copies of one site");
}

async function claim(mark: string): Promise<boolean> {
  for (const isSecond of [false, true]) {
    try {
      const file = await open(mark, "wx", 0o600);
      await file.write(String(process.pid));
      await file.close();
      return true;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
      if (isSecond || !(await isAbandoned(mark))) return false;
      await unlink(mark).catch(() => undefined);
    }
  }
  return false;
}

async function isAbandoned(mark: string): Promise<boolean> {
  const owner = await readFile(mark, "utf8").catch(() => "");
  return /^\d+$/.test(owner) && !processIsRunning(Number(owner));
}

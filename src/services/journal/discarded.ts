/** Entries that the person did not want: out of sight for thirty days, then gone. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import { failureFor } from "../storage/errors.ts";
import { ownFolder } from "../storage/own-folder.ts";
import { syncFolder } from "../storage/synced.ts";
import { ENDING, type Shelf } from "./shelf.ts";

const KEPT_MILLISECONDS = 30 * 24 * 60 * 60_000;
/** So many stay however old they are: a clock that jumps takes nothing away. */
const ALWAYS_KEPT = 50;
/** When it was put there stands in its name: a copied or restored folder says the same. */
const NAME = /^([0-9a-f]{32})-(\d+)\.journal$/;

async function discardedFolder(shelf: Shelf): Promise<string> {
  return ownFolder(join(await shelf.folder(), "discarded"));
}

export async function putAside(shelf: Shelf, entry: string): Promise<void> {
  try {
    const folder = await discardedFolder(shelf);
    await shelf.operations.rename(
      await shelf.placeOf(entry),
      join(folder, `${entry}-${shelf.now()}${ENDING}`),
    );
    await syncFolder(shelf.operations, folder);
    await syncFolder(shelf.operations, await shelf.folder());
    await removeOld(shelf, folder);
  } catch (error) {
    throw failureFor(error, "", "not-found");
  }
}

export async function takeBack(shelf: Shelf, entry: string): Promise<void> {
  try {
    const folder = await discardedFolder(shelf);
    const name = (await readdir(folder)).findLast((each) => NAME.exec(each)?.[1] === entry);
    if (name === undefined) throw new Failure("not-found");
    await shelf.operations.rename(join(folder, name), await shelf.placeOf(entry));
    await syncFolder(shelf.operations, await shelf.folder());
  } catch (error) {
    throw failureFor(error, "", "not-found");
  }
}

async function removeOld(shelf: Shelf, folder: string): Promise<void> {
  const aged = (await readdir(folder))
    .map((name) => ({ name, at: Number(NAME.exec(name)?.[2] ?? Number.NaN) }))
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((a, b) => b.at - a.at);
  for (const { name, at } of aged.slice(ALWAYS_KEPT)) {
    if (shelf.now() - at < KEPT_MILLISECONDS) continue;
    await shelf.operations.unlink(join(folder, name)).catch(() => undefined);
  }
}

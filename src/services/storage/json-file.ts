/** A small JSON object on the disk that several Galleys may change at once. */

import { readFile, realpath, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Failure } from "#contract/failure";
import { revisionOf } from "./encoding.ts";
import { errorCode, failureFor, isLostRace } from "./errors.ts";
import { ownFolder } from "./own-folder.ts";
import type { LockAcrossProcesses } from "./process-locks.ts";
import type { Saver } from "./saver.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonFile {
  /** What it holds; an empty object when it is missing, was set aside, or cannot be read: Galley starts all the same. */
  readonly read: () => Promise<JsonObject>;
  /** Read, change and write as one step; `change` may be asked again when another process was faster. */
  readonly update: (change: (value: JsonObject) => JsonObject) => Promise<JsonObject>;
}

export interface JsonFileNeeds {
  readonly path: string;
  readonly saver: Saver;
  readonly lock: LockAcrossProcesses;
  readonly now: () => number;
}

const MOST_ATTEMPTS = 20;

/**
 * The file is for the person alone (0600 in a 0700 folder). One that is not a JSON object is set aside
 * under another name, so that nothing is lost and Galley starts all the same.
 */
export function openJsonFile({ path, saver, lock, now }: JsonFileNeeds): JsonFile {
  const load = async (): Promise<Loaded | null> => {
    const loaded = await loadObject(path);
    if (loaded !== "unreadable") return loaded;
    await rename(path, `${path.replace(/\.json$/, "")}.unreadable-${now()}.json`).catch((error: unknown) => {
      // Another Galley set it aside first.
      if (errorCode(error) !== "ENOENT") throw error;
    });
    return null;
  };
  return {
    async read() {
      try {
        return (await load())?.value ?? {};
      } catch (error) {
        if (error instanceof Failure || errorCode(error) !== "") return {};
        throw error;
      }
    },
    update: (change) =>
      lock(path, async () => {
        for (let attempt = 1; ; attempt++) {
          const before = await load();
          const value = change(before?.value ?? {});
          try {
            await store(path, saver, before, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
            return value;
          } catch (error) {
            if (attempt < MOST_ATTEMPTS && isLostRace(error)) continue;
            throw errorCode(error) === "" ? error : failureFor(error, basename(path), "vanished");
          }
        }
      }),
  };
}

interface Loaded {
  readonly value: JsonObject;
  readonly bytes: Uint8Array;
}

async function loadObject(path: string): Promise<Loaded | "unreadable" | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw failureFor(error, basename(path), "not-found");
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isObject(value) ? { value, bytes } : "unreadable";
  } catch {
    return "unreadable";
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function store(path: string, saver: Saver, before: Loaded | null, bytes: Uint8Array): Promise<void> {
  if (before === null) {
    const folder = await ownFolder(dirname(path));
    await saver.create({ path: basename(path), real: join(folder, basename(path)), folder }, bytes, 0o600);
  } else {
    const file = { path: basename(path), real: await realpath(path) };
    await saver.replace(file, bytes, revisionOf(before.bytes));
  }
}

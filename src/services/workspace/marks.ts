/** What a folder shows of itself: names and small texts, never a program's result. */

import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isObject } from "../storage/json-file.ts";
import type { FolderMarks } from "../publishers/adapter.ts";

const LONGEST_TEXT_BYTES = 1024 * 1024;

/** Read the marks of `folder`; `null` when it cannot be read. */
export async function readMarks(folder: string): Promise<FolderMarks | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const names = new Set(entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)));
  const text = (name: string): Promise<string | null> => readSmallText(join(folder, name));
  return {
    names,
    packages: names.has("package.json") ? packagesIn(await text("package.json")) : new Set(),
    text,
    has: (path) =>
      stat(join(folder, path)).then(
        () => true,
        () => false,
      ),
  };
}

/** The text of a file of at most 1 MB; `null` for anything else. A pipe is not waited for. */
export async function readSmallText(path: string): Promise<string | null> {
  const status = await stat(path).catch(() => null);
  if (!status?.isFile() || status.size > LONGEST_TEXT_BYTES) return null;
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    return await file.readFile("utf8");
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

function packagesIn(text: string | null): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (!isObject(value)) return new Set();
    const groups = [value["dependencies"], value["devDependencies"], value["peerDependencies"]];
    return new Set(groups.filter(isObject).flatMap((group) => Object.keys(group)));
  } catch {
    return new Set();
  }
}

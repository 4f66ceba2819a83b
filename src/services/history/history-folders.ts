import { readdir } from "node:fs/promises";

/** The name of every article's folder; none before the first save. */
export async function articleFolders(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{32}$/.test(name));
}

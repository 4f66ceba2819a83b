/** D9: any earlier version can be brought back, after a rename as well, and bringing back can be undone. */

import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Revision } from "#contract/values";
import { openArticle, startGalley, textAt, type EditedArticle, type Galley } from "./support/galley.ts";
import { numberedText } from "../support/numbered.ts";
import { tally, type DataPromise } from "./support/promise.ts";

export const versions: DataPromise = {
  id: "D9",
  async run({ work, saver, times }) {
    const saves = times(55, 200, 1000);
    const site = join(work, "site");
    await mkdir(site);
    await writeFile(join(site, "a.md"), numberedText(0, 9));
    const data = join(work, "data");
    const first = await startGalley({ userData: data, saver });
    const article = await openArticle(first, site, "a.md");
    for (let number = 1; number <= saves; number++) await article.save(numberedText(number, 9));
    await first.kill();
    // Renamed by another program while no Galley runs.
    await rename(join(site, "a.md"), join(site, "b.md"));
    const second = await startGalley({ userData: data, saver });
    const renamed = await openArticle(second, site, "b.md");
    const lost = tally("lost");
    const kept = new Map((await everyVersion(second, renamed)).map(({ text, revision }) => [text, revision]));
    for (let number = 0; number <= saves; number++)
      if (!kept.has(numberedText(number, 9))) lost.add(`version ${number} of ${saves}`);
    const restored = await bringBack(renamed, join(site, "b.md"), saves, lost.add);
    await second.close();
    return {
      figures: `${kept.size} of ${saves + 1} versions after a kill and a rename, ${restored} brought back and undone, ${lost.count()} lost`,
      broken: lost.found(),
    };
  },
};

interface Kept {
  readonly revision: Revision;
  readonly text: string;
}

async function everyVersion(galley: Galley, { workspace, path }: EditedArticle): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (let before: number | null = null; ;) {
    const page = await galley.calls["history.list"]({ workspace, path, before });
    for (const { revision } of page.versions)
      kept.push({ revision, text: (await galley.calls["history.read"]({ workspace, path, revision })).text });
    before = page.versions.at(-1)?.number ?? 0;
    if (!page.hasMore) return kept;
  }
}

/** Save the first version over the last, as the app does, then the last over that: no byte may differ. */
async function bringBack(
  article: EditedArticle,
  path: string,
  saves: number,
  lost: (what: string) => void,
): Promise<number> {
  let count = 0;
  for (const number of [0, saves]) {
    await article.save(numberedText(number, 9));
    if ((await textAt(path)) === numberedText(number, 9)) count++;
    else lost(`version ${number} did not come back`);
  }
  return count / 2;
}

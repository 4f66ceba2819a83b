/** D4: disk full: the old file intact, the text kept, one plain message, and a second try works. */

import { mkdir, readdir, rm, stat, statfs, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { revisionOf } from "#services/storage/encoding";
import { errorCode } from "#services/storage/errors";
import { openArticle, outcomeOf, startGalley, textAt } from "./support/galley.ts";
import { mountMemory } from "./support/mounts.ts";
import { tally, type DataPromise } from "./support/promise.ts";

const OLD = "the old text\n".repeat(1000);
const base = revisionOf(Buffer.from(OLD));
const MOST_LEFT = 120_000;

export const fullDisk: DataPromise = {
  id: "D4",
  async run(trial) {
    const mount = await mountMemory(join(trial.work, "small"), "1m");
    if (mount === null) return { figures: "", broken: [], skipped: ["a small disk needs an administrator"] };
    const damage = tally("damage");
    const message = tally("message");
    const again = tally("second try");
    const sizes = trial.times(10, 100, 400);
    let full = 0;
    try {
      const site = join(mount.folder, "site");
      await mkdir(site);
      await writeFile(join(site, "a.md"), OLD);
      // Galley's own folder is on the same disk: nothing of what a save needs has room.
      const galley = await startGalley({ userData: join(mount.folder, "data"), saver: trial.saver });
      const article = await openArticle(galley, site, "a.md");
      for (let round = 0; round < sizes; round++) {
        await writeFile(join(site, "a.md"), OLD);
        await rm(join(mount.folder, "data", "history"), { recursive: true, force: true });
        const left = Math.round((MOST_LEFT * round) / sizes);
        await fillUp(mount.folder, left);
        const text = `${round} ${"new text, and longer\n".repeat(2500)}`;
        const outcome = await outcomeOf(article.save(text, base));
        const found = await textAt(join(site, "a.md"));
        const what = `${left} bytes left, ${outcome}`;
        if (found !== OLD && found !== text) damage.add(`${what}: ${found.length} characters`);
        if (outcome === "ok" && found !== text) damage.add(`${what}: a false "saved"`);
        if (outcome !== "ok" && outcome !== "disk-full") message.add(what);
        const others = (await readdir(site)).filter((name) => name !== "a.md");
        if (others.length > 0) damage.add(`${what}: left behind ${others.join(", ")}`);
        if (outcome === "disk-full") full++;
        await rm(join(mount.folder, "filler"));
        const second = await outcomeOf(article.save(text, base));
        if (second !== "ok" || (await textAt(join(site, "a.md"))) !== text)
          again.add(`${what}: then ${second}`);
      }
      await galley.close();
    } finally {
      mount.unmount();
    }
    return {
      figures: `${sizes} sizes of what is left on a 1 MB disk, ${full} full, ${damage.count()} damage, ${message.count()} told otherwise, ${again.count()} second tries failed`,
      broken: [
        ...damage.found(),
        ...message.found(),
        ...again.found(),
        ...(full === 0 ? ["the disk was never full"] : []),
      ],
    };
  },
};

/** Take all of the disk but `left` bytes, also of what Galley itself takes or gives back meanwhile. */
async function fillUp(folder: string, left: number): Promise<void> {
  const filler = join(folder, "filler");
  const { blocks, bsize } = await statfs(folder);
  await writeFile(filler, Buffer.alloc(blocks * bsize)).catch((error: unknown) => {
    if (errorCode(error) !== "ENOSPC") throw error;
  });
  const { size } = await stat(filler);
  await truncate(filler, Math.max(0, size - left));
}

/** D1: after "Saved", a kill never leaves a torn, empty or older file. */

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openArticle, startGalley, textAt } from "./support/galley.ts";
import { lengthOf, numberedText, numberIn } from "./support/numbered.ts";
import { pause, tally, type DataPromise, type Trial } from "./support/promise.ts";

const STEP = 40_000;
const LANES = 2;
const KILLS_A_HISTORY = 200;
/** The moment of the kill lies within so many times what the first save took. */
const SAVES_AWAITED = 6;

export const kills: DataPromise = {
  id: "D1",
  async run(trial) {
    const goal = trial.times(16, 300, 10_000);
    const torn = tally("torn");
    const empty = tally("empty");
    const lost = tally("lost");
    let begun = 0;
    let saves = 0;
    let left = 0;
    const lane = async (name: string): Promise<void> => {
      const work = join(trial.work, name);
      const path = join(work, "site", "a.md");
      await mkdir(join(work, "site"), { recursive: true });
      await writeFile(path, numberedText(0, 0));
      for (let held = 0, own = 1; begun++ < goal; own++) {
        // Every save keeps a version: thousands of them in a day are nobody's.
        if (own % KILLS_A_HISTORY === 0) await rm(join(work, "data"), { recursive: true, force: true });
        const acknowledged = await killedWhileSaving(trial, work, held);
        saves += acknowledged - held;
        const text = await textAt(path);
        const found = numberIn(text, STEP);
        if (text === "") empty.add(`after save ${acknowledged}`);
        else if (found === null) torn.add(`after save ${acknowledged}: ${text.length} characters`);
        else if (found < acknowledged) lost.add(`save ${acknowledged} was acknowledged, ${found} is there`);
        if (found === null) await writeFile(path, numberedText(0, 0));
        held = found ?? 0;
      }
      left += (await readdir(join(work, "site"))).length - 1;
    };
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(`lane-${index}`)));
    return {
      figures: `${goal} kills in ${saves} saves, ${torn.count()} torn, ${empty.count()} empty, ${lost.count()} lost (${left} temporary files left for the sweep)`,
      broken: [...torn.found(), ...empty.found(), ...lost.found()],
    };
  },
};

/** Save without a pause after save `held`, kill at a random moment; the last save that was acknowledged. */
async function killedWhileSaving({ saver }: Trial, work: string, held: number): Promise<number> {
  const galley = await startGalley({ userData: join(work, "data"), saver });
  const article = await openArticle(galley, join(work, "site"), "a.md");
  let acknowledged = held;
  const saving = (async () => {
    for (let number = held + 1; ; number++) {
      await article.save(numberedText(number, lengthOf(number, STEP)));
      acknowledged = number;
    }
  })().catch(() => undefined);
  const began = performance.now();
  while (acknowledged === held && galley.process.exitCode === null) await pause(1);
  await pause(Math.random() * SAVES_AWAITED * (performance.now() - began));
  await galley.kill();
  await saving;
  return acknowledged;
}

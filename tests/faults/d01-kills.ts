/** D1: after "Saved", a kill never leaves a torn, empty or older file. */

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openArticles, startGalley, textAt } from "./support/galley.ts";
import { lengthOf, numberedText, numberIn } from "../support/numbered.ts";
import { pause, tally, type DataPromise, type Trial } from "./support/promise.ts";

const STEP = 20_000;
const LANES = 2;
const LOOPS_A_HISTORY = 800;
/** The moment of the kill lies within so many times what the first saves took. */
const SAVES_AWAITED = 2;

export const kills: DataPromise = {
  id: "D1",
  async run(trial) {
    // Each process saves so many articles at once, each in a loop of its own: a kill meets every one at another moment.
    const loops = trial.times(8, 8, 32);
    const articles = Array.from({ length: loops }, (_, index) => `article-${index}.md`);
    const goal = Math.ceil(trial.times(16, 320, 10_000) / loops);
    const torn = tally("torn");
    const empty = tally("empty");
    const lost = tally("lost");
    let begun = 0;
    let done = 0;
    let saves = 0;
    let left = 0;
    let ahead = 0;
    const look = async (path: string, acknowledged: number): Promise<number> => {
      const text = await textAt(path);
      const found = numberIn(text, STEP);
      if (text === "") empty.add(`after save ${acknowledged}`);
      else if (found === null) torn.add(`after save ${acknowledged}: ${text.length} characters`);
      else if (found < acknowledged) lost.add(`save ${acknowledged} was acknowledged, ${found} is there`);
      else if (found > acknowledged) ahead++;
      if (found === null) await writeFile(path, numberedText(0, 0));
      return found ?? 0;
    };
    const lane = async (name: string): Promise<void> => {
      const work = join(trial.work, name);
      await mkdir(join(work, "site"), { recursive: true });
      let held: readonly number[] = articles.map(() => 0);
      for (const each of articles) await writeFile(join(work, "site", each), numberedText(0, 0));
      for (let own = 1; begun < goal && trial.goesOn(); own++) {
        begun++;
        // Every save keeps a version: thousands of them in a day are nobody's.
        if ((own * loops) % LOOPS_A_HISTORY === 0)
          await rm(join(work, "data"), { recursive: true, force: true });
        const acknowledged = await killedWhileSaving(trial, { work, articles, held });
        done++;
        saves += sum(acknowledged) - sum(held);
        held = await Promise.all(
          articles.map((each, index) => look(join(work, "site", each), acknowledged[index] ?? 0)),
        );
      }
      left += (await readdir(join(work, "site"))).length - loops;
    };
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(`lane-${index}`)));
    return {
      figures: `${done * loops} save loops ended by ${done} kills in ${saves} saves, ${torn.count()} torn, ${empty.count()} empty, ${lost.count()} lost (${ahead} files were replaced when the kill came, their saves not yet told; ${left} temporary files left for the sweep)`,
      broken: [...torn.found(), ...empty.found(), ...lost.found()],
    };
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

interface Loops {
  readonly work: string;
  readonly articles: readonly string[];
  /** The number of each article's last save. */
  readonly held: readonly number[];
}

/** Save every article without a pause after its save `held`, kill at a random moment; the last saves acknowledged. */
async function killedWhileSaving(
  { saver }: Trial,
  { work, articles: names, held }: Loops,
): Promise<readonly number[]> {
  const galley = await startGalley({ userData: join(work, "data"), saver, threads: names.length });
  const articles = await openArticles(galley, join(work, "site"), names);
  const acknowledged = [...held];
  const saving = articles.map((article, index) =>
    (async () => {
      for (let number = (held[index] ?? 0) + 1; ; number++) {
        await article.save(numberedText(number, lengthOf(number, STEP)));
        acknowledged[index] = number;
      }
    })().catch(() => undefined),
  );
  const began = performance.now();
  const isUnsaved = (): boolean => acknowledged.every((number, index) => number === held[index]);
  while (isUnsaved() && galley.process.exitCode === null) await pause(1);
  await pause(Math.random() * SAVES_AWAITED * (performance.now() - began));
  await galley.kill();
  await Promise.all(saving);
  return acknowledged;
}

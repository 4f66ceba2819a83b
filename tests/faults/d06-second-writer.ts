/** D6: nobody else's edit is silently overwritten. */

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { revisionOf } from "#services/storage/encoding";
import {
  openArticles,
  outcomeOf,
  startGalley,
  textAt,
  type EditedArticle,
  type Galley,
} from "./support/galley.ts";
import { tally, type DataPromise, type Tally, type Trial } from "./support/promise.ts";
import { startSecondWriter, type SecondWriter, type WritesBy } from "./support/second-writer.ts";

/** How far outside of the save the other program may write. */
const MARGIN_MICROSECONDS = 400;
const SAVES_FOR_THE_MEAN = 20;
const ROUNDS_BETWEEN_STARTS = 500;
/** So many files at once, each with another program of its own: most of a save is waiting for the disk. */
const FILES = 4;
const MOST_LOST_BY_RENAMING = 0.002;

export const secondWriter: DataPromise = {
  id: "D6",
  async run(trial) {
    const inPlace = await race(trial, "writing in place", trial.times(40, 600, 10_000));
    const renaming = await race(trial, "renaming", trial.times(40, 600, 10_000));
    const share = renaming.lost.count() / Math.max(1, renaming.rounds);
    // One of a few hundred is more than 0.2 % and says little: a short run allows for one.
    const tooMany = share > MOST_LOST_BY_RENAMING && renaming.lost.count() > 1;
    return {
      figures: [inPlace, renaming].map(described).join("; "),
      broken: [
        ...inPlace.lost.found(),
        ...inPlace.forgotten.found(),
        ...renaming.forgotten.found(),
        ...(tooMany ? renaming.lost.found() : []),
        ...[inPlace, renaming].flatMap(({ by, rounds, noticed }) =>
          rounds > 0 && noticed === 0 ? [`${by}: no save ever met the other program`] : [],
        ),
      ],
    };
  },
};

interface Race {
  readonly by: WritesBy;
  rounds: number;
  /** Saves that were refused, or that kept what the other program wrote. */
  noticed: number;
  /** What the other program wrote is neither in the file nor in the history. */
  readonly lost: Tally;
  /** What Galley saved is neither in the file nor in the history. */
  readonly forgotten: Tally;
}

function described({ by, rounds, noticed, lost, forgotten }: Race): string {
  const allowed =
    by === "renaming" && lost.count() > 0
      ? ` (${((lost.count() / rounds) * 100).toFixed(2)} %, renamed between our last look and our own rename, which no system can see; ${MOST_LOST_BY_RENAMING * 100} % is the promise, and one in a few hundred no breach)`
      : "";
  return `${rounds} by ${by}: ${noticed} noticed, ${lost.count()} lost${allowed}, ${forgotten.count()} of ours lost`;
}

async function race(trial: Trial, by: WritesBy, rounds: number): Promise<Race> {
  const result: Race = {
    by,
    rounds: 0,
    noticed: 0,
    lost: tally(`lost by ${by}`),
    forgotten: tally(`ours lost by ${by}`),
  };
  const site = join(trial.work, by.replaceAll(" ", "-"));
  await mkdir(site, { recursive: true });
  const names = Array.from({ length: FILES }, (_, number) => `article-${number}.md`);
  const writers = names.map((name) => startSecondWriter(join(site, name), by));
  const data = join(trial.work, "data");
  try {
    while (result.rounds < rounds && trial.goesOn()) {
      for (const name of names) await writeFile(join(site, name), "begin");
      const galley = await startGalley({ userData: data, saver: trial.saver });
      const articles = await openArticles(galley, site, names);
      const last = Math.min(result.rounds + ROUNDS_BETWEEN_STARTS, rounds);
      const goesOn = (): boolean => result.rounds < last && trial.goesOn();
      await Promise.all(
        articles.map((article, number) =>
          racing({
            galley,
            article,
            path: join(site, article.path),
            writer: writers[number],
            result,
            goesOn,
          }),
        ),
      );
      await galley.close();
      await rm(data, { recursive: true, force: true });
    }
  } finally {
    await Promise.all(writers.map((writer) => writer.close()));
  }
  return result;
}

interface Racing {
  readonly galley: Galley;
  readonly article: EditedArticle;
  readonly path: string;
  readonly writer: SecondWriter | undefined;
  readonly result: Race;
  readonly goesOn: () => boolean;
}

async function racing({ galley, article, path, writer, result, goesOn }: Racing): Promise<void> {
  if (writer === undefined) throw new RangeError("each file has a writer");
  const usual = await usualMicroseconds(article.save);
  let base = revisionOf(Buffer.from(await textAt(path)));
  const isKept = async (text: string): Promise<boolean> => {
    const revision = revisionOf(Buffer.from(text));
    const { workspace, path: named } = article;
    return (await outcomeOf(galley.calls["history.read"]({ workspace, path: named, revision }))) === "ok";
  };
  while (goesOn()) {
    const round = result.rounds++;
    const [ours, theirs] = [`ours ${round}\n`, `theirs ${round}\n`];
    const written = writer.writeIn(Math.random() * (usual + 2 * MARGIN_MICROSECONDS), theirs);
    const outcome = await outcomeOf(article.save(ours, base));
    await written;
    const found = await textAt(path);
    const what = `round ${round}, ${outcome}, the file holds ${JSON.stringify(found)}`;
    if (found !== ours && found !== theirs) result.lost.add(what);
    if (outcome === "ok" && found === ours) {
      if (await isKept(theirs)) result.noticed++;
      else result.lost.add(what);
    }
    if (outcome === "ok" && found === theirs && !(await isKept(ours))) result.forgotten.add(what);
    if (outcome === "changed-on-disk") result.noticed++;
    base = revisionOf(Buffer.from(found));
  }
}

async function usualMicroseconds(save: (text: string) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let count = 0; count < SAVES_FOR_THE_MEAN; count++) await save(`warm ${count}`);
  return ((performance.now() - began) * 1000) / SAVES_FOR_THE_MEAN;
}

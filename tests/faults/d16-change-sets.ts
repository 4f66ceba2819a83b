/** D16: a bulk edit that is killed leaves each file old or new, and is finished or undone to the byte. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startGalley } from "./support/galley.ts";
import { pause, tally, type DataPromise, type Tally, type Trial } from "./support/promise.ts";

const program = join(import.meta.dirname, "../services/support/change-set-process.ts");
const rename = { kind: "map", field: "tags", values: { Old: "New" } } as const;

/** A busy machine may let the whole set be done before a kill comes. */
const MOST_MISSED = 4;

export const changeSets: DataPromise = {
  id: "D16",
  async run(trial) {
    const files = trial.times(150, 1000, 1000);
    const kills = trial.times(1, 6, 40);
    const broken = tally("broken");
    const counts = { old: 0, renewed: 0, done: 0 };
    let kill = 0;
    for (; kill < kills && counts.done < kills + MOST_MISSED && trial.goesOn(); counts.done++) {
      const folder = join(trial.work, `kill-${counts.done}`);
      // The first is killed early, the last late: how long the whole takes is the machine's own.
      const share = (kill + 0.5) / kills;
      const { old, renewed } = await oneKill(
        { trial, folder, files, share, finishes: kill % 2 === 0 },
        broken,
      );
      counts.old += old;
      counts.renewed += renewed;
      // One before the first file or after the last tries nothing: it is made again.
      if (old > 0 && renewed > 0) kill++;
      await rm(folder, { recursive: true, force: true });
    }
    if (counts.done > 0 && kill === 0) broken.add("no kill fell in the middle of a set");
    return {
      figures: `${counts.done} kills of bulk edits of ${files} files: ${counts.old} old, ${counts.renewed} new, ${broken.count()} neither or not brought back`,
      broken: broken.found(),
    };
  },
};

interface Kill {
  readonly trial: Trial;
  readonly folder: string;
  readonly files: number;
  readonly share: number;
  readonly finishes: boolean;
}

async function oneKill({ trial, folder, files, share, finishes }: Kill, broken: Tally) {
  const site = join(folder, "site");
  const userData = join(folder, "data");
  const before = await writeArticles(site, files);
  const after = new Map([...before].map(([path, text]) => [path, text.replace("Old", "New")]));
  const steps = [{ paths: [...before.keys()], operation: rename }];
  const request = JSON.stringify({ kind: "operations", steps });
  const child = spawn(process.execPath, [program, site, userData, request], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  await Promise.race([once(child.stdout, "data"), ended]);
  while (child.exitCode === null && (await countRenewed(site, after)) < files * share) await pause(5);
  child.kill("SIGKILL");
  await ended;
  const between = await textsOf(site, [...before.keys()]);
  let renewed = 0;
  for (const [path, text] of between) {
    if (text === after.get(path)) renewed++;
    else if (text !== before.get(path)) broken.add(`${path} is neither old nor new`);
  }
  const galley = await startGalley({ userData, saver: trial.saver });
  try {
    const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
    const { sets } = await galley.calls["changes.list"]({ workspace });
    const id = sets[0]?.id ?? "";
    const call = finishes ? "changes.finish" : "changes.undo";
    const outcome = await galley.calls[call]({ workspace, id });
    if (!outcome.isFinished || outcome.refused.length > 0) broken.add(`${call} left something`);
    const settled = await textsOf(site, [...before.keys()]);
    const wanted = finishes ? after : before;
    for (const [path, text] of settled) if (text !== wanted.get(path)) broken.add(`${path} after ${call}`);
    await galley.calls["changes.undo"]({ workspace, id });
    const back = await textsOf(site, [...before.keys()]);
    for (const [path, text] of back) if (text !== before.get(path)) broken.add(`${path} after undo`);
  } finally {
    await galley.close();
  }
  return { old: files - renewed, renewed };
}

/** Written in several ways, of which every byte but the value's is to stay. */
async function writeArticles(site: string, files: number): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await mkdir(join(site, "posts"), { recursive: true });
  await mkdir(join(site, "..", "data"));
  for (let index = 0; index < files; index++) {
    const text =
      index % 2 === 0
        ? `---\ntitle: Article ${index}   # kept\ntags: [Old, other]\n---\nText ${index}\n`
        : `\ufeff---\r\ntags:\r\n  - "Old"\r\ntitle: 'x'\r\n---\r\nText ${index}`;
    const path = `posts/${String(index).padStart(4, "0")}.md`;
    texts.set(path, text);
    await writeFile(join(site, path), text);
  }
  return texts;
}

async function textsOf(
  site: string,
  paths: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(paths.map(async (path) => [path, await readFile(join(site, path), "utf8")] as const));
}

/** Files are written in the order of their paths: the last new one is found by halves. */
async function countRenewed(site: string, after: ReadonlyMap<string, string>): Promise<number> {
  const paths = [...after.keys()];
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const path = paths[middle] ?? "";
    const text = await readFile(join(site, path), "utf8").catch(() => null);
    if (text === after.get(path)) low = middle + 1;
    else high = middle;
  }
  return low;
}

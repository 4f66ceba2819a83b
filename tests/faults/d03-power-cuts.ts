/** D3: a power cut after "Saved" keeps the save. */

import { spawnSync } from "node:child_process";
import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openArticle, startGalley, textAt } from "./support/galley.ts";
import { compileProgram } from "./support/injector.ts";
import { isSound, mountExt4, type Mount } from "./support/mounts.ts";
import { lengthOf, numberedText, numberIn } from "../support/numbered.ts";
import { pause, tally, type DataPromise, type Trial } from "./support/promise.ts";

const STEP = 10_000;
const LONGEST_MILLISECONDS = 60;

/**
 * Site and Galley's folder are on an ext4 of their own, which is shut down while a Galley saves: what the kernel
 * has not written by then is gone, as when the power goes. Then it is mounted again, which replays its journal.
 *
 * The same with a plain write shows that the cut cuts.
 */
export const powerCuts: DataPromise = {
  id: "D3",
  async run(trial) {
    const cut = compileProgram(
      join(import.meta.dirname, "support", "power-cut.c"),
      join(trial.work, "power-cut"),
    );
    const image = join(trial.work, "disk");
    const folder = join(trial.work, "mounted");
    const mount = cut === null ? null : await mountExt4(image, folder, true);
    if (cut === null || mount === null)
      return notHere(cut === null ? "no C compiler" : "no leave to mount an ext4");
    await mkdir(join(folder, "site"));
    await reset(folder);
    const disk: Disk = { image, mount, cut };
    const lost = tally("lost");
    const torn = tally("torn");
    const cuts = trial.times(4, 30, 200);
    let saves = 0;
    for (let round = 0; round < cuts; round++) {
      const before = numberIn(await textAt(join(folder, "site", "a.md")), STEP) ?? 0;
      // On the same disk, what syncs Galley's own files may help the site's: every other time it is elsewhere.
      const userData = join(round % 2 === 0 ? trial.work : folder, "data");
      const acknowledged = await cutWhileSaving(trial, disk, { before, userData });
      saves += acknowledged - before;
      await powerOn(disk);
      const text = await textAt(join(folder, "site", "a.md"));
      const found = numberIn(text, STEP);
      if (found === null) torn.add(`cut ${round}: ${text.slice(0, 80)}`);
      else if (found < acknowledged) lost.add(`save ${acknowledged} was acknowledged, ${found} is there`);
      if (found === null) await reset(folder);
    }
    const plain = await plainWritesLost(disk);
    mount.unmount();
    const sound = isSound(image);
    return {
      figures: `${cuts} power cuts in ${saves} saves on ext4, ${lost.count()} lost, ${torn.count()} torn (of 3 plain writes, ${plain} were lost)`,
      broken: [
        ...lost.found(),
        ...torn.found(),
        ...(plain === 0 ? ["the cut cuts nothing: plain writes survived it"] : []),
        ...(sound ? [] : ["the file system is damaged"]),
      ],
    };
  },
};

function notHere(why: string) {
  return { figures: "", broken: [], skipped: [why] };
}

interface Disk {
  readonly image: string;
  readonly mount: Mount;
  /** The program that cuts. */
  readonly cut: string;
}

async function reset(folder: string): Promise<void> {
  const path = join(folder, "site", "a.md");
  await writeFile(path, numberedText(0, 0));
  for (const each of [path, join(folder, "site"), folder]) {
    const file = await open(each, "r");
    await file.sync();
    await file.close();
  }
}

async function cutWhileSaving(
  { saver }: Trial,
  disk: Disk,
  { before, userData }: { readonly before: number; readonly userData: string },
): Promise<number> {
  const { folder } = disk.mount;
  const galley = await startGalley({ userData, saver });
  const article = await openArticle(galley, join(folder, "site"), "a.md");
  let acknowledged = before;
  const saving = (async () => {
    for (let number = before + 1; ; number++) {
      await article.save(numberedText(number, lengthOf(number, STEP)));
      acknowledged = number;
    }
  })().catch(() => undefined);
  while (acknowledged === before) await pause(1);
  await pause(Math.random() * LONGEST_MILLISECONDS);
  const told = acknowledged;
  powerOff(disk);
  await galley.kill();
  await saving;
  return told;
}

function powerOff({ cut, mount }: Disk): void {
  const { status, stderr } = spawnSync(cut, [mount.folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the power could not be cut: ${stderr}`);
}

async function powerOn({ image, mount }: Disk): Promise<void> {
  mount.unmount();
  if ((await mountExt4(image, mount.folder, false)) === null) throw new Error("the disk does not come back");
}

/** How many of three plain writes, each "done" when the power goes, are not there afterwards. */
async function plainWritesLost(disk: Disk): Promise<number> {
  const path = join(disk.mount.folder, "site", "plain.md");
  let lost = 0;
  for (const text of ["one", "two", "three"]) {
    await writeFile(path, text);
    powerOff(disk);
    await powerOn(disk);
    if ((await textAt(path)) !== text) lost++;
  }
  return lost;
}

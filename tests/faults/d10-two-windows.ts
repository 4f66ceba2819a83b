/** D10: two windows or two processes on one file: no acknowledged edit is lost. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#contract/failure";
import { openArticle, startGalley, textAt, type Galley } from "./support/galley.ts";
import { runRepeated } from "./support/repeated-test.ts";
import { pause, tally, type DataPromise, type Trial } from "./support/promise.ts";

const LONGEST_THOUGHT_MILLISECONDS = 8;

export const twoWindows: DataPromise = {
  id: "D10",
  async run(trial) {
    const saves = trial.times(24, 500, 1000);
    const lost = tally("lost");
    const data = join(trial.work, "data");
    const start = (): Promise<Galley> => startGalley({ userData: data, saver: trial.saver });
    const [first, second] = [await start(), await start()];
    const windows = await contend(trial, { name: "windows", galleys: [first, first], saves, lost: lost.add });
    const processes = await contend(trial, {
      name: "processes",
      galleys: [first, second],
      saves,
      lost: lost.add,
    });
    await Promise.all([first.close(), second.close()]);
    // In the short form `npm test` has run it already, with fewer.
    const interleavings = trial.times(0, 250, 1000);
    const apart = interleavings === 0 ? null : await interleaved(interleavings);
    return {
      figures: `${windows.saves + processes.saves} saves of two windows and of two processes, ${windows.refused + processes.refused} refused and done again, ${lost.count()} lost${interleavings > 0 ? `; ${interleavings} interleavings of typing, saving and losing messages${apart ? "" : ", 0 lost"}` : ""}`,
      broken: [
        ...(apart ? [apart] : []),
        ...lost.found(),
        ...[windows, processes].flatMap(({ refused }) => (refused === 0 ? ["the two never met"] : [])),
      ],
    };
  },
};

/** Two windows that type, save, undo and lose messages while another program writes. */
function interleaved(times: number): Promise<string | null> {
  const file = "tests/services/sharing/interleavings.test.ts";
  return runRepeated({ file, title: "[SH7]", variable: "GALLEY_INTERLEAVINGS", times });
}

interface Contention {
  readonly name: string;
  readonly galleys: readonly Galley[];
  /** Of both together. */
  readonly saves: number;
  readonly lost: (what: string) => void;
}

/**
 * Each adds a line to what it last read and saves; refused, it reads again. At the end every line that was
 * acknowledged must be there, once.
 */
async function contend(
  { work }: Trial,
  { name, galleys, saves, lost }: Contention,
): Promise<{ readonly saves: number; readonly refused: number }> {
  const site = join(work, name);
  await mkdir(site);
  await writeFile(join(site, "a.md"), "");
  let refused = 0;
  const acknowledged: string[] = [];
  const writeLines = async (galley: Galley, who: number): Promise<void> => {
    for (let number = 0; number < saves / galleys.length; number++) {
      const line = `${who}-${number}\n`;
      for (let isSaved = false; !isSaved;) {
        const article = await openArticle(galley, site, "a.md");
        await pause(Math.random() * LONGEST_THOUGHT_MILLISECONDS);
        isSaved = await article.save(article.opened.text + line).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Failure && error.code === "changed-on-disk") return false;
            throw error;
          },
        );
        if (!isSaved) refused++;
        await galley.calls["workspace.close"]({ workspace: article.workspace });
      }
      acknowledged.push(line);
    }
  };
  await Promise.all(galleys.map(writeLines));
  const found = (await textAt(join(site, "a.md"))).split(/(?<=\n)/);
  for (const line of acknowledged)
    if (found.filter((each) => each === line).length !== 1) lost(`${name}: ${line.trim()}`);
  return { saves: acknowledged.length, refused };
}

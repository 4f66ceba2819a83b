/** D11: storms of external change (a git checkout) converge. */

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import type { WorkspaceId } from "#contract/values";
import { startGalley, type Galley } from "./support/galley.ts";
import { pause, type DataPromise } from "./support/promise.ts";

const FOLDERS = 40;
const LONGEST_SECONDS = 10;

/** A quarter each is edited, removed, renamed and added, while the process is stopped: its watcher's queue overflows. */
export const storm: DataPromise = {
  id: "D11",
  async run({ work, saver, times }) {
    const changes = times(2000, 20_000, 40_000);
    const site = join(work, "site");
    const each = changes / 4;
    await layOut(site, each);
    const galley = await startGalley({ userData: join(work, "data"), saver });
    const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
    const list = followed(galley, workspace);
    await list.settled();
    galley.process.kill("SIGSTOP");
    await change(site, each);
    const expected = titlesOnDisk(site, each);
    const before = await processorSeconds(galley.process.pid);
    galley.process.kill("SIGCONT");
    const began = performance.now();
    let wrong = expected.size;
    const seconds = (): number => (performance.now() - began) / 1000;
    // Past the limit it is still watched, to tell late from never.
    while (wrong > 0 && seconds() < 3 * LONGEST_SECONDS) {
      await pause(50);
      wrong = differences(expected, list.titles());
    }
    const took = seconds();
    const after = await processorSeconds(galley.process.pid);
    await galley.kill();
    const cost =
      before === null || after === null ? "" : `, ${(after - before).toFixed(1)} s of them its processor's`;
    return {
      figures: `${changes} changes while stopped, ${wrong} entries of ${expected.size} wrong after ${took.toFixed(1)} s${cost} (load ${(loadavg()[0] ?? 0).toFixed(0)})`,
      broken: [
        ...(wrong > 0 ? [`the list is not the disk: ${wrong} entries differ`] : []),
        ...(took > LONGEST_SECONDS ? [`it took longer than ${LONGEST_SECONDS} s`] : []),
      ],
    };
  },
};

/** What the process has used of the processor, in all its threads; `null` where the system does not say. */
async function processorSeconds(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // The fields behind the name, which may hold anything: the 14th and 15th of all, in hundredths.
  const fields = status?.slice(status.lastIndexOf(")") + 2).split(" ");
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

function nameOf(kind: string, number: number): string {
  return join(`folder-${number % FOLDERS}`, `${kind}-${number}.md`);
}

function article(title: string): string {
  return `---\ntitle: ${title}\n---\n\nText.\n`;
}

async function layOut(site: string, each: number): Promise<void> {
  for (let folder = 0; folder < FOLDERS; folder++)
    await mkdir(join(site, `folder-${folder}`), { recursive: true });
  for (let number = 0; number < each; number++)
    for (const kind of ["edited", "removed", "moved"])
      await writeFile(join(site, nameOf(kind, number)), article(`${kind} ${number}`));
}

async function change(site: string, each: number): Promise<void> {
  for (let number = 0; number < each; number++) {
    await writeFile(join(site, nameOf("edited", number)), article(`EDITED ${number}`));
    await rm(join(site, nameOf("removed", number)));
    await rename(join(site, nameOf("moved", number)), join(site, nameOf("arrived", number)));
    await writeFile(join(site, nameOf("added", number)), article(`added ${number}`));
  }
}

type Titles = ReadonlyMap<string, string>;

/** What the disk says, by names alone; what is in the files is what `change` wrote. */
function titlesOnDisk(site: string, each: number): Titles {
  const expected = new Map<string, string>();
  for (let number = 0; number < each; number++) {
    expected.set(nameOf("edited", number), `EDITED ${number}`);
    expected.set(nameOf("arrived", number), `moved ${number}`);
    expected.set(nameOf("added", number), `added ${number}`);
  }
  const names = globSync("**/*.md", { cwd: site });
  if (names.length !== expected.size || !names.every((name) => expected.has(name)))
    throw new Error("the storm did not do what it should");
  return expected;
}

function differences(expected: Titles, found: Titles): number {
  const wrong = [...expected].filter(([path, title]) => found.get(path) !== title).length;
  return wrong + [...found.keys()].filter((path) => !expected.has(path)).length;
}

/** The list as a window has it: read at first, and again whenever it is told that it changed. */
function followed(galley: Galley, workspace: WorkspaceId) {
  let titles: Titles = new Map();
  let reading: Promise<void> | null = null;
  let again = false;
  const read = async (): Promise<void> => {
    do {
      again = false;
      const { articles } = await galley.calls["library.read"]({ workspace });
      titles = new Map(
        articles.flatMap(({ variants }) => variants.map(({ path, title }) => [path, title ?? ""] as const)),
      );
    } while (again);
  };
  const refresh = (): Promise<void> => {
    if (reading) again = true;
    // The process is killed at the end, perhaps in the middle of an answer.
    return (reading ??= read()
      .catch(() => undefined)
      .finally(() => (reading = null)));
  };
  galley.onEvent((event) => {
    if (event === "library.changed") void refresh();
  });
  return {
    titles: () => titles,
    /** Read, and quiet for a while. */
    async settled(): Promise<void> {
      await refresh();
      await pause(1500);
      await refresh();
    },
  };
}

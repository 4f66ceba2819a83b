/** The cold open of 10,000 articles beside the mere reading of their bytes, in one process. */

import { globSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createServices } from "#services/services";
import { costOf, digits, heap, measureApart, median, ratio, table } from "./bench-figures.ts";
import { writeFixtures } from "./fixtures.ts";

const ARTICLES = 10_000;
const RUNS = 3;
const AT_ONCE = 16;

interface Costs {
  readonly files: number;
  readonly megabytes: number;
  /** Processor milliseconds, of all threads of the process: of finding the files, of reading them, and of both and all else. */
  readonly listing: number;
  readonly bytes: number;
  readonly library: number;
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Kilobytes of heap that stay for each article. */
  readonly memory: number;
}

/** Every run is a process of its own: nothing is compiled, cached or known when the folder is opened. */
export async function benchLibrary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "galley-bench-library-"));
  try {
    await writeFixtures(folder, ARTICLES / 2);
    const runs = Array.from(
      { length: RUNS },
      () => JSON.parse(measureApart(import.meta.filename, [folder])) as Costs,
    );
    const of = (name: keyof Costs) => median(runs.map((run) => run[name]));
    const overBytes = runs.map(({ library, bytes }) => library / bytes);
    const overBoth = runs.map(({ library, listing, bytes }) => library / (listing + bytes));
    return table(
      [
        "opening a folder, cold",
        `${of("files").toLocaleString("en-US")} files, ${digits(of("megabytes"))} MB`,
      ],
      [
        ["listing the folders, CPU ms", digits(of("listing"))],
        ["reading the bytes, CPU ms", digits(of("bytes"))],
        ["reading the library, CPU ms", digits(of("library"))],
        ["ratio to the bytes", ratio(median(overBytes), 1)],
        ["ratio to listing and bytes", ratio(median(overBoth), 1)],
        ["reading the library, ms on the clock", digits(of("wall"))],
        ["memory that stays, KB an article", digits(of("memory"))],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<Costs> {
  const files = globSync("**/*.md", { cwd: folder });
  let bytes = 0;
  const read = async () => {
    bytes = 0;
    await readAll(folder, files, ({ length }) => void (bytes += length));
  };
  // Once unmeasured: both find the files in the system's memory.
  await read();
  const listing = await costOf(
    async () => void (await readdir(folder, { recursive: true, withFileTypes: true })),
  );
  const reading = await costOf(read);
  const userData = await mkdtemp(join(tmpdir(), "galley-bench-data-"));
  const services = createServices(needsForBench(userData));
  const heapBefore = heap();
  const library = await costOf(async () => {
    const { id } = await services.handlers["workspace.open"]({ folder });
    await services.handlers["library.read"]({ workspace: id as never });
  });
  const memory = (heap() - heapBefore) / 1024 / files.length;
  await services.close();
  await rm(userData, { recursive: true, force: true });
  return {
    files: files.length,
    megabytes: bytes / 1e6,
    listing: listing.cpu,
    bytes: reading.cpu,
    library: library.cpu,
    wall: library.wall,
    memory,
  };
}

/** Every file's bytes, several at once, as they come. */
export async function readAll(
  folder: string,
  files: readonly string[],
  take: (bytes: Buffer) => void,
): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++])
      take(await readFile(join(folder, file)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What services need where nothing of a window is measured. */
export function needsForBench(userData: string): Parameters<typeof createServices>[0] {
  const unused = () => Promise.reject(new Error("not part of this measurement"));
  return {
    version: "0",
    host: "browser",
    platform: "linux",
    userData,
    home: homedir(),
    sampleSite: null,
    publisherScripts: "",
    openOnStart: null,
    chooseFolder: null,
    revealFile: null,
    moveToTrash: null,
    openExternal: unused,
    previewOrigin: "http://127.0.0.1:1",
    previewFrame: unused,
    sites: { originOf: () => "http://site.invalid", labelOf: () => null },
    emit: () => {},
    now: Date.now,
  };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) console.log(await benchLibrary());
  else console.log(JSON.stringify(await measure(folder)));
}

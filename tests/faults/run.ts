/**
 * `npm run test:faults`: each data promise of docs/reliability.md, tried against real services in real processes.
 *
 * `-- D1 D4` tries only those; `--short` and `--long` do less and more; `--saver write-file-atomic` puts that library
 * in the place of Galley's own saver, to show that the tests notice. One line for each promise; fails when one is broken.
 * Ctrl-C ends a campaign with the figures that it has reached.
 */

import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { kills } from "./d01-kills.ts";
import { singleFaults } from "./d02-single-faults.ts";
import { powerCuts } from "./d03-power-cuts.ts";
import { fullDisk } from "./d04-full-disk.ts";
import { typing } from "./d05-typing.ts";
import { secondWriter } from "./d06-second-writer.ts";
import { untouched } from "./d07-untouched.ts";
import { attributes } from "./d08-attributes.ts";
import { versions } from "./d09-versions.ts";
import { twoWindows } from "./d10-two-windows.ts";
import { storm } from "./d11-storm.ts";
import { clock } from "./d12-clock.ts";
import { names } from "./d13-names.ts";
import { obstacles } from "./d14-obstacles.ts";
import { slowDisk } from "./d15-slow-disk.ts";
import { changeSets } from "./d16-change-sets.ts";
import { compileInjector } from "./support/injector.ts";
import type { DataPromise, Length, Outcome, SaverName, Trial } from "./support/promise.ts";
import { fetchOtherSaver } from "./support/other-saver-package.ts";

const ALL: readonly DataPromise[] = [
  kills,
  singleFaults,
  powerCuts,
  fullDisk,
  typing,
  secondWriter,
  untouched,
  attributes,
  versions,
  twoWindows,
  storm,
  clock,
  names,
  obstacles,
  slowDisk,
  changeSets,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
    saver: { type: "string", default: "galley" },
    /** Where the figures go as JSON: `{ passed, failed, skipped }`. */
    report: { type: "string" },
  },
});
const length: Length = values.short ? "short" : values.long ? "long" : "normal";
const saver = saverNamed(values.saver);
const chosen = ALL.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const unknown = positionals.filter((name) => ALL.every(({ id }) => id !== name));
if (unknown.length > 0) throw new RangeError(`no promise is called ${unknown.join(", ")}`);

let isAskedToEnd = false;
process.once("SIGINT", () => {
  isAskedToEnd = true;
  console.log("Ending with what was reached; once more to break off.");
});

const base = await realpath(await mkdtemp(join(tmpdir(), "galley-faults-")));
const figures = { passed: 0, failed: 0, skipped: 0 };
try {
  if (saver !== "galley") fetchOtherSaver(base);
  const injector = compileInjector(base);
  if (injector === null) console.log("No C compiler: what needs injected system calls is skipped.");
  for (const promise of chosen) {
    if (isAskedToEnd) break;
    const work = join(base, promise.id);
    await mkdir(work);
    const trial: Trial = {
      length,
      work,
      injector,
      saver,
      goesOn: () => !isAskedToEnd,
      times: byLength(length),
    };
    tell(promise.id, await tried(promise, trial));
    await rm(work, { recursive: true, force: true });
  }
} finally {
  await rm(base, { recursive: true, force: true });
}
if (values.report !== undefined) {
  await mkdir(dirname(values.report), { recursive: true });
  await writeFile(values.report, JSON.stringify(figures));
}
console.log(`${figures.passed} kept, ${figures.failed} broken, ${figures.skipped} not tried`);
// What broke off may have left processes: theirs end with this one.
process.exit(figures.failed === 0 ? 0 : 1);

async function tried(promise: DataPromise, trial: Trial): Promise<Outcome> {
  try {
    return await promise.run(trial);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { figures: "could not be tried to the end", broken: [what] };
  }
}

function tell(id: string, { figures: counted, broken, skipped = [] }: Outcome): void {
  const isTried = counted !== "";
  figures[broken.length > 0 ? "failed" : isTried ? "passed" : "skipped"]++;
  const seconds = `${Math.round(process.uptime())} s since the start`;
  console.log(`${id} ${counted || "not tried"}${broken.length > 0 ? ": BROKEN" : ""} (${seconds})`);
  for (const part of skipped) console.log(`   not tried: ${part}`);
  for (const each of broken) console.log(`   ${each}`);
}

function byLength(of: Length): Trial["times"] {
  return (short, normal, long) => ({ short, normal, long })[of];
}

function saverNamed(name: string): SaverName {
  if (name === "galley" || name === "write-file-atomic") return name;
  throw new RangeError("--saver is galley or write-file-atomic");
}

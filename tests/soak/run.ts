/**
 * `npm run soak [publisher…] [-- --minutes 60]`: previewing by script, hour after hour, and then the site's folder.
 *
 * Texts that nobody saved are shown, refused, rendered at once, proven and given up again, each with a word of its own
 * in it. Afterwards the site's folder must be what it was to the byte, and none of these words may stand in it or in
 * the packages that it links to, whatever the publisher keeps there. An hour for each publisher unless told otherwise;
 * `--minutes 1` is the short form. Ends with 1 where something was written, or where nothing was shown at all.
 */

import { randomInt } from "node:crypto";
import { mkdir, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Calls } from "#contract/calls";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { installationAt } from "../../src/main/host/installation.ts";
import { withQuietServices } from "../../src/main/cli/quiet-services.ts";
import {
  everydayPublishers,
  fixturePublishers,
  makeSite,
  missingPublisher,
  sharedVariants,
  type FixturePublisher,
} from "../support/publisher-sites.ts";
import { differences, filesWith, pictureOf } from "./left-behind.ts";

const MARK = "galleysoak";
/** A production build takes a minute with some publishers: one in so many rounds. */
const PROOF_EVERY = 60;
/** The program is started anew once in so many rounds, as a person does. */
const RESTART_EVERY = 150;
const TOLD_EVERY = 20;

interface Soaked {
  readonly calls: Calls;
  readonly workspace: WorkspaceId;
  readonly root: string;
  readonly paths: readonly string[];
  readonly counts: Map<string, number>;
}

/** What a person who writes does to a text: `word` stands in what nobody saved. */
const edits: readonly ((text: string, word: string) => string)[] = [
  (text, word) => `${text}\n\nA sentence with ${word} that nobody saved.\n`,
  (text, word) => text.replace(/^title: .*/m, `title: "Title ${word}"`),
  (text, word) => text.replace("---\n\n", `---\n\n## A heading ${word}\n\n`),
  (text, word) => `${text}\n\n\`\`\`js\nconst ${word} = 1;\n\`\`\`\n`,
  // What the publisher refuses is told in its log, and logs are kept.
  (text, word) => text.replace(/^title: .*/m, `title: "unclosed ${word}`),
  (text, word) => text.replace(/^title: .*\n/m, `other: ${word}\n`),
];

async function soak(publisher: FixturePublisher, minutes: number): Promise<boolean> {
  const place = await realpath(await mkdtemp(join(tmpdir(), "galley-soak-")));
  const root = join(place, "site");
  await mkdir(root);
  await makeSite(publisher, root);
  const packages = await realpath(join(root, "node_modules")).catch(() => null);
  const folders = packages === null ? [root] : [root, packages];
  const before = await pictureOf(folders);
  const counts = new Map<string, number>();
  try {
    const galley = installationAt(join(import.meta.dirname, "..", ".."), join(place, "unused"), null);
    await withQuietServices(galley, async (calls) => {
      const { id } = await calls["workspace.open"]({ folder: root });
      const workspace = id as WorkspaceId;
      const { fingerprint } = await calls["trust.read"]({ workspace });
      await calls["trust.grant"]({ workspace, fingerprint, parent: false });
      const paths = await sharedVariants(publisher);
      await preview({ calls, workspace, root, paths, counts }, performance.now() + minutes * 60_000);
    });
    const changed = differences(before, await pictureOf(folders));
    const leaked = await filesWith(folders, MARK, before.begun);
    const said = [...counts].map(([what, count]) => `${count} ${what}`).join(", ");
    console.log(
      `${publisher}, ${minutes} min: ${said}; ${changed.length} changed, ${leaked.length} with a mark`,
    );
    for (const line of [...changed, ...leaked].slice(0, 20)) console.log(`  ${line}`);
    return changed.length === 0 && leaked.length === 0 && (counts.get("served") ?? 0) > 0;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function preview(soaked: Soaked, until: number): Promise<void> {
  const { calls, workspace, paths } = soaked;
  await calls["publisher.start"]({ workspace });
  for (let round = 1; performance.now() < until; round += 1) {
    const path = pick(paths) as ContentPath;
    await write(soaked, path, round);
    if (round % PROOF_EVERY === 0) await prove(soaked, path, round);
    if (round % RESTART_EVERY === 0) await calls["publisher.start"]({ workspace });
    if (round % TOLD_EVERY === 0) console.log(`  ${round} rounds`);
  }
}

/** Several texts of one file, one after the other, as typing makes them; sometimes what the file holds in the end. */
async function write(soaked: Soaked, path: ContentPath, round: number): Promise<void> {
  const { calls, workspace, root } = soaked;
  let text = await readFile(join(root, path), "utf8");
  for (let step = randomInt(1, 4); step > 0; step -= 1) {
    text = pick(edits)(text, `${MARK}${round}x${step}`);
    const fast = await calls["publisher.fast"]({ workspace, path, text });
    count(soaked, fast.kind === "rendered" ? "at once" : `not at once (${fast.reason})`);
    await calls["publisher.check"]({ workspace, path, text });
    const shown = show(soaked, path, text);
    // The next key comes before the page does, now and then.
    if (randomInt(4) > 0) await shown;
    else void shown.catch(() => undefined);
  }
  await calls["publisher.saved"]({ workspace, path });
  if (randomInt(8) === 0) await calls["publisher.faces"]({ workspace, path, words: [`${MARK} title`] });
  if (randomInt(3) === 0) await show(soaked, path, null);
}

async function show(soaked: Soaked, path: ContentPath, text: string | null): Promise<void> {
  const { kind } = await soaked.calls["publisher.show"]({ workspace: soaked.workspace, path, text });
  count(soaked, kind);
}

async function prove(soaked: Soaked, path: ContentPath, round: number): Promise<void> {
  const text = `${await readFile(join(soaked.root, path), "utf8")}\n\nProven ${MARK}${round}.\n`;
  const { kind } = await soaked.calls["publisher.prove"]({ workspace: soaked.workspace, path, text });
  count(soaked, `proof ${kind}`);
}

function count({ counts }: Soaked, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function pick<T>(values: readonly T[]): T {
  const value = values[randomInt(values.length)];
  if (value === undefined) throw new RangeError("There is nothing to choose from.");
  return value;
}

const { values, positionals } = parseArgs({
  options: { minutes: { type: "string", default: "60" } },
  allowPositionals: true,
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error("Say how long: npm run soak -- --minutes 5");
  process.exit(2);
}
let isClean = true;
for (const publisher of positionals.length > 0
  ? fixturePublishers.filter((name) => positionals.includes(name))
  : everydayPublishers) {
  const missing = await missingPublisher(publisher);
  if (missing !== null) console.log(`${publisher}: skipped, ${missing}`);
  else isClean = (await soak(publisher, minutes)) && isClean;
}
process.exitCode = isClean ? 0 : 1;

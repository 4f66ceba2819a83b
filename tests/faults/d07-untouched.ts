/** D7: open and save without an edit writes nothing; one field edited is one hunk. */

import { cp, mkdir, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Failure } from "#contract/failure";
import { auditFolder, markdownFiles } from "../../src/main/cli/audit.ts";
import { seededRandom } from "../support/corpora.ts";
import { openArticle, startGalley } from "./support/galley.ts";
import { tally, type DataPromise, type Trial } from "./support/promise.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const WORKER = join(ROOT, "src", "main", "cli", "audit-worker.ts");
const SEED = 20_261_126;

export const untouched: DataPromise = {
  id: "D7",
  async run(trial) {
    const broken = tally("changed");
    const site = join(trial.work, "site");
    const from = await gather(trial, site);
    const saved = await savedWithoutAnEdit(trial, site, broken.add);
    const { total, audits, skipped } = await auditFolder({ folder: site, workerFile: WORKER, seed: null });
    for (const { path, identical } of audits) if (!identical) broken.add(`${path}: not the same bytes`);
    const { tried, confined } = total.edits.field;
    for (const { path, failures } of audits)
      for (const { kind, broken: laws } of failures)
        if (kind === "field") broken.add(`${path}: a field, not ${laws.join(", not ")}`);
    return {
      figures: `${saved} files saved without an edit, ${total.identical} of ${total.files - total.skipped} byte-identical; ${confined} of ${tried} field edits touch only their lines (${from})`,
      broken: broken.found(),
      ...(skipped.length > 0 && { skipped: skipped.map(({ path, reason }) => `${path}: ${reason}`) }),
    };
  },
};

/** The sample site, and some of the corpora's articles where they are at hand. */
async function gather(trial: Trial, site: string): Promise<string> {
  await cp(join(ROOT, "resources", "sample-site"), join(site, "sample-site"), { recursive: true });
  const corpora = resolve(process.env["GALLEY_CORPORA"] ?? "../shared/corpora");
  if (!existsSync(corpora)) return "the sample site; no corpora here";
  const random = seededRandom(SEED);
  const all = await markdownFiles(corpora);
  const chosen = all
    .map((path) => ({ path, key: random() }))
    .toSorted((one, other) => one.key - other.key)
    .slice(0, trial.times(10, 100, Infinity));
  for (const { path } of chosen) {
    const target = join(site, "corpora", relative(corpora, path));
    await mkdir(join(target, ".."), { recursive: true });
    await cp(path, target);
  }
  return `the sample site and ${chosen.length} of ${all.length} articles of the corpora`;
}

/** Open and save each file through a real Galley; a file that is written at all is told. */
async function savedWithoutAnEdit(
  { work, saver }: Trial,
  site: string,
  changed: (what: string) => void,
): Promise<number> {
  const galley = await startGalley({ userData: join(work, "data"), saver });
  let saved = 0;
  for (const file of await markdownFiles(site)) {
    const path = relative(site, file);
    const before = await stat(file, { bigint: true });
    const article = await openArticle(galley, site, path).catch(passOverClosed);
    if (article === null || article.opened.readOnly !== null) continue;
    await article.save(article.opened.text);
    const after = await stat(file, { bigint: true });
    if (before.mtimeNs !== after.mtimeNs || before.ino !== after.ino) changed(`${path}: it was written`);
    saved++;
  }
  await galley.close();
  return saved;
}

/** What stands in a folder that is closed to Galley is not opened. */
function passOverClosed(error: unknown): null {
  if (error instanceof Failure && error.code === "protected") return null;
  throw error;
}

/**
 * `npm run bench:fidelity [-- --files <number> | --all] [--seed <number>]`: what opening and saving does to articles
 * that nobody edited, by Galley and by what others build editors from, over the same files.
 *
 * The articles are the sample site's and those of the folder that GALLEY_CORPORA names.
 */

import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "#core/audit/random";
import { table } from "./bench-figures.ts";
import { buildBenchPages } from "./bench-pages.ts";
import { linesChanged } from "./bench-lines.ts";
import {
  throughGalley,
  throughGrayMatter,
  throughPeer,
  throughRemark,
  type Writer,
} from "./bench-writers.ts";
import { launchChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "..");
const corpora = resolve(root, process.env["GALLEY_CORPORA"] ?? "../shared/corpora");
// MDX is a language of its own, which none of the others claims to read by its defaults.
const pattern = "**/*.{md,markdown}";

interface Outcome {
  readonly identical: number;
  /** It threw, or gave back nothing: the file could not be opened or saved. */
  readonly failed: number;
  readonly lines: number;
  readonly changedLines: number;
}

const { values: options } = parseArgs({
  options: {
    files: { type: "string", default: "200" },
    all: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});

/** Every article of the sample site, and so many of the corpora's, chosen by the seed. */
async function readArticles(): Promise<readonly string[]> {
  const site = join(root, "resources", "sample-site");
  const own = globSync(pattern, { cwd: site })
    .toSorted()
    .map((path) => join(site, path));
  if (!existsSync(corpora))
    console.log(`No corpora at ${corpora}: the sample site only (set GALLEY_CORPORA).`);
  const others = existsSync(corpora) ? globSync(pattern, { cwd: corpora }).toSorted() : [];
  const random = seededRandom("bench:fidelity", Number(options.seed));
  const chosen = options.all
    ? others
    : others
        .map((path) => ({ path, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .slice(0, Number(options.files))
        .map(({ path }) => path);
  const texts = await Promise.all([...own, ...chosen.map((path) => join(corpora, path))].map(readText));
  return texts.filter((text) => text !== null);
}

/** `null` for what is not UTF-8: then the peers could not even be asked. */
async function readText(path: string): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return null;
  }
}

async function measure(writer: Writer, texts: readonly string[]): Promise<Outcome> {
  let identical = 0;
  let failed = 0;
  let lines = 0;
  let changedLines = 0;
  for (const text of texts) {
    const written = await Promise.resolve(text)
      .then(writer.write)
      .catch(() => null);
    const all = text.split("\n").length;
    if (written === text) identical++;
    else if (written === null) failed++;
    lines += written === null ? 0 : all;
    changedLines += written === null || written === text ? 0 : linesChanged(text, written);
  }
  return { identical, failed, lines, changedLines };
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} %`;
}

async function main(): Promise<void> {
  const texts = await readArticles();
  const pages = await buildBenchPages();
  const browser = await launchChromium();
  try {
    const page = await pages.open(browser, "peers");
    await page.waitForFunction(() => "throughPeer" in window);
    await page.evaluate(() => window.peersReady);
    const writers: readonly Writer[] = [
      throughGalley,
      throughPeer("Milkdown's defaults, body only", page, "milkdown"),
      throughPeer("TipTap's Markdown, body only", page, "tiptap"),
      throughRemark,
      throughGrayMatter,
    ];
    const rows: string[][] = [];
    for (const writer of writers) {
      const { identical, failed, lines, changedLines } = await measure(writer, texts);
      const share = percent(identical, texts.length);
      rows.push([writer.name, share, String(identical), percent(changedLines, lines), String(failed)]);
    }
    console.log(`${texts.length.toLocaleString("en-US")} articles, opened and saved without an edit\n`);
    console.log(table(["", "same to the byte", "files", "lines changed", "could not"], rows));
  } finally {
    await browser.close();
    await pages.close();
  }
}

await main();

/**
 * `npm run bench [-- <part>… --articles <number>…]`: what a person waits for, measured in the built app and a real Chromium.
 *
 * Parts: `start` (first screen, opening an article), `preview` (from key to preview), `keys` (a key in the visual
 * editor beside bare Crepe), `library` (the cold open of 10,000 files), `table` (1,000 and
 * 10,000 articles, or as many as said: opened, filtered, searched, edited in bulk),
 * `memory` (a fuzzy match over 100,000 sentences), `translations` (the matrix of 10,000 articles, or the first number
 * said, in five locales), `preview-lanes` (from key to a site's own page). docs/performance.md says more.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { digits, measureApart, table } from "./bench-figures.ts";
import { benchKeys } from "./bench-keys.ts";
import { benchLibrary } from "./bench-library.ts";
import { benchMemory } from "./bench-memory.ts";
import { benchPreview } from "./bench-preview.ts";
import { benchTable } from "./bench-table.ts";
import { benchTranslations } from "./bench-translations.ts";
import { benchStart } from "./bench-start.ts";

const root = join(import.meta.dirname, "..");
const built = join(root, "out");

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: "string", multiple: true } },
});
const sizes = values.articles?.map(Number);

async function preview(): Promise<string> {
  const rows = (await benchPreview(built)).map(({ editor, keys, median, p95, longest }) => [
    editor,
    String(keys),
    ...[median, p95, longest].map(digits),
  ]);
  return table(["ms from key to the preview's pixels", "keys", "median", "p95", "longest"], rows);
}

/** Beside the tests, whose fixture sites it types into. */
function lanes(): Promise<string> {
  const script = join(root, "tests", "lanes", "bench.ts");
  return Promise.resolve(measureApart(script, [built]));
}

const parts: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<string> }>> = {
  start: { title: "Opening", run: () => benchStart(built) },
  preview: { title: "From key to preview, 2,000 words", run: preview },
  keys: { title: "A key in the visual editor", run: () => benchKeys(built) },
  library: { title: "10,000 files", run: benchLibrary },
  table: { title: "Very many articles", run: () => benchTable(built, sizes) },
  memory: { title: "The translation memory", run: () => Promise.resolve(benchMemory()) },
  translations: { title: "The matrix of translations", run: () => benchTranslations(sizes?.[0]) },
  "preview-lanes": { title: "From key to the site's page, 2,000 words", run: lanes },
};

const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [join(root, "scripts", "build.ts")], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
for (const [name, { title, run }] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) console.log(`\n## ${title}\n\n${await run()}`);
}

/**
 * The workspace of very many articles: opened cold and warm, filtered key by key, searched and edited in bulk, each
 * beside what else does the like, in the same run.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digits, measureApart, ratio, table } from "./bench-figures.ts";
import { benchFilter, type FilterCosts } from "./bench-filter.ts";
import type { TableCosts } from "./bench-table-costs.ts";
import { writeFixtures } from "./fixtures.ts";

const script = join(import.meta.dirname, "bench-table-costs.ts");
/** Articles, of two files each. */
const SIZES = [1000, 10_000];

/** Each size in a process of its own, so that nothing is compiled, cached or known; then the filter in the window. */
export async function benchTable(built: string, sizes: readonly number[] = SIZES): Promise<string> {
  const columns: string[][] = [];
  for (const articles of sizes) {
    const folder = await mkdtemp(join(tmpdir(), "galley-bench-table-"));
    try {
      await writeFixtures(folder, articles);
      const measured = JSON.parse(measureApart(script, [folder])) as TableCosts;
      columns.push(column(articles, measured, await benchFilter(built, folder)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const rows = LINES.map((line, index) => [line, ...columns.map((cells) => cells[index + 1] ?? "")]);
  return table(["articles, of two files each", ...columns.map((cells) => cells[0] ?? "")], rows);
}

const LINES = [
  "reading all bytes, CPU ms",
  "glob and gray-matter, CPU ms",
  "cold open to the library, CPU ms",
  "over reading the bytes",
  "cold open to rows in the window, ms",
  "cold open to the table's first page, without a window, ms",
  "all bodies read behind it, ms",
  "warm open to the table's first page, without a window, ms",
  "a key of the filter to its page, without a window, p95, ms",
  "a key of the filter to painted rows, median, ms",
  "a key of the filter to painted rows, p95, ms",
  "search in Japanese, all hits",
  "  Galley, the first in a session, ms",
  "  Galley, ms",
  "  ripgrep, ms",
  "  over ripgrep",
  "search for a word, all hits",
  "  Galley, ms",
  "  ripgrep, ms",
  "  over ripgrep",
  "bulk edit, files",
  "  planned, ms",
  "  written, ms",
  "  undone, ms",
  "  written by hand (temporary file, sync, rename), ms",
  "memory that stays, KB an article",
];

function column(articles: number, costs: TableCosts, keys: FilterCosts): string[] {
  const { japanese, word, bulk } = costs;
  const beside = (own: number, other: number | null) =>
    other === null ? ["not installed", ""] : [digits(other), ratio(own, other)];
  return [
    articles.toLocaleString("en-US"),
    digits(costs.bytes),
    digits(costs.grayMatter),
    digits(costs.libraryCpu),
    ratio(costs.libraryCpu, costs.bytes),
    digits(keys.listed),
    digits(costs.cold),
    digits(costs.bodies),
    digits(costs.warm),
    digits(costs.keyP95),
    digits(keys.median),
    digits(keys.p95),
    digits(japanese.hits),
    digits(japanese.first),
    digits(japanese.own),
    ...beside(japanese.own, japanese.ripgrep),
    digits(word.hits),
    digits(word.own),
    ...beside(word.own, word.ripgrep),
    digits(bulk.files),
    digits(bulk.planned),
    digits(bulk.written),
    digits(bulk.undone),
    digits(bulk.byHand),
    digits(costs.memory),
  ];
}

/** The table over 10,000 articles: opened again, filtered key by key, beside what else reads frontmatter. */

import { globSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import matter from "gray-matter";
import type { WorkspaceId } from "#contract/values";
import { createServices } from "#services/services";
import { needsForBench } from "./bench-library.ts";
import { costOf, digits, heap, measureApart, median, quantile, table } from "./bench-figures.ts";
import { writeFixtures } from "./fixtures.ts";

const ARTICLES = 10_000;
const TYPED = "tag:tag-7 date>2005 missing:ja OR article 12";

interface Costs {
  readonly files: number;
  /** Processor milliseconds of reading all bytes, and of reading and parsing all frontmatter with gray-matter. */
  readonly bytes: number;
  readonly grayMatter: number;
  /** Milliseconds on the clock until a page of the table is there. */
  readonly cold: number;
  readonly coldCpu: number;
  readonly warm: number;
  /** Until every body was read by the thread. */
  readonly bodies: number;
  /** From a key of the filter to the page that answers it, without the window: median and 95th percentile. */
  readonly keyMedian: number;
  readonly keyP95: number;
  readonly memory: number;
}

/** A process of its own, so that nothing is compiled, cached or known. */
export async function benchTable(articles = ARTICLES): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "galley-bench-table-"));
  try {
    await writeFixtures(folder, articles);
    const costs = JSON.parse(measureApart(import.meta.filename, [folder])) as Costs;
    return table(
      [
        "the table",
        `${articles.toLocaleString("en-US")} articles, ${costs.files.toLocaleString("en-US")} files`,
      ],
      [
        ["reading all bytes, CPU ms", digits(costs.bytes)],
        ["reading and gray-matter, CPU ms", digits(costs.grayMatter)],
        ["cold open to the first page, CPU ms", digits(costs.coldCpu)],
        ["cold open to the first page, ms", digits(costs.cold)],
        ["all bodies read behind it, ms", digits(costs.bodies)],
        ["warm open to the first page, ms", digits(costs.warm)],
        ["a key of the filter to its page, ms, median", digits(costs.keyMedian)],
        ["a key of the filter to its page, ms, p95", digits(costs.keyP95)],
        ["memory that stays, KB an article", digits(costs.memory)],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<Costs> {
  const files = globSync("**/*.md", { cwd: folder });
  const readAll = async (take: (text: Buffer) => void) => {
    for (const file of files) take(await readFile(join(folder, file)));
  };
  await readAll(() => {});
  const bytes = await costOf(() => readAll(() => {}));
  const grayMatter = await costOf(() => readAll((text) => void matter(text.toString("utf8"), {})));
  const userData = await mkdtemp(join(tmpdir(), "galley-bench-data-"));
  const before = heap();
  const first = await openTable(folder, userData);
  const memory = (heap() - before) / 1024 / (files.length / 2);
  const bodies = await costOf(first.indexed);
  const keys = await first.type();
  await first.close();
  const second = await openTable(folder, userData);
  await second.close();
  await rm(userData, { recursive: true, force: true });
  return {
    files: files.length,
    bytes: bytes.cpu,
    grayMatter: grayMatter.cpu,
    cold: first.opened.wall,
    coldCpu: first.opened.cpu,
    warm: second.opened.wall,
    bodies: bodies.wall,
    keyMedian: median(keys),
    keyP95: quantile(keys, 0.95),
    memory,
  };
}

/** Services over the folder, opened until the first page of the table is there. */
async function openTable(folder: string, userData: string) {
  let told: () => void = () => {};
  const whole = new Promise<void>((resolve) => (told = resolve));
  const services = createServices({
    ...needsForBench(userData),
    emit: (event, value) => {
      if (event !== "index.progress") return;
      const { read, total } = value as { readonly read: number; readonly total: number };
      if (read === total) told();
    },
  });
  const { handlers } = services;
  let workspace = "" as WorkspaceId;
  const page = (query: string) =>
    handlers["table.read"]({
      workspace,
      collection: null,
      query,
      layout: "article",
      sort: [{ by: "date", direction: "descending" }],
      language: "en",
      columns: ["title", "date", "category", "tag", "draft", "locales", "problems"],
      facets: ["category", "tag", "locale", "draft", "problems", "date"],
      from: 0,
      count: 100,
    });
  const opened = await costOf(async () => {
    workspace = (await handlers["workspace.open"]({ folder })).id as WorkspaceId;
    await handlers["library.read"]({ workspace });
    await page("");
  });
  return {
    opened,
    indexed: () => whole,
    async type() {
      const times: number[] = [];
      for (let length = 1; length <= TYPED.length; length++) {
        const began = performance.now();
        await page(TYPED.slice(0, length));
        times.push(performance.now() - began);
      }
      return times;
    },
    close: () => services.close(),
  };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) console.log(await benchTable());
  else console.log(JSON.stringify(await measure(folder)));
}

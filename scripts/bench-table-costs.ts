/** What a folder of articles costs, measured in this process: `node --expose-gc bench-table-costs.ts <folder>`. */

import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdtemp, open, readFile, rename, rm, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import matter from "gray-matter";
import type { ContentPath, WorkspaceId } from "#contract/values";
import { createServices, type Services } from "#services/services";
import { needsForBench, readAll } from "./bench-library.ts";
import { costOf, heap, median, quantile } from "./bench-figures.ts";

const TYPED = "tag:tag-7 date>2005 missing:ja OR article 12";
const BULK_FILES = 1000;
const SEARCHES = 5;

/** Milliseconds; on the clock where nothing else is said. */
export interface TableCosts {
  /** Processor time of reading all bytes, and of finding all files, reading them and parsing with gray-matter. */
  readonly bytes: number;
  readonly grayMatter: number;
  readonly libraryCpu: number;
  /** Until the first page of the table is there. */
  readonly cold: number;
  readonly warm: number;
  readonly bodies: number;
  readonly keyP95: number;
  readonly japanese: SearchCosts;
  readonly word: SearchCosts;
  readonly bulk: BulkCosts;
  /** Kilobytes of heap. */
  readonly memory: number;
}

interface SearchCosts {
  readonly hits: number;
  /** With no file read for a search before. */
  readonly first: number;
  readonly own: number;
  /** `null` where it is not installed. */
  readonly ripgrep: number | null;
}

interface BulkCosts {
  readonly files: number;
  readonly planned: number;
  readonly written: number;
  readonly undone: number;
  readonly byHand: number;
}

async function measure(folder: string): Promise<TableCosts> {
  const files = globSync("**/*.md", { cwd: folder });
  // Once unmeasured: all find the files in the system's memory.
  await readAll(folder, files, () => {});
  const bytes = await costOf(() => readAll(folder, files, () => {}));
  const grayMatter = await costOf(() =>
    readAll(folder, globSync("**/*.md", { cwd: folder }), (text) => void matter(text.toString("utf8"), {})),
  );
  const userData = await mkdtemp(join(tmpdir(), "galley-bench-data-"));
  const before = heap();
  const first = await openTable(folder, userData);
  const memory = (heap() - before) / 1024 / (files.length / 2);
  const bodies = await costOf(first.indexed);
  const keys = await first.type();
  await untilIdle();
  const japanese = await searchCosts(first, folder, "校閲");
  const word = await searchCosts(first, folder, "copy");
  const bulk = await bulkCosts(first, folder, files.slice(0, BULK_FILES));
  await first.services.close();
  const second = await openTable(folder, userData);
  await second.services.close();
  await rm(userData, { recursive: true, force: true });
  return {
    bytes: bytes.cpu,
    grayMatter: grayMatter.cpu,
    libraryCpu: first.libraryCpu,
    cold: first.opened,
    warm: second.opened,
    bodies: bodies.wall,
    keyP95: quantile(keys, 0.95),
    japanese,
    word,
    bulk,
    memory,
  };
}

interface OpenTable {
  readonly services: Services;
  readonly workspace: WorkspaceId;
  readonly libraryCpu: number;
  readonly opened: number;
  readonly indexed: () => Promise<void>;
  readonly type: () => Promise<readonly number[]>;
}

/** Services over the folder, opened until the first page of the table is there. */
async function openTable(folder: string, userData: string): Promise<OpenTable> {
  const whole = Promise.withResolvers<void>();
  const services = createServices({
    ...needsForBench(userData),
    emit: (event, value) => {
      if (event !== "index.progress") return;
      const { read, total } = value as { readonly read: number; readonly total: number };
      if (read === total) whole.resolve();
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
  const began = performance.now();
  const library = await costOf(async () => {
    workspace = (await handlers["workspace.open"]({ folder })).id as WorkspaceId;
    await handlers["library.read"]({ workspace });
  });
  await page("");
  return {
    services,
    workspace,
    libraryCpu: library.cpu,
    opened: performance.now() - began,
    indexed: () => whole.promise,
    async type() {
      const times: number[] = [];
      for (let length = 1; length <= TYPED.length; length++)
        times.push((await costOf(async () => void (await page(TYPED.slice(0, length))))).wall);
      return times;
    },
  };
}

/** As it is asked for by default by neither: letters as they are typed, in whole files. */
async function searchCosts(
  { services, workspace }: OpenTable,
  folder: string,
  text: string,
): Promise<SearchCosts> {
  let run = 0;
  let hits = 0;
  const search = async () => {
    run++;
    hits = 0;
    for (let from: number | null = 0; from !== null;) {
      const part = await services.handlers["search.read"]({
        workspace,
        seat: text,
        run,
        query: {
          text,
          isRegex: false,
          wholeWord: false,
          matchCase: true,
          matchWidth: true,
          scope: { kind: "all" },
        },
        filter: "",
        from,
        withRevisions: false,
      });
      from = part.next;
      for (const file of part.files) hits += file.hits.length;
    }
  };
  const { wall: first } = await costOf(search);
  const own: number[] = [];
  const others: number[] = [];
  // In turns, so that what else the machine does falls on both.
  for (let time = 0; time < SEARCHES; time++) {
    own.push((await costOf(search)).wall);
    const other = ripgrep(folder, text);
    if (other !== null) others.push(other);
  }
  return { hits, first, own: median(own), ripgrep: others.length === 0 ? null : median(others) };
}

/** It gives the same: every hit with its line and place. */
function ripgrep(folder: string, text: string): number | null {
  const began = performance.now();
  const { status } = spawnSync("rg", ["--vimgrep", "--fixed-strings", "--glob", "*.md", "--", text, folder], {
    maxBuffer: 2 ** 30,
  });
  return status === 0 ? performance.now() - began : null;
}

async function bulkCosts(
  { services, workspace }: OpenTable,
  folder: string,
  files: readonly string[],
): Promise<BulkCosts> {
  const { handlers } = services;
  const textsNow = () => Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const before = await textsNow();
  const operation = { kind: "map", field: "tags", values: { type: "Typography" } } as const;
  let plan = "";
  let id = "";
  const planned = await costOf(async () => {
    const steps = [{ paths: files.map((file) => file as ContentPath), operation }];
    const made = await handlers["changes.plan"]({ workspace, request: { kind: "operations", steps } });
    if (made.files.length !== files.length) throw new Error(`${made.files.length} files were planned`);
    ({ plan } = made);
  });
  const written = await costOf(
    async () =>
      void ({ id } = await handlers["changes.apply"]({ workspace, plan, label: "bench", without: [] })),
  );
  const after = await textsNow();
  if (after.some((text, index) => text !== before[index]?.replace("tags: [type,", "tags: [Typography,")))
    throw new Error("more than the value changed");
  const undone = await costOf(async () => void (await handlers["changes.undo"]({ workspace, id })));
  if ((await textsNow()).some((text, index) => text !== before[index]))
    throw new Error("undo did not bring back every byte");
  const byHand = await costOf(async () => {
    for (const [index, file] of files.entries()) await writeByHand(join(folder, file), after[index] ?? "");
  });
  return {
    files: files.length,
    planned: planned.wall,
    written: written.wall,
    undone: undone.wall,
    byHand: byHand.wall,
  };
}

/** The least that keeps a file whole at a power cut, without its history. */
async function writeByHand(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await unlink(temporary);
    throw error;
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

/** The watcher begins behind the first list: what it costs is not the search's. */
async function untilIdle(): Promise<void> {
  for (let quiet = 0; quiet < 4;) {
    const { cpu } = await costOf(() => new Promise((resolve) => setTimeout(resolve, 250)));
    quiet = cpu < 50 ? quiet + 1 : 0;
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError("bench-table-costs.ts <folder>");
console.log(JSON.stringify(await measure(folder)));

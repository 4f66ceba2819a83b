/**
 * From a key to the pixels of a site's page, lane by lane: `node tests/lanes/bench.ts` (`npm run bench -- preview-lanes`).
 *
 * Types into an article of 2,000 words of a fixture site, in the real app and a real Chromium. FAST: until the page
 * shows the character, by the publisher's own renderer. LIVE: from a single key until the page that the publisher
 * built with it is drawn. Beside it the publisher's own way: a file is saved, its development server reloads the page.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame, Page } from "@playwright/test";
import { makeSite, missingPublisher } from "../support/publisher-sites.ts";
import { startBenchApp } from "../../scripts/bench-app.ts";
import { digits, median, quantile, table } from "../../scripts/bench-figures.ts";
import { collectMoments } from "../../scripts/bench-preview.ts";

const root = join(import.meta.dirname, "..", "..");
const BURSTS = 6;
const KEYS = 20;
/** As a quick typist, so that no pause is taken for the end of typing. */
const BETWEEN_KEYS = 110;
const ROUNDS = 10;

interface Subject {
  readonly publisher: "eleventy" | "astro" | "hugo";
  readonly name: string;
  readonly article: string;
  readonly url: string;
  /** Whether it has a renderer of its own besides the building of the site. */
  readonly isFast: boolean;
  /** Its own development server: a file of its packages that Node runs, or a program. */
  readonly serve: (port: number) => readonly [program: string, ...args: string[]];
}

const subjects: readonly Subject[] = [
  {
    publisher: "hugo",
    name: "Hugo",
    article: "content/articles/long.en.md",
    url: "/magazine/2026/01/long/",
    isFast: false,
    serve: (port) => ["hugo", "server", `--port=${port}`, "--bind=127.0.0.1"],
  },
  {
    publisher: "eleventy",
    name: "Eleventy",
    article: "articles/en/long.md",
    url: "/articles/en/long/",
    isFast: true,
    serve: (port) => ["@11ty/eleventy/cmd.cjs", "--serve", `--port=${port}`, "--quiet"],
  },
  {
    publisher: "astro",
    name: "Astro",
    article: "src/content/articles/long/en.md",
    url: "/magazine/en/long/",
    isFast: true,
    serve: (port) => ["astro/bin/astro.mjs", "dev", "--ignore-lock", "--port", String(port)],
  },
];

/** A table of medians and 95th percentiles, in milliseconds, with the load that they were measured under. */
async function benchLanes(built: string): Promise<string> {
  const rows: string[][] = [];
  for (const subject of subjects) {
    const missing = await missingPublisher(subject.publisher);
    if (missing !== null) rows.push([subject.name, missing, "", "", ""]);
    else rows.push(...(await benchSubject(built, subject)));
  }
  const load = `load ${loadavg().map(digits).join(" ")}`;
  return `${table(["publisher", "ms until the pixels", "times", "median", "p95"], rows)}\n\n${load}`;
}

async function benchSubject(built: string, subject: Subject): Promise<string[][]> {
  const site = await mkdtemp(join(tmpdir(), "galley-lanes-"));
  try {
    await makeSite(subject.publisher, site);
    const text = await longArticle();
    await mkdir(join(site, subject.article, ".."), { recursive: true });
    await writeFile(join(site, subject.article), text);
    const app = await startBenchApp(built, { site });
    try {
      const { fast, live } = await benchGalley(app.browser, app.address, subject);
      const own = await benchOwn(app.browser, { site, text, subject });
      const ratio = median(live) / median(own);
      const row = (what: string, figures: readonly number[]) => [
        subject.name,
        what,
        String(figures.length),
        digits(median(figures)),
        digits(quantile(figures, 0.95)),
      ];
      return [
        ...(subject.isFast ? [row("FAST: a key", fast)] : [[subject.name, "FAST: it has none", "", "", ""]]),
        row("LIVE: a key", live),
        row("its own: a save", own),
        [subject.name, "LIVE beside its own", "", ratio.toFixed(2), ""],
      ];
    } finally {
      await app.close();
    }
  } finally {
    await rm(site, { recursive: true, force: true });
  }
}

async function longArticle(): Promise<string> {
  const path = join(
    root,
    "resources/sample-site/src/content/articles/20260406/a-week-on-the-copy-desk/en.md",
  );
  const body = (await readFile(path, "utf8")).replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^!\[.*$/gm, "");
  return `---\ntitle: "The long one"\ndescription: "Long"\ndate: 2026-01-10\ntags: [a]\nlocale: en\n---\n${body}`;
}

async function benchGalley(browser: Browser, address: string, { name, isFast }: Subject) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(collectMoments);
  await page.goto(address);
  await page
    .getByRole("row", { name: /The long one/ })
    .first()
    .dblclick();
  await page.getByRole("radio", { name: `As ${name} publishes` }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Trust this folder" }).click();
  await standing(page, "served");
  await page.getByRole("radio", { name: "Source" }).first().click();
  const source = page.locator(".cm-content").first();
  const line = source.locator(".cm-line").filter({ hasText: "This is the copy desk of" }).first();
  await line.click();
  await page.keyboard.press("End");
  // The renderer is started by the first page that is shown.
  if (isFast) await warmUp(page);
  const fast: number[] = [];
  for (let burst = 0; isFast && burst < BURSTS; burst += 1) fast.push(...(await fastKeys(page)));
  const live: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await standing(page, "served");
    await page.waitForTimeout(1000);
    live.push(await liveKey(page));
  }
  await page.close();
  return { fast, live };
}

function standing(page: Page, kind: string): Promise<void> {
  return page.locator(`.published-standing[data-kind=${kind}]`).waitFor({ timeout: 300_000 });
}

async function warmUp(page: Page): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    await page.keyboard.press("x");
    const isFast = await page
      .locator(".published-standing[data-kind=atOnce]")
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    await standing(page, "served");
    if (isFast) return;
  }
  throw new Error("Nothing was shown at once.");
}

function siteFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!frame) throw new Error("The preview has no frame.");
  return frame;
}

/** From each of some keys until the page shows its character, as long as the page is not built anew meanwhile. */
async function fastKeys(page: Page): Promise<readonly number[]> {
  await standing(page, "served");
  await page.waitForTimeout(1000);
  const frame = siteFrame(page);
  const before = await frame.evaluate(() => document.body.textContent.length);
  await page.evaluate(() => (window.benchMoments = []));
  await frame.evaluate(() => (window.benchMoments = []));
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefghij".charAt(key % 10));
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  const drawn = await frame.evaluate(() => window.benchMoments);
  const pressed = await page.evaluate(() => window.benchMoments);
  return pressed.flatMap((key, index) => {
    const shown = drawn.find(({ length }) => length > before + index);
    return shown ? [shown.at - key.at] : [];
  });
}

/** From one key until the page that was built with it is drawn: a new document in the frame. */
async function liveKey(page: Page): Promise<number> {
  const before = Date.now();
  const expected = (await siteFrame(page).evaluate(() => document.body.textContent.length)) + 1;
  await page.keyboard.press("y");
  const drawn = await siteFrame(page).waitForFunction(
    ([from, length]) =>
      performance.timeOrigin > (from ?? 0) &&
      document.body.textContent.length >= (length ?? 0) &&
      performance.timeOrigin + performance.now(),
    [before, expected] as const,
    { polling: "raf", timeout: 120_000 },
  );
  const pressed = await page.evaluate(() => window.benchMoments.at(-1)?.at ?? 0);
  return Number(await drawn.jsonValue()) - pressed;
}

interface OwnNeeds {
  readonly site: string;
  readonly text: string;
  readonly subject: Subject;
}

async function benchOwn(browser: Browser, { site, text, subject }: OwnNeeds): Promise<readonly number[]> {
  const port = await freePort();
  const [program, ...args] = subject.serve(port);
  const isPackage = program.includes("/");
  const command = isPackage ? [join(site, "node_modules", program), ...args] : args;
  const server = spawn(isPackage ? process.execPath : program, command, {
    cwd: site,
    stdio: "ignore",
    detached: true,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ASTRO_TELEMETRY_DISABLED: "1" },
  });
  try {
    const page = await browser.newPage();
    await reach(page, `http://localhost:${port}${subject.url}`);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.waitForTimeout(1500);
      const word = `round${round}z`;
      const made = join(site, "..", `${word}.tmp`);
      await writeFile(made, `${text}\n\nA paragraph of ${word}.\n`);
      const saved = Date.now();
      await rename(made, join(site, subject.article));
      const shown = await page.waitForFunction(
        (wanted) => document.body.textContent.includes(wanted) && performance.timeOrigin + performance.now(),
        word,
        { polling: "raf", timeout: 120_000 },
      );
      times.push(Number(await shown.jsonValue()) - saved);
    }
    await page.close();
    return times;
  } finally {
    end(server);
  }
}

async function reach(page: Page, address: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await page.goto(address, { timeout: 60_000 }).catch(() => null);
    if (answer?.ok()) return;
    await page.waitForTimeout(500);
  }
  throw new Error(`Nothing answers at ${address}.`);
}

function end(server: ChildProcess): void {
  if (server.pid !== undefined) process.kill(-server.pid, "SIGKILL");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

console.log(await benchLanes(process.argv[2] ?? join(root, "out")));

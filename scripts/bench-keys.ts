/**
 * What a key costs in the visual editor, beside Crepe by itself on the same text.
 *
 * Both are typed into in turns, so that what else the machine does falls on both. The main thread's own processor
 * time decides: it does not grow when other programs want the processor, as the time until the frame does.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page } from "@playwright/test";
import { startBenchApp, type BenchApp } from "./bench-app.ts";
import { digits, median, quantile, ratio, table } from "./bench-figures.ts";
import { buildBenchPages } from "./bench-pages.ts";
import { buildWithoutJournal } from "./bench-without-journal.ts";

const SIZES = [2, 20, 200] as const;
const ROUNDS = 6;
const TEXT = "the quick sub ";
const KEYS = TEXT.length * 2;
const BETWEEN_KEYS = 50;
/** Past every delivery, render and idle task that the last key leads to. */
const SETTLED = 700;
const article = "resources/sample-site/src/content/articles/20260406/a-week-on-the-copy-desk/en.md";

declare global {
  interface Window {
    /** Milliseconds from each key's event to the end of the frame that shows it. */
    benchPaints: number[];
  }
}

/** One page that is typed into, and what was measured in it. */
interface Subject {
  readonly name: string;
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly paints: number[];
  /** By round, processor milliseconds of the main thread a key. */
  readonly tasks: number[];
  readonly scripts: number[];
}

export async function benchKeys(built: string): Promise<string> {
  const files = Object.fromEntries(
    await Promise.all(SIZES.map(async (size) => [pathOf(size), await articleOf(size)] as const)),
  );
  const pages = await buildBenchPages();
  const settings = { workbench: { left: "visual", right: null } };
  const alone = await startBenchApp(built, { files, settings });
  const unkept = await startBenchApp(await buildWithoutJournal(built), { files, settings });
  const beside = await startBenchApp(built, { files });
  try {
    const windows = [await windowOf(alone), await windowOf(unkept), await windowOf(beside)] as const;
    const tables: string[] = [];
    for (const size of SIZES) {
      const { text } = bodyOf(files[pathOf(size)] ?? "");
      const subjects = [
        await crepe(await pages.open(alone.browser, "crepe"), text, false),
        await crepe(await pages.open(alone.browser, "crepe"), text, true),
        await galley("Galley", windows[0], size),
        await galley("Galley, no journal", windows[1], size),
        await galley("Galley, preview beside", windows[2], size),
      ];
      await typeInTurns(subjects);
      tables.push(`${size} KB, ${ROUNDS * KEYS} keys each\n\n${report(subjects)}`);
      for (const { page } of subjects.slice(0, 2)) await page.context().close();
    }
    return tables.join("\n\n");
  } finally {
    await Promise.all([alone.close(), unkept.close(), beside.close(), pages.close()]);
  }
}

function pathOf(size: number): string {
  return `src/content/notes/bench-${size}/en.md`;
}

function bodyOf(document: string): { readonly head: string; readonly text: string } {
  const end = document.indexOf("\n---\n", 3) + 5;
  return { head: document.slice(0, end), text: document.slice(end) };
}

/** The sample site's long article, repeated or cut between two blocks to `size` thousand bytes. */
async function articleOf(size: number): Promise<string> {
  const { text } = bodyOf(await readFile(join(import.meta.dirname, "..", article), "utf8"));
  // Definitions and footnotes once: repeated, they would be another document.
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    .filter((block) => !/^\[[^\]]+\]:|\[\^/.test(block));
  let body = "";
  for (let at = 0; body.length < size * 1000; at++) body += `${blocks[at % blocks.length]}\n\n`;
  return `---\ntitle: Bench of ${size} KB\ndate: 2026-04-06\n---\n\n${body}`;
}

async function windowOf(app: BenchApp): Promise<Page> {
  const page = await app.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(app.address);
  await page.getByRole("grid").waitFor();
  return page;
}

async function crepe(page: Page, text: string, listens: boolean): Promise<Subject> {
  await page.waitForFunction(() => "openCrepe" in window);
  await page.evaluate(([markdown, isHeard]) => window.openCrepe(markdown, isHeard), [text, listens] as const);
  return prepare(listens ? "Crepe, its Markdown taken" : "bare Crepe", page);
}

async function galley(name: string, page: Page, size: number): Promise<Subject> {
  await page.keyboard.press("ControlOrMeta+Shift+L");
  await page.getByRole("searchbox", { name: "Filter articles" }).fill(`Bench of ${size} KB`);
  await page
    .getByRole("row", { name: `Bench of ${size} KB` })
    .first()
    .click();
  return prepare(name, page);
}

async function prepare(name: string, page: Page): Promise<Subject> {
  const notice = page.locator(".visual-notice");
  // A long text stands behind a notice until it is read.
  await page
    .locator(".ProseMirror > p")
    .first()
    .waitFor({ timeout: 60_000 })
    .catch(async (error: unknown) => {
      const said = (await notice.isVisible()) ? await notice.innerText() : String(error);
      throw new Error(`${name} shows no text: ${said}`);
    });
  await page.waitForTimeout(800);
  await page.evaluate(putCaret);
  // A mouse that lies somewhere else, or nowhere, would cost each of them something else.
  const box = await page.locator(".ProseMirror").boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, 450);
  await page.evaluate(watchPaints);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const subject = { name, page, devtools, paints: [], tasks: [], scripts: [] };
  await type(page);
  await page.waitForTimeout(SETTLED);
  return subject;
}

/** Into the paragraph in the middle of the text, at a blank in its first run of text. */
function putCaret(): void {
  const editor = document.querySelector<HTMLElement>(".ProseMirror");
  const paragraphs = [...document.querySelectorAll(".ProseMirror > p")].filter(
    ({ firstChild }) => firstChild instanceof Text && firstChild.data.length > 80,
  );
  const middle = paragraphs[Math.floor(paragraphs.length / 2)];
  const text = middle?.firstChild;
  if (!editor || !middle || !(text instanceof Text))
    throw new RangeError("there is no paragraph to write in");
  middle.scrollIntoView({ block: "center" });
  editor.focus();
  getSelection()?.collapse(text, text.data.indexOf(" ", 40) + 1);
}

function watchPaints(): void {
  const isWatched = Array.isArray(window.benchPaints);
  window.benchPaints = [];
  if (isWatched) return;
  const onKey = ({ key, timeStamp }: KeyboardEvent) => {
    if (key.length !== 1) return;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      // Runs after the frame's drawing is done.
      channel.port1.addEventListener("message", () => window.benchPaints.push(performance.now() - timeStamp));
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  addEventListener("keydown", onKey, { capture: true });
}

async function type(page: Page): Promise<void> {
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(TEXT.charAt(key % TEXT.length));
    await page.waitForTimeout(BETWEEN_KEYS);
  }
}

async function typeInTurns(subjects: readonly Subject[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? subjects : subjects.toReversed();
    for (const subject of order) await typeRound(subject);
  }
}

async function typeRound({ page, devtools, paints, tasks, scripts }: Subject): Promise<void> {
  await page.bringToFront();
  await page.waitForTimeout(100);
  const length = () => page.locator(".ProseMirror").evaluate(({ textContent }) => textContent?.length ?? 0);
  const lengthBefore = await length();
  await page.evaluate(() => (window.benchPaints = []));
  const before = await metrics(devtools);
  await type(page);
  await page.waitForTimeout(SETTLED);
  const after = await metrics(devtools);
  if ((await length()) !== lengthBefore + KEYS) throw new Error("Not every key was typed.");
  paints.push(...(await page.evaluate(() => window.benchPaints)));
  tasks.push(((after.TaskDuration - before.TaskDuration) * 1000) / KEYS);
  scripts.push(((after.ScriptDuration - before.ScriptDuration) * 1000) / KEYS);
}

async function metrics(devtools: CDPSession) {
  const answer = await devtools.send("Performance.getMetrics");
  const valueOf = (name: string) =>
    answer.metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { TaskDuration: valueOf("TaskDuration"), ScriptDuration: valueOf("ScriptDuration") };
}

function report(subjects: readonly Subject[]): string {
  const [bare] = subjects;
  if (!bare) throw new RangeError("There is nothing to compare with.");
  return table(
    ["a key", "main thread, CPU ms", "of it script", "ratio", "to paint, median ms", "ratio", "p95", "ratio"],
    subjects.map(({ name, tasks, scripts, paints }) => [
      name,
      digits(median(tasks)),
      digits(median(scripts)),
      ratio(median(tasks), median(bare.tasks)),
      digits(median(paints)),
      ratio(median(paints), median(bare.paints)),
      digits(quantile(paints, 0.95)),
      ratio(quantile(paints, 0.95), quantile(bare.paints, 0.95)),
    ]),
  );
}

/**
 * `npm run bench`: how long until the first screen can be used, until an article is open, and from key to preview.
 *
 * On the sample site, in the built app and a real Chromium. The first of the runs is cold and is printed apart.
 */

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startBenchApp } from "./bench-app.ts";
import { benchPreview } from "./bench-preview.ts";

const RUNS = 9;
const ARTICLE = "A week on the copy desk";
const built = process.argv[2] ?? join(import.meta.dirname, "..", "out");

interface Times {
  readonly firstScreen: number;
  readonly articleOpen: number;
}

/** From asking for the page to a list that answers; from Enter on an article to its text in the visual editor. */
async function measure(page: Page, visit: () => Promise<unknown>): Promise<Times> {
  const began = performance.now();
  await visit();
  const row = page.getByText(ARTICLE).first();
  await row.waitFor();
  const listed = performance.now();
  await row.click();
  await page.keyboard.press("Enter");
  await page.locator("[contenteditable=true] p").first().waitFor();
  return { firstScreen: listed - began, articleOpen: performance.now() - listed };
}

function print(name: string, times: readonly number[]): void {
  const [cold = Number.NaN, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  console.log(
    `${name}: cold ${cold.toFixed(0)} ms, then median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
  );
}

const app = await startBenchApp(built);
const page = await app.browser.newPage({ viewport: { width: 1440, height: 900 } });
const runs: Times[] = [await measure(page, () => page.goto(app.address))];
for (let run = 1; run < RUNS; run += 1)
  runs.push(await measure(page, () => page.goto(new URL("/", app.address).href)));
await app.close();
print(
  "first screen",
  runs.map(({ firstScreen }) => firstScreen),
);
print(
  "article open",
  runs.map(({ articleOpen }) => articleOpen),
);
for (const { editor, keys, median, p95 } of await benchPreview(built)) {
  console.log(
    `key to preview, ${editor}: median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${keys} keys, 2,000 words)`,
  );
}

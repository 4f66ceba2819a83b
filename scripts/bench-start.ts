/** How long until the first screen can be used, and until an article can be written in. */

import type { Page } from "@playwright/test";
import { startBenchApp } from "./bench-app.ts";
import { digits, median, quantile, table } from "./bench-figures.ts";

const COLD_RUNS = 3;
const WARM_RUNS = 4;
const ARTICLE = "A week on the copy desk";
const OTHER = "Welcome to Colophon";
const viewport = { width: 1440, height: 900 };

declare global {
  interface Window {
    /** Milliseconds from the navigation's start to the frame that shows rows which take the keys; 0 until then. */
    benchListed: number;
    /** Milliseconds from Enter to the frame that shows the article's text, to be written in; 0 until then. */
    benchOpened: number;
  }
}

/** In the window, before anything of the app runs: look at every frame whether what is waited for is there. */
function watchScreens(): void {
  const untilFrame = (isThere: () => boolean, then: () => void) => {
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      // Runs after this frame's drawing is done.
      channel.port1.addEventListener("message", then);
      channel.port1.start();
      channel.port2.postMessage(null);
    };
    look();
  };
  window.benchListed = 0;
  window.benchOpened = 0;
  untilFrame(
    () => document.querySelector("[role=grid][tabindex='0'] [role=row][data-article]") !== null,
    () => (window.benchListed = performance.now()),
  );
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key !== "Enter") return;
      window.benchOpened = 0;
      untilFrame(
        () => (document.querySelector("[contenteditable=true].ProseMirror")?.textContent ?? "").length > 200,
        () => (window.benchOpened = performance.now() - timeStamp),
      );
    },
    { capture: true },
  );
}

async function listed(page: Page): Promise<number> {
  const time = await page.waitForFunction(() => window.benchListed, undefined, { timeout: 60_000 });
  return time.jsonValue();
}

/** Choose the article's row and press Enter on it; go back to the list afterwards. */
async function openArticle(page: Page, title: string): Promise<number> {
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("Home");
  const row = page.getByRole("row", { name: title });
  for (let moved = 0; (await row.first().getAttribute("aria-selected")) !== "true"; moved++) {
    if (moved > 50) throw new Error(`No row is called ${title}.`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  const time = await (await page.waitForFunction(() => window.benchOpened)).jsonValue();
  // What comes after the article, such as its preview, is not the next measurement's.
  await page.waitForTimeout(700);
  await page.keyboard.press("ControlOrMeta+Shift+L");
  await grid.waitFor();
  return time;
}

interface Times {
  readonly cold: number[];
  readonly warm: number[];
}

/** Each cold run has a host, a browser and a profile of its own; the first article of it loads the editor. */
export async function benchStart(built: string): Promise<string> {
  const screen: Times = { cold: [], warm: [] };
  const article: Times = { cold: [], warm: [] };
  for (let run = 0; run < COLD_RUNS; run++) {
    const app = await startBenchApp(built);
    try {
      const page = await app.browser.newPage({ viewport });
      await page.addInitScript(watchScreens);
      await page.goto(app.address);
      screen.cold.push(await listed(page));
      article.cold.push(await openArticle(page, ARTICLE));
      for (let again = 0; again < WARM_RUNS; again++) {
        await openArticle(page, OTHER);
        article.warm.push(await openArticle(page, ARTICLE));
      }
      for (let again = 0; again < WARM_RUNS; again++) {
        await page.reload();
        screen.warm.push(await listed(page));
      }
    } finally {
      await app.close();
    }
  }
  const row = (name: string, times: readonly number[]) => [
    name,
    String(times.length),
    digits(median(times)),
    digits(quantile(times, 0.95)),
  ];
  return table(
    ["ms", "runs", "median", "p95"],
    [
      row("first screen, cold", screen.cold),
      row("first screen, warm", screen.warm),
      row("article open, cold", article.cold),
      row("article open, warm", article.warm),
    ],
  );
}

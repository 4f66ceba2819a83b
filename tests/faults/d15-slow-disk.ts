/** D15: a slow or hung disk never freezes typing. */

import { join } from "node:path";
import type { Page } from "@playwright/test";
import { copySampleSite, openBrowser, openText, startApp, type App } from "./support/app.ts";
import type { FaultBoard } from "./support/injector.ts";
import { pause, type DataPromise } from "./support/promise.ts";

const MILLISECONDS_A_KEY = 100;
const MOST_MILLISECONDS = 100;
/** A busy machine is slow without any disk: what a slow disk adds counts. */
const MOST_TIMES_THE_USUAL = 2;
/**
 * Of a few keys the slowest says little on a machine that runs other tests beside: the short form asks only whether
 * typing waited for the disk, which hangs three times as long.
 */
const FROZEN_MILLISECONDS = 1000;
const SLOW_MILLISECONDS = 250;
const HUNG_MILLISECONDS = { short: 3000, normal: 20_000, long: 60_000 };

export const slowDisk: DataPromise = {
  id: "D15",
  async run({ work, injector, times, length }) {
    if (injector === null) return { figures: "", broken: [], skipped: ["no C compiler"] };
    const browser = await openBrowser();
    if (browser === null) return { figures: "", broken: [], skipped: ["no Chromium"] };
    const site = join(work, "site");
    await copySampleSite(site);
    const board = injector.board(join(work, "board"), [site, join(work, "data")]);
    const app = await startApp({ browser, work, board });
    try {
      await openText(app.page);
      await app.page.evaluate(watchLatency);
      const keys = times(25, 150, 400);
      await typed(app.page, 15);
      const usual = await typed(app.page, keys);
      board.arm({ how: "delay", delayMilliseconds: SLOW_MILLISECONDS });
      const slow = await typed(app.page, keys);
      const met = board.disarm().hits;
      const hung = await typedWhileHung(app, board, { keys, milliseconds: HUNG_MILLISECONDS[length] });
      const limit =
        length === "short" ? FROZEN_MILLISECONDS : Math.max(MOST_MILLISECONDS, usual * MOST_TIMES_THE_USUAL);
      return {
        figures: `${keys} keys each, input to paint p99 ${usual} ms on this disk, ${slow} ms with each of its calls ${SLOW_MILLISECONDS} ms slower (${met} calls), ${hung.p99} ms while writing hangs for ${HUNG_MILLISECONDS[length] / 1000} s (${hung.met} calls)`,
        broken: [
          ...(slow > limit ? [`a slow disk: ${slow} ms where ${usual} ms are usual`] : []),
          ...(hung.p99 > limit ? [`a hung disk: ${hung.p99} ms where ${usual} ms are usual`] : []),
          ...(met === 0 || hung.met === 0 ? ["no system call was delayed"] : []),
        ],
      };
    } finally {
      await app.kill();
      await browser.close();
      board.close();
    }
  },
};

/** Save, so that the host is in the middle of writing, and type on. */
async function typedWhileHung(
  { page }: App,
  board: FaultBoard,
  { keys, milliseconds }: { readonly keys: number; readonly milliseconds: number },
): Promise<{ readonly p99: number; readonly met: number }> {
  board.arm({ how: "delay", delayMilliseconds: milliseconds, operations: ["write", "sync", "rename"] });
  await page.keyboard.press("Control+s");
  const p99 = await typed(page, keys);
  return { p99, met: board.disarm().hits };
}

declare global {
  var keyDurations: number[];
}

/** In the page: how long from each key to the paint that shows it. Shorter ones than 16 ms are not told. */
function watchLatency(): void {
  globalThis.keyDurations = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === "keydown") globalThis.keyDurations.push(duration);
  }).observe({ type: "event", buffered: false, durationThreshold: 16 } as PerformanceObserverInit);
}

/** Type so many keys at ten a second; the 99th percentile of their latencies in milliseconds. */
async function typed(page: Page, keys: number): Promise<number> {
  await page.evaluate(() => void (globalThis.keyDurations = []));
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(String.fromCharCode(97 + (key % 26)));
    await pause(MILLISECONDS_A_KEY);
  }
  await pause(300);
  const told = await page.evaluate(() => globalThis.keyDurations);
  const quick = Array.from({ length: Math.max(0, keys - told.length) }, () => 0);
  return [...quick, ...told].toSorted((one, other) => one - other)[Math.ceil(keys * 0.99) - 1] ?? 0;
}

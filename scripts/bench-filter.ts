/** From a key in the table's filter to the frame that shows the rows that answer it, in the built app. */

import { median, quantile } from "./bench-figures.ts";
import { startBenchApp } from "./bench-app.ts";

const TYPED = "tag:tag-7 date>2005 article 12";
/** Past every answer. */
const BETWEEN_KEYS = 700;

declare global {
  interface Window {
    /** For each key, milliseconds from its event to the last frame in which rows became others before the next key. */
    benchRows: number[];
  }
}

/** In the window: every change of the rows is noted for the key before it. */
function watchRows(): void {
  window.benchRows = [];
  let key = 0;
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      key = timeStamp;
      window.benchRows.push(0);
    },
    { capture: true },
  );
  // Where nothing matches, the grid itself goes and comes: what is watched is around it.
  new MutationObserver((changes) => {
    const isOfRows = changes.some(
      ({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest(".table-head"),
    );
    if (!isOfRows) return;
    const of = window.benchRows.length - 1;
    const pressed = key;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      // Runs after this frame's drawing is done.
      channel.port1.addEventListener("message", () => {
        if (of >= 0) window.benchRows[of] = performance.now() - pressed;
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  }).observe(document.querySelector(".table-articles") ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Milliseconds. */
export interface FilterCosts {
  /** From the address to rows in a list that takes the keys, of a folder that nothing is known of. */
  readonly listed: number;
  readonly median: number;
  readonly p95: number;
}

export async function benchFilter(built: string, site: string): Promise<FilterCosts> {
  const app = await startBenchApp(built, { site });
  try {
    const page = await app.browser.newPage({ viewport: { width: 1440, height: 900 } });
    const began = performance.now();
    await page.goto(app.address);
    await page.locator("[role=grid] [role=row][data-article]").first().waitFor({ timeout: 600_000 });
    const listed = performance.now() - began;
    await page.keyboard.press("ControlOrMeta+Shift+K");
    await page.locator(".table-articles [role=row]").nth(5).waitFor({ timeout: 600_000 });
    const filter = page.locator(".table-filter-line input");
    await filter.click();
    // What is read behind the first rows is over before the first key.
    await page.waitForTimeout(20_000);
    await page.evaluate(watchRows);
    await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS });
    await page.waitForTimeout(BETWEEN_KEYS);
    const times = (await page.evaluate(() => window.benchRows)).filter((time) => time > 0);
    return { listed, median: median(times), p95: quantile(times, 0.95) };
  } finally {
    await app.close();
  }
}

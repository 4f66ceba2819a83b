/**
 * How long from a key to the preview's pixels: `node scripts/bench-preview.ts [built app]`.
 *
 * Types into the sample site's long article (2,000 words) in the real app and a real Chromium, once in the visual
 * editor and once in the source. From the key's own event time to the frame that shows it in the preview: the
 * preview's document changed, and the next frame was handed to the compositor.
 */

import { join } from "node:path";
import type { Frame, Page } from "@playwright/test";
import { startBenchApp } from "./bench-app.ts";
import { median, quantile } from "./bench-figures.ts";

const root = join(import.meta.dirname, "..");
const KEYS = 120;
const WARM_UP = 10;
/** Slower than the fastest typist, so that every key gets a frame of its own. */
const BETWEEN_KEYS = 110;

export interface Latency {
  readonly editor: string;
  readonly keys: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

declare global {
  interface Window {
    /** Collected by the script below: `at` in milliseconds since 1970, `length` of the preview's text then. */
    benchMoments: { readonly at: number; readonly length: number }[];
  }
}

/** In the window: when each key was pressed. In the preview's frame: when each change of its document was drawn. */
export function collectMoments(): void {
  window.benchMoments = [];
  if (window === window.top) {
    addEventListener(
      "keydown",
      (event) => {
        if (event.key.length === 1) {
          window.benchMoments.push({ at: performance.timeOrigin + event.timeStamp, length: 0 });
        }
      },
      { capture: true },
    );
    return;
  }
  const observer = new MutationObserver(() => {
    const { length } = document.body.textContent;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      // Runs after the frame's drawing is done.
      channel.port1.addEventListener("message", () =>
        window.benchMoments.push({ at: performance.timeOrigin + performance.now(), length }),
      );
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** Measure both editors. `built` holds `main` and `renderer` as electron-vite leaves them. */
export async function benchPreview(built: string): Promise<readonly Latency[]> {
  const app = await startBenchApp(built);
  try {
    const page = await app.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(collectMoments);
    await page.goto(app.address);
    const preview = await openLongArticle(page);
    const visual = await measure(
      page,
      preview,
      "visual editor",
      page.locator("[contenteditable=true]").first(),
    );
    await page.getByRole("radio", { name: "Source" }).first().click();
    const source = await measure(page, preview, "source", page.locator(".cm-content").first());
    return [visual, source];
  } finally {
    await app.close();
  }
}

async function openLongArticle(page: Page): Promise<Frame> {
  await page.getByText("A week on the copy desk").first().click();
  await page.keyboard.press("Enter");
  const frame = page.frameLocator("iframe");
  await frame.locator(".article-content p").first().waitFor();
  const preview = page.frames().find((candidate) => candidate !== page.mainFrame());
  if (!preview) throw new Error("The preview has no frame.");
  return preview;
}

async function measure(
  page: Page,
  preview: Frame,
  editor: string,
  target: ReturnType<Page["locator"]>,
): Promise<Latency> {
  await target.waitFor();
  await target.locator("p, .cm-line").filter({ hasText: "This is the copy desk of" }).first().click();
  await page.keyboard.press("End");
  // Grammars load, caches fill, the first key of a pane is another matter.
  const untouched = await lengthOf(preview);
  await type(page, WARM_UP);
  await reaches(preview, untouched + WARM_UP);
  await Promise.all([page, preview].map((frame) => frame.evaluate(() => (window.benchMoments = []))));
  const before = await lengthOf(preview);
  await type(page, KEYS);
  await reaches(preview, before + KEYS);
  const pressed = await page.evaluate(() => window.benchMoments);
  const drawn = await preview.evaluate(() => window.benchMoments);
  // Every key makes the preview's text one character longer: a key is shown when its character is.
  const latencies = pressed.map(
    (key, index) => (drawn.find(({ length }) => length > before + index)?.at ?? Number.NaN) - key.at,
  );
  if (latencies.length !== KEYS || latencies.some(Number.isNaN))
    throw new Error("A key never reached the preview.");
  return {
    editor,
    keys: latencies.length,
    median: median(latencies),
    p95: quantile(latencies, 0.95),
    longest: quantile(latencies, 1),
  };
}

async function type(page: Page, keys: number): Promise<void> {
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press("abcdefghij".charAt(key % 10));
    await page.waitForTimeout(BETWEEN_KEYS);
  }
}

function lengthOf(preview: Frame): Promise<number> {
  return preview.evaluate(() => document.body.textContent.length);
}

/** Wait until the preview's text is this long; the drawing of its last change is waited for as well. */
async function reaches(preview: Frame, length: number): Promise<void> {
  for (let tries = 0; (await lengthOf(preview)) < length; tries++) {
    if (tries > 200) throw new Error("What was typed never reached the preview.");
    await preview.waitForTimeout(100);
  }
  await preview.waitForTimeout(300);
}

if (import.meta.main) {
  for (const { editor, keys, median, p95, longest } of await benchPreview(
    process.argv[2] ?? join(root, "out"),
  )) {
    console.log(
      `key to preview, ${editor}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms (${keys} keys, 2,000 words)`,
    );
  }
}

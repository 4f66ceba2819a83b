/** Where a Chromium is on this machine to test and measure with. */

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { systemChromium } from "../src/main/browser/system-browser.ts";

/**
 * The Chromium to test with: the one that GALLEY_CHROMIUM names, else Playwright's own, else the system's.
 *
 * Throws when GALLEY_CHROMIUM names a file that is not there: a silent second choice would hide the mistake.
 */
export function findChromium(): string | null {
  const named = process.env.GALLEY_CHROMIUM;
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`GALLEY_CHROMIUM names ${named}, which is not there.`);
    return named;
  }
  const own = chromium.executablePath();
  return existsSync(own) ? own : systemChromium();
}

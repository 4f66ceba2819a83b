/** Where a Chromium is on this machine: for end-to-end tests and for opening Galley's window. */

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

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
  const places = [chromium.executablePath(), ...(usualPlaces[process.platform] ?? [])];
  return places.find((place) => existsSync(place)) ?? null;
}

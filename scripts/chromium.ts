/** Where a Chromium is on this machine to test and measure with. */

import { existsSync } from "node:fs";
import { chromium, type Browser, type LaunchOptions } from "@playwright/test";
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

/** Start it; Chromium's sandbox does not run as root. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium was found.");
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, ...options });
}

/** An argument that leaves Chromium no other machine than this one. */
export const WITHOUT_NETWORK =
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost";

/**
 * An argument that keeps Chromium from building pages that no test sees.
 *
 * A headless Chromium renders the address bar's suggestions for every window, as a page that costs as much as Galley's
 * own. A second list of features replaces Playwright's, so those of its list that a test could notice stand here too.
 */
export const LEANER = `--disable-features=${[
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AcceptCHFrame",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "GlobalMediaControls",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "RenderDocument",
  "ThirdPartyStoragePartitioning",
  "Translate",
].join(",")}`;

/** The real app: the built browser host over a copy of the sample site, and a window of it in Chromium. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { findChromium, launchChromium } from "../../../scripts/chromium.ts";
import { addressOf } from "../../../scripts/host-address.ts";
import type { FaultBoard } from "./injector.ts";
import { pause } from "./promise.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const ARTICLE = /Welcome to Colophon/;

/** `null` where there is no Chromium; builds Galley when the last build is older than its sources. */
export async function openBrowser(): Promise<Browser | null> {
  if (findChromium() === null) return null;
  const { status } = spawnSync(process.execPath, [join(ROOT, "scripts", "build.ts")], { stdio: "inherit" });
  if (status !== 0) throw new Error("Galley could not be built");
  // Ctrl-C is the campaign's: the browser would end the whole run with its figures untold.
  return launchChromium({ handleSIGINT: false });
}

export interface App {
  readonly site: string;
  readonly userData: string;
  readonly page: Page;
  /** `kill -9` of the host; the window stays and shows that it is cut off. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function copySampleSite(site: string): Promise<void> {
  await cp(join(ROOT, "resources", "sample-site"), site, { recursive: true });
}

export interface AppOptions {
  readonly browser: Browser;
  /** Has a `site`; Galley's own folder is made beside it. */
  readonly work: string;
  readonly board?: FaultBoard;
}

export async function startApp({ browser, work, board }: AppOptions): Promise<App> {
  const site = join(work, "site");
  const userData = join(work, "data");
  const host = spawn(process.execPath, [join(ROOT, "out", "main", "browser.js"), site], {
    env: { ...process.env, GALLEY_DATA: userData, GALLEY_OPEN: "never", ...board?.environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const endHost = () => host.kill("SIGKILL");
  process.once("exit", endHost);
  host.once("exit", () => process.off("exit", endHost));
  const page = await browser.newPage();
  await page.goto(await addressOf(host));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = host.exitCode === null && host.signalCode === null ? once(host, "exit") : null;
    host.kill(signal);
    await ended;
  };
  return {
    site,
    userData,
    page,
    kill: () => end("SIGKILL"),
    async close() {
      await page.close();
      await end("SIGTERM");
    },
  };
}

/** Open the first article in the visual editor, with the caret at the end of its first paragraph. */
export async function openText(page: Page): Promise<void> {
  await page.getByRole("row", { name: ARTICLE }).first().click();
  const text = page.getByRole("textbox", { name: "Article text" });
  await text.waitFor({ timeout: 60_000 });
  await text.locator("p").first().click();
  await page.keyboard.press("End");
  await pause(100);
}

/** The real app for measurements: the built browser host on a copy of the sample site, and a Chromium. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "@playwright/test";
import { launchChromium } from "./chromium.ts";
import { addressOf } from "./host-address.ts";

const root = join(import.meta.dirname, "..");
const sampleSite = join(root, "resources", "sample-site");

export interface BenchApp {
  readonly browser: Browser;
  /** Good for one window, within a minute. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export interface BenchAppOptions {
  /** More files of the site, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Settings that a person has chosen before. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder to copy and open, its links as they are; the sample site where it is not given. */
  readonly site?: string;
}

/** Start the host in `built`, which holds `main` and `renderer` as electron-vite leaves them. */
export async function startBenchApp(
  built: string,
  { files = {}, settings = {}, site = sampleSite }: BenchAppOptions = {},
): Promise<BenchApp> {
  const work = await mkdtemp(join(tmpdir(), "galley-bench-"));
  await cp(site, join(work, "site"), { recursive: true, verbatimSymlinks: true });
  const written = Object.entries(files).map(([path, text]) => [join(work, "site", path), text] as const);
  for (const [path, text] of [
    ...written,
    [join(work, "data", "settings.json"), JSON.stringify(settings)],
  ] as const) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const host = spawn(process.execPath, [join(built, "main", "browser.js"), join(work, "site")], {
    cwd: work,
    env: { ...process.env, GALLEY_DATA: join(work, "data"), GALLEY_OPEN: "never" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await addressOf(host);
  const browser = await launchChromium();
  return {
    browser,
    address,
    async close() {
      await browser.close();
      const ended = once(host, "exit");
      host.kill("SIGTERM");
      // Until then it writes into the folder.
      await ended;
      await rm(work, { recursive: true, force: true });
    },
  };
}

/** The real app for end-to-end tests: the built browser host on a copy of a folder, in a Chromium of its own. */

import { spawn, type ChildProcess } from "node:child_process";
import { globSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page, type Request } from "@playwright/test";
import { addressOf } from "../../scripts/host-address.ts";

const root = join(import.meta.dirname, "..", "..");

/** The sample site as shipped: what tests open unless they choose another folder. */
export const sampleSite = join(root, "resources", "sample-site");

export interface Galley {
  readonly page: Page;
  /** The copy that is open; tests read and change its files. */
  readonly folder: string;
  readonly userData: string;
  /** What a file of the folder holds now, as it is on the disk. */
  readonly path: (name: string) => string;
  /** End the host as a terminal's Ctrl-C does not: by SIGTERM. Resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
  /** End the host as a power cut does, by SIGKILL. */
  readonly kill: () => Promise<void>;
  /** Start a host anew on the same folder and data; the address that it prints. `folder` is named unless `null`. */
  readonly startAgain: (folder?: string | null) => Promise<string>;
  /** What the host printed until now. */
  readonly output: () => string;
}

export interface GalleyOptions {
  /** The folder to copy and open; `null` for the welcome screen. */
  readonly site?: string | null;
  /** Changes to the copy before Galley sees it. */
  readonly prepare?: (folder: string) => Promise<void>;
  readonly language?: "en" | "ja";
  readonly theme?: "light" | "dark";
  /** Done with the page before anything is loaded in it. */
  readonly preparePage?: (page: Page) => Promise<void>;
  /** Leave the pages' policies out: what holds then does not hold by them alone. */
  readonly withoutPolicies?: boolean;
  /** Where the window begins, made from the address that the host printed; that address itself unless given. */
  readonly arrive?: (address: string) => Promise<string>;
}

interface Fixtures {
  /** Start Galley; it ends with the test, which fails when the page complained of anything. */
  readonly openGalley: (options?: GalleyOptions) => Promise<Galley>;
  /** Page errors that a test means to cause: those that match are no failure. */
  readonly expectedComplaints: RegExp[];
}

export const test = base.extend<Fixtures>({
  // Playwright asks for an object pattern even where no fixture is needed.
  // oxlint-disable-next-line no-empty-pattern
  expectedComplaints: async ({}, provide) => provide([]),
  openGalley: async ({ browser, expectedComplaints }, provide) => {
    const endings: (() => Promise<void>)[] = [];
    const complaints: string[] = [];
    await provide(async (options = {}) => {
      const started = await startHost(options);
      endings.push(started.end);
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: options.theme ?? "light",
        locale: options.language === "ja" ? "ja-JP" : "en-US",
        timezoneId: "Asia/Tokyo",
        bypassCSP: options.withoutPolicies ?? false,
      });
      endings.push(() => context.close());
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complaints.push(`console: ${message.text()}`);
      });
      // The browser knows no network (playwright.config.ts): whatever asks for it is an error of the page. Requests are
      // listened to, not held up one by one. What a policy forbids was never asked for.
      const listen = (request: Request): void => {
        if (isOfNetwork(new URL(request.url())) && request.failure()?.errorText !== "csp")
          complaints.push(`asked the network for ${request.url()}`);
      };
      context.on("requestfinished", listen);
      context.on("requestfailed", listen);
      await options.preparePage?.(page);
      await page.goto((await options.arrive?.(started.address)) ?? started.address);
      return { page, ...started.galley };
    });
    for (const end of endings.reverse()) await end();
    expect(
      complaints.filter((complaint) => !expectedComplaints.some((pattern) => pattern.test(complaint))),
    ).toEqual([]);
  },
});

export { expect } from "@playwright/test";

/** Whether the address is of another machine, and not of this one or of the page itself (`data:`, `blob:`). */
function isOfNetwork({ protocol, hostname }: URL): boolean {
  return (
    /^(?:https?|wss?):$/.test(protocol) && !/^(?:127\.0\.0\.1|(?:[0-9a-f]{40}\.)?localhost)$/.test(hostname)
  );
}

async function startHost(options: GalleyOptions) {
  const work = await mkdtemp(join(tmpdir(), "galley-e2e-"));
  const { site = sampleSite } = options;
  const folder = join(work, "site");
  const userData = join(work, "data");
  if (site !== null)
    await cp(site, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  await options.prepare?.(folder);
  let running = runHost(work, userData, site === null ? null : folder);
  const address = await addressOf(running.host);
  return {
    address,
    galley: {
      folder,
      userData,
      path: (name: string) => join(folder, name),
      output: () => running.output(),
      stop() {
        running.host.kill("SIGTERM");
        return running.exited;
      },
      async kill() {
        running.host.kill("SIGKILL");
        await running.exited;
      },
      async startAgain(open: string | null = folder) {
        running = runHost(work, userData, open);
        return addressOf(running.host);
      },
    },
    async end() {
      running.host.kill("SIGTERM");
      await running.exited;
      await rm(work, { recursive: true, force: true });
    },
  };
}

interface RunningHost {
  readonly host: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function runHost(work: string, userData: string, folder: string | null): RunningHost {
  const args = [join(root, "out", "main", "browser.js"), ...(folder === null ? [] : [folder])];
  const host = spawn(process.execPath, args, {
    cwd: work,
    env: { ...process.env, XDG_DATA_HOME: join(work, "xdg"), GALLEY_DATA: userData, GALLEY_OPEN: "never" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  host.stdout.on("data", (chunk) => (output += String(chunk)));
  host.stderr.on("data", (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((resolve) => host.once("exit", resolve));
  return { host, output: () => output, exited };
}

/** What every article of the folder says now, by path in their order. */
export async function articleTexts({ folder, path }: Galley): Promise<ReadonlyMap<string, string>> {
  const names = globSync("**/*.md", { cwd: folder }).toSorted();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path(name), "utf8")] as const)),
  );
}

/** No accessibility violation by WCAG 2.2 AA on what the page shows now. Frames of other origins are left out. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  // Frames are left out, so the page itself is asked, without a second page that joins their results.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(tags)
    .exclude("iframe")
    .setLegacyMode()
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
  expect(found).toEqual([]);
}

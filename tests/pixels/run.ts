/**
 * `npm run bench:pixels [publisher…]`: the preview's page beside the production build, pixel by pixel.
 *
 * Each fixture site is built for publication and served as static files; the same articles are shown by the preview,
 * with Galley's script in them, from the publisher's own running program. Both are drawn by one Chromium at three
 * widths once their fonts and pictures are there, each in a frame of the same kind. What the frame alone changes of the
 * build, beside the build in a tab, is printed as the control. Printed: pages compared, pages and pixels that differ.
 * `-- --articles 3` compares fewer.
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Frame, Page } from "@playwright/test";
import { sitePage, type SitePagesNeeds } from "../../src/services/preview/site-pages.ts";
import type { ServedSite } from "../../src/services/publishers/adapter.ts";
import { runnerOf } from "../../src/services/publishers/list.ts";
import { openOverlay } from "../../src/services/publishers/overlay.ts";
import { readOutput } from "../../src/services/publishers/output-file.ts";
import { openSiteCopies } from "#services/publishers/site-copy";
import { startSite } from "../../src/services/publishers/site-session.ts";
import { askTool } from "../../src/services/publishers/tool-process.ts";
import { findSite } from "../../src/services/workspace/open.ts";
import {
  everydayPublishers,
  makeSite,
  missingPublisher,
  sharedVariants,
  type FixturePublisher,
} from "../support/publisher-sites.ts";
import { launchChromium, LEANER } from "../../scripts/chromium.ts";

/** A page is still when so many pictures in a row are the same as the one before, so many milliseconds apart. */
const STILL = 2;
const BETWEEN_PICTURES = 250;
const MOST_TAKEN = 20;
const WIDTHS = [390, 820, 1280] as const;
/** A production build may take so long, in milliseconds. */
const PATIENCE = 600_000;
const resources = join(import.meta.dirname, "..", "..", "resources");

/** Serves the build as files at `built.localhost`, the preview at its label, and a page that frames it. */
async function serveSites(built: () => ServedSite & { kind: "files" }, live: () => ServedSite | null) {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const app = `http://app.localhost:${port}`;
  const read = async (name: string) => readFile(join(resources, "preview", name), "utf8");
  const needs: SitePagesNeeds = {
    siteOf: (label) => (label === "built" ? built() : live()),
    readScript: async () =>
      new TextEncoder().encode(`{${await read("page-link.js")}\n${await read("site-client.js")}}`),
    appOrigins: [app],
  };
  async function answer({ headers, url = "/" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const label = (headers.host ?? "").split(".")[0] ?? "";
    const html = label === "built" ? await builtPage(built(), url) : label === "app" ? framing(url) : null;
    const asked = new Request(`http://${headers.host}${url}`, {
      headers: { accept: headers.accept ?? "*/*" },
    });
    const answered = html ?? (await sitePage(needs, label, asked));
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  }
  return {
    app,
    originOf: (label: string) => `http://${label}.localhost:${port}`,
    close: () => server.close(),
  };
}

/** The page as any static host would send it; `null` for what is no page. */
async function builtPage(
  { output, base }: { output: string; base: string },
  url: string,
): Promise<Response | null> {
  const file = await readOutput(output, base, url);
  if (file === null || !file.path.endsWith(".html")) return null;
  return new Response(new Uint8Array(file.bytes), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

function framing(url: string): Response {
  const source = decodeURIComponent(url.slice(1));
  return new Response(
    `<!doctype html><style>body { margin: 0 } iframe { display: block; border: 0; width: 100vw; height: 100vh }</style><iframe src="${source}" sandbox="allow-scripts allow-same-origin allow-forms"></iframe>`,
    { headers: { "content-type": "text/html" } },
  );
}

interface Pages {
  readonly urls: readonly string[];
  readonly app: string;
  readonly built: string;
  readonly live: string;
}

/** Build the site, start its program, and hand over where both show the same articles. */
async function withSite<T>(
  publisher: FixturePublisher,
  articles: number,
  look: (pages: Pages) => Promise<T>,
): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), `galley-pixels-${publisher}-`));
  const root = join(place, "site");
  await mkdir(root);
  await makeSite(publisher, root);
  const found = await findSite(root, homedir());
  const runner = found.publisher && runnerOf(found.publisher.name);
  if (found.publisher === null || runner === null)
    throw new Error(`${publisher} is not found in its own site`);
  const permit = { root, commands: [], ended: new AbortController().signal };
  const output = join(place, "output");
  await mkdir(output);
  let base = "/";
  let served: () => ServedSite | null = () => null;
  const sites = await serveSites(
    () => ({ kind: "files", output, base }),
    () => served(),
  );
  const scripts = join(resources, "publishers");
  const overlay = await openOverlay({ root, folder: join(place, "copy"), outputs: found.publisher.outputs });
  const ask = (command: Parameters<typeof askTool>[1]) => askTool(permit, command, PATIENCE);
  const built = sites.originOf("built");
  ({ base } = await runner.build({
    root,
    source: overlay.folder,
    output,
    scratch: place,
    scripts,
    origin: built,
    ask,
  }));
  const session = startSite({
    permit,
    root,
    publisher: found.publisher,
    runner,
    copies: openSiteCopies(join(place, "sites")),
    scripts,
    siteOrigin: sites.originOf,
    readText: (path) => readFile(join(root, path), "utf8").catch(() => null),
    onChange: () => undefined,
  });
  try {
    const site = await session.site();
    served = session.served;
    const urls: string[] = [];
    for (const path of await sharedVariants(publisher)) {
      const shown = await site.show(path, null);
      if ("url" in shown && shown.url !== null && urls.length < articles) urls.push(shown.url);
    }
    return await look({ urls, app: sites.app, built, live: sites.originOf(session.label) });
  } finally {
    await session.stop();
    sites.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** Fonts and pictures are there; what the page's own script still does is waited for by `picture`. */
async function settled(frame: Frame): Promise<void> {
  await frame.waitForLoadState("load");
  await frame.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
}

async function picture(
  page: Page,
  address: string,
  size: { width: number; height: number },
): Promise<Buffer> {
  await page.setViewportSize(size);
  await page.goto(address);
  await settled(page.mainFrame().childFrames()[0] ?? page.mainFrame());
  const take = () => page.screenshot({ animations: "disabled", caret: "hide" });
  // A theme's script goes on drawing after the page is there (VitePress: the outline), later on a busy machine.
  let last = await take();
  for (let same = 0, taken = 1; same < STILL && taken < MOST_TAKEN; taken += 1) {
    await page.waitForTimeout(BETWEEN_PICTURES);
    const next = await take();
    same = next.equals(last) ? same + 1 : 0;
    last = next;
  }
  return last;
}

/** The pixels that differ in any of their channels; all of them where the sizes differ. */
async function differing(page: Page, pictures: readonly Buffer[]): Promise<number> {
  return page.evaluate(
    async (addresses) => {
      const read = async (address: string) => {
        const bitmap = await createImageBitmap(await (await fetch(address)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context?.drawImage(bitmap, 0, 0);
        return context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? null;
      };
      const [one, other] = await Promise.all(addresses.map(read));
      if (!one || !other || one.width !== other.width || one.height !== other.height)
        return (one?.data.length ?? 4) / 4;
      const [left, right] = [one, other].map(({ data }) => new Uint32Array(data.buffer));
      let count = 0;
      for (let at = 0; at < (left?.length ?? 0); at += 1) if (left?.[at] !== right?.[at]) count += 1;
      return count;
    },
    pictures.map((bytes) => `data:image/png;base64,${bytes.toString("base64")}`),
  );
}

/** Prints what was compared; `true` where no pixel differs. */
async function compare(browser: Browser, publisher: FixturePublisher, articles: number): Promise<boolean> {
  const page = await browser.newPage();
  const desk = await browser.newPage();
  let different = 0;
  const unlikeTab: number[] = [];
  let count = 0;
  await withSite(publisher, articles, async ({ urls, app, built, live }) => {
    for (const url of urls) {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(built + url);
        await settled(page.mainFrame());
        // As high as the whole page, in both: what counts in screens is the same then.
        const height = await page.evaluate(() => Math.min(16_000, document.documentElement.scrollHeight));
        const size = { width, height };
        const framed = (address: string) => picture(page, `${app}/${encodeURIComponent(address)}`, size);
        const expected = await framed(built + url);
        const shown = await framed(live + url);
        const pixels = await differing(desk, [expected, shown]);
        count += 1;
        // Told at once: whoever ends a long run has what it found.
        if (pixels > 0) console.log(`  ${url} at ${width}: ${pixels} pixels`);
        if (pixels > 0) different += 1;
        const byFrame = await differing(desk, [await picture(page, built + url, size), expected]);
        if (byFrame > 0) unlikeTab.push(byFrame);
      }
    }
  });
  await page.close();
  await desk.close();
  console.log(`${publisher}: ${count - different} of ${count} pictures without a differing pixel`);
  console.log(
    `  control: the build in a frame differs from the build in a tab in ${unlikeTab.length} pictures, by at most ${Math.max(0, ...unlikeTab)} pixels`,
  );
  return different === 0 && count > 0;
}

const { values, positionals: asked } = parseArgs({
  options: { articles: { type: "string", default: "10" } },
  allowPositionals: true,
});
const browser = await launchChromium({ args: [LEANER] });
let isExact = true;
for (const publisher of everydayPublishers.filter((name) => asked.length === 0 || asked.includes(name))) {
  const missing = await missingPublisher(publisher);
  if (missing !== null) console.log(`${publisher}: skipped, ${missing}`);
  else isExact = (await compare(browser, publisher, Number(values.articles))) && isExact;
}
await browser.close();
process.exitCode = isExact ? 0 : 1;

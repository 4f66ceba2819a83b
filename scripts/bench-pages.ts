/** The pages made for the benches alone, built when they are asked for and served without a server. */

import { readFile, rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { build } from "vite";

const source = join(import.meta.dirname, "bench-pages");
const ORIGIN = "http://localhost";

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

export interface BenchPages {
  readonly open: (browser: Browser, name: "crepe" | "peers") => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function buildBenchPages(): Promise<BenchPages> {
  const folder = await mkdtemp(join(tmpdir(), "galley-bench-pages-"));
  await build({
    configFile: false,
    root: source,
    logLevel: "error",
    // Crepe carries Vue: the same flags as in Galley's own build.
    define: {
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: ["crepe.html", "peers.html"].map((name) => join(source, name)) },
    },
  });
  return {
    async open(browser, name) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.route(`${ORIGIN}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const body = await readFile(join(folder, pathname)).catch(() => null);
        if (body === null) return route.fulfill({ status: 404 });
        return route.fulfill({
          body,
          contentType: mediaTypes[extname(pathname)] ?? "application/octet-stream",
        });
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(error));
      await page.goto(`${ORIGIN}/${name}.html`);
      return page;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

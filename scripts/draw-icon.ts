/** Draw resources/icons/galley.png from galley.svg, at the size that packaging asks for. Run after the mark changed. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./chromium.ts";

const SIZE = 1024;
const folder = join(import.meta.dirname, "..", "resources", "icons");
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const mark = readFileSync(join(folder, "galley.svg")).toString("base64");
await page.setContent(
  `<style>body{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${mark}">`,
);
await page.locator("img").evaluate((image) => (image as HTMLImageElement).decode());
await page.screenshot({ path: join(folder, "galley.png"), omitBackground: true });
await browser.close();

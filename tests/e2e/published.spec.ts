/** The page as the site's own publisher builds it, of text that nobody saved. */

import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/app.ts";
import { makeSite, missingPublisher } from "../support/publisher-sites.ts";

/** Copied by the app's fixture before it is opened. */
async function madeSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "galley-hugo-"));
  await makeSite("hugo", folder);
  return folder;
}

async function openPublished(page: Page, title: RegExp): Promise<FrameLocator> {
  await page.getByRole("row", { name: title }).first().dblclick();
  await page.getByRole("radio", { name: "As Hugo publishes" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Trust this folder" }).click();
  await expect(page.locator(".published-standing[data-kind=served]")).toBeVisible({ timeout: 90_000 });
  return page.frameLocator('iframe[title="The page, as Hugo publishes it"]');
}

/** A page that forbids scripts, knows two colour schemes, and says nothing of its card's picture. */
async function prepareLayout(folder: string): Promise<void> {
  const file = join(folder, "layouts/_default/single.html");
  const head = `<meta http-equiv="Content-Security-Policy" content="default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'none'">
    <meta property="og:title" content="{{ .Title }}"><meta name="description" content="{{ .Description }}">
    <style>body { min-height: 3000px } @media (prefers-color-scheme: dark) { body { background: rgb(1, 2, 3) } }</style></head>`;
  await writeFile(file, (await readFile(file, "utf8")).replace("</head>", head));
  // Longer than the window is high, so that there is something to scroll.
  const article = join(folder, "content/articles/quotes.en.md");
  const more = Array.from({ length: 40 }, (_, index) => `\nParagraph ${index + 1} of the filling.\n`).join(
    "",
  );
  await writeFile(article, (await readFile(article, "utf8")) + more);
}

/** Where the first heading of the page stands in its frame, in the page's own pixels. */
const headingTop = (site: FrameLocator) =>
  site
    .locator("main :is(h2, h3)")
    .last()
    .evaluate((heading) => heading.getBoundingClientRect().top);

test("[PU6, PU22, U66, U67, U68] edit, see it published, click in the page, scroll both ways, look at it in every way, break a field, mend it", async ({
  openGalley,
}) => {
  test.setTimeout(240_000);
  const missing = await missingPublisher("hugo");
  test.skip(missing !== null, missing ?? "");
  const { page, path } = await openGalley({ site: await madeSite(), prepare: prepareLayout });
  const site = await openPublished(page, /Quotes. and what they become/);
  await expect(site.getByRole("heading", { name: "“A heading” that begins with a quote" })).toBeVisible();
  const file = path("content/articles/quotes.en.md");
  const saved = await readFile(file, "utf8");

  const last = page.locator(".ProseMirror > p").last();
  await last.click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Nobody saved this.");
  await expect(site.getByText("Nobody saved this.")).toBeVisible({ timeout: 20_000 });
  expect(await readFile(file, "utf8")).toBe(saved);

  await site.getByText("“A quotation,” she said").click();
  await expect
    .poll(() =>
      page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest("blockquote") !== null),
    )
    .toBe(true);

  await test.step("it scrolls with the editor, and the editor with it", async () => {
    const before = await headingTop(site);
    // The first turn of a wheel may come before the text is laid out and can be scrolled.
    await expect(async () => {
      await page.locator(".visual-text").first().hover();
      await page.mouse.wheel(0, 4000);
      expect(await headingTop(site)).toBeLessThan(before);
    }).toPass();
    const scroller = page.locator(".visual-text").first();
    const top = () => scroller.evaluate((text) => text.getBoundingClientRect().top);
    const scrolled = await top();
    // Whoever scrolled last leads, and is followed once the other one has come to rest.
    await expect(async () => {
      await page.locator(".preview-frame-site").first().hover();
      await page.mouse.wheel(0, 600);
      await page.mouse.wheel(0, -8000);
      expect(await top()).toBeGreaterThan(scrolled);
    }).toPass();
  });

  await test.step("at a phone's width, drawn as large as it is, and in dark colours", async () => {
    await page.getByRole("radio", { name: "Phone" }).click();
    await expect.poll(() => site.locator("html").evaluate(() => innerWidth)).toBe(390);
    const colour = () => site.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await colour();
    await chooseView(page, "Dark");
    await expect.poll(colour).toBe("rgb(1, 2, 3)");
    await chooseView(page, "As the system");
    await expect.poll(colour).toBe(light);
    await page.getByRole("radio", { name: "As wide as the pane" }).click();
  });

  await test.step("beside its Japanese page", async () => {
    await page.getByRole("button", { name: "The site’s program" }).click();
    await page.getByRole("menuitemradio", { name: "Japanese" }).click();
    const other = page.frameLocator('iframe[title="The page in Japanese"]');
    await expect(other.locator("html")).toHaveAttribute("lang", "ja", { timeout: 20_000 });
  });

  await test.step("beside its page as saved", async () => {
    await page.getByRole("button", { name: "The site’s program" }).click();
    await page.getByRole("menuitemradio", { name: "As saved" }).click();
    const before = page.frameLocator('iframe[title="The page as saved"]');
    await expect(before.getByText("“strong” quotes.")).toBeVisible({ timeout: 20_000 });
    await expect(before.getByText("Nobody saved this.")).toHaveCount(0);
    await expect(site.getByText("Nobody saved this.")).toBeVisible();
    await page.getByRole("button", { name: "The site’s program" }).click();
    await page.getByRole("menuitemradio", { name: "Nothing" }).click();
    await expect(page.locator(".beside-page")).toHaveCount(0);
  });

  await test.step("as a search result, a social card, a feed entry and in the site's list", async () => {
    await page.getByRole("radio", { name: "Where else it appears" }).click();
    const elsewhere = page.getByRole("region", { name: "Besides its page" });
    await expect(elsewhere.locator(".face-card-title")).toContainText("Quotes", { timeout: 20_000 });
    await expect(elsewhere.locator(".face-search-title")).toContainText("Quotes");
    await expect(elsewhere.getByText("The page names no picture for its card")).toBeVisible();
    const list = page.frameLocator(".face-frame");
    await expect(list.getByRole("link", { name: /Quotes/ }).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("radio", { name: "Where else it appears" }).click();
  });

  await page.getByRole("radio", { name: "Source" }).first().click();
  const source = page.locator(".cm-content");
  await source.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type('"');
  await expect(page.getByText("Hugo does not accept this text").first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("The page below is of the last text that it accepted.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Show line \d+$/ })).toBeVisible();
  await expect(site.getByText("Nobody saved this.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(page.getByText("As published, with your latest text")).toBeVisible({ timeout: 20_000 });
  expect(await readFile(file, "utf8")).toBe(saved);
});

async function chooseView(page: Page, name: string): Promise<void> {
  await page.locator(".preview-header").getByRole("button", { name: "View" }).click();
  await page.getByRole("menuitemradio", { name, exact: true }).click();
}

test("[PU7] a file without a page says so", async ({ openGalley }) => {
  const missing = await missingPublisher("hugo");
  test.skip(missing !== null, missing ?? "");
  const { page } = await openGalley({ site: await madeSite() });
  await openPublished(page, /Not yet/);
  await expect(page.getByText("This file publishes no page of its own")).toBeVisible();
});

/** What a page may try against the window that frames it; each attempt is told in the page itself. */
const attempts = `
  const told = document.createElement("p"); told.id = "attempts"; document.body.append(told);
  const attempt = (name, run) => { try { run(); told.textContent += name + ":ran "; } catch { told.textContent += name + ":refused "; } };
  attempt("top", () => { top.location.href = "https://evil.example/"; });
  attempt("parent", () => { parent.document.body.textContent = "hit"; });
  attempt("storage", () => { if (parent.sessionStorage.length >= 0) parent.hit = true; });
  attempt("popup", () => { if (open("https://evil.example/") === null) throw new Error(); });
  attempt("alert", () => alert("hit"));
  for (let index = 0; index < 2000; index += 1) {
    parent.postMessage({ galley: "preview", kind: "click", block: -1 }, "*");
    parent.postMessage({ galley: "preview", kind: "link", href: "x".repeat(9000) }, "*");
  }
  told.textContent += "done";
`;

test("[PU8] a page of the site that wants out of its frame is contained", async ({
  openGalley,
  expectedComplaints,
}) => {
  const missing = await missingPublisher("hugo");
  test.skip(missing !== null, missing ?? "");
  // The browser says in the console what it refused.
  expectedComplaints.push(/navigate|Unsafe|Blocked|sandbox|Refused|CORS|Failed to (?:load|fetch)|Ignored/i);
  const { page } = await openGalley({
    site: await madeSite(),
    async prepare(folder) {
      const file = join(folder, "layouts/_default/single.html");
      await writeFile(
        file,
        (await readFile(file, "utf8")).replace("</body>", `<script>${attempts}</script></body>`),
      );
    },
  });
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const address = page.url();
  const site = await openPublished(page, /Tables of weights/);
  await expect(site.locator("#attempts")).toContainText("done");
  await expect(site.locator("#attempts")).toContainText("parent:refused");
  await expect(site.locator("#attempts")).toContainText("popup:refused");
  expect(page.url()).toBe(address);
  expect(page.context().pages()).toHaveLength(1);
  expect(dialogs).toEqual([]);
  // The window goes on as if nothing had been tried.
  await page.locator(".ProseMirror > p").last().click();
  await page.keyboard.type("Still here. ");
  await expect(page.locator(".ProseMirror")).toContainText("Still here.");
});

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
  await expect(page.locator(".published-standing[data-kind=served]")).toBeVisible({ timeout: 30_000 });
  return page.frameLocator('iframe[title="The page, as Hugo publishes it"]');
}

test("[PU6] edit, see it published, click in the page, break a field, mend it; nothing is saved by it", async ({
  openGalley,
}) => {
  const missing = await missingPublisher("hugo");
  test.skip(missing !== null, missing ?? "");
  const { page, path } = await openGalley({ site: await madeSite() });
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
  await expectAccessible(page);

  await page.getByRole("radio", { name: "Source" }).first().click();
  const source = page.locator(".cm-content");
  await source.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type('"');
  await expect(page.getByText("Hugo does not accept this text").first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("The page below is of the last text that it accepted.")).toBeVisible();
  await expect(site.getByText("Nobody saved this.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(page.getByText("As published, with your latest text")).toBeVisible({ timeout: 20_000 });
  expect(await readFile(file, "utf8")).toBe(saved);
});

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

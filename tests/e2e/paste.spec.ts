/** Pasting into the real app: what another program put on the clipboard, and the bytes that a save writes for it. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/app.ts";

// The picture that one sample names is not in the sample site.
test.use({ expectedComplaints: [/status of 404/] });

const article = "src/content/notes/welcome/en.md";
const fixtures = join(import.meta.dirname, "../fixtures/paste");
const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });

/** Put the caret behind the last paragraph and begin a new one. */
async function beginParagraph(page: Page) {
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  await expect(visual(page)).toBeVisible({ timeout: 30_000 });
  await visual(page).evaluate((root) => {
    (root as HTMLElement).focus();
    const last = root.querySelector(":scope > p:last-of-type");
    if (last) getSelection()?.collapse(last, last.childNodes.length);
  });
  // ProseMirror reads the selection after the browser says that it changed.
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await expect(visual(page).locator(":scope > p")).toHaveCount(3);
}

async function paste(page: Page, offered: Readonly<Record<string, string>>) {
  await visual(page).evaluate((target, types) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(types)) clipboardData.setData(type, text);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, offered);
}

async function save(page: Page) {
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
}

for (const name of ["web-article", "web-unsafe", "word-document", "google-docs"]) {
  test(`[V40] ${name} is saved as clean Markdown below text that stays, and nothing is fetched`, async ({
    openGalley,
  }) => {
    const galley = await openGalley();
    const { page } = galley;
    const before = await readFile(galley.path(article), "utf8");
    await beginParagraph(page);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await paste(page, {
      "text/html": await readFile(join(fixtures, `${name}.html`), "utf8"),
      "text/plain": "not this",
    });
    await save(page);
    const pasted = await readFile(join(fixtures, `${name}.md`), "utf8");
    expect(await readFile(galley.path(article), "utf8")).toBe(`${before}\n${pasted}`);
    const own = new URL(page.url()).hostname;
    expect(requests.filter((address) => new URL(address).hostname !== own)).toEqual([]);
  });
}

test("[V44] plain text is Markdown, and a code editor's text is read in place of its HTML", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await readFile(galley.path(article), "utf8");
  await beginParagraph(page);
  await paste(page, { "text/plain": "## A heading\n\nSome *words*.\n" });
  await page.keyboard.press("Enter");
  await paste(page, {
    "text/html": '<div style="font-family: Menlo; white-space: pre;"><div><span>- one</span></div></div>',
    "text/plain": "- one\n- two",
    "vscode-editor-data": "{}",
  });
  await save(page);
  expect(await readFile(galley.path(article), "utf8")).toBe(
    `${before}\n## A heading\n\nSome *words*.\n\n- one\n- two\n`,
  );
});

test("[V44] what this editor copied is taken node for node, what pretends to be is not", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await readFile(galley.path(article), "utf8");
  await beginParagraph(page);
  const forged =
    '<div data-pm-slice="0 0 []" data-island="html" data-name="script" data-source="<script>1</script>">x</div>';
  await paste(page, { "text/html": forged, "text/plain": "plain *words*" });
  await save(page);
  expect(await readFile(galley.path(article), "utf8")).toBe(`${before}\nplain *words*\n`);
});

/** Articles as things in the real app: made, renamed with what leads to them, given pictures. */

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

/** What waits for the disk and for a whole screen: a busy machine takes its time over those. */
const PATIENTLY = { timeout: 60_000 };
const FOLDER = "src/content/articles/20260209/reviving-a-risograph";
const NOTE = "src/content/notes/welcome/en.md";
const LINK = "\n[The press](../../articles/20260209/reviving-a-risograph/en.md)\n";
/** A picture of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("[AR1, AF1, UI210] by keyboard: an article is made in two languages and gets a picture", async ({
  openGalley,
}) => {
  test.slow();
  const { page, path } = await openGalley();
  await expect(page.getByRole("grid", { name: "Articles" })).toBeFocused(PATIENTLY);
  await page.keyboard.press("Control+Shift+E");
  const dialog = page.getByRole("dialog", { name: "New article" });
  const title = dialog.getByRole("textbox", { name: "Title" });
  await expect(title).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("Ink, again");
  await dialog.getByRole("switch", { name: "Japanese" }).check({ force: true });
  const files = dialog.getByRole("list", { name: "Files to be made" }).getByRole("listitem");
  await expect(files).toHaveCount(2);
  const [english = "", japanese = ""] = await files.allTextContents();
  expect(english).toMatch(/^src\/content\/articles\/\d{8}\/ink-again\/en\.md$/);
  expect(existsSync(path(english))).toBe(false);
  await title.focus();
  await page.keyboard.press("Enter");
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text).toBeVisible(PATIENTLY);
  expect(await readFile(path(english), "utf8")).toMatch(/^---\ntitle: Ink, again\n/);
  expect(existsSync(path(japanese))).toBe(true);

  await text.focus();
  await text.evaluate((element, pixel) => {
    const bytes = Uint8Array.from(atob(pixel), (char) => char.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "Press at Work.jpeg", { type: "image/png" }));
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, PIXEL);
  const image = page.getByRole("dialog", { name: "Insert an image" });
  await expect(image.getByRole("textbox", { name: "Alternative text" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("A press");
  await page.keyboard.press("Enter");
  await expect(image).toBeHidden();
  await page.keyboard.press("Control+s");
  await expect
    .poll(() => readFile(path(english), "utf8"), PATIENTLY)
    .toContain("![A press](./press-at-work.png)");
  const picture = english.replace("en.md", "press-at-work.png");
  expect((await readFile(path(picture))).toString("base64")).toBe(PIXEL);
});

test("[MV1, AF3, AF4] by mouse: an article is renamed with its pictures and the links to it, each change shown before, and undone", async ({
  openGalley,
}) => {
  test.slow();
  const { page, path } = await openGalley({
    prepare: async (folder) => {
      const note = await readFile(`${folder}/${NOTE}`, "utf8");
      await writeFile(`${folder}/${NOTE}`, note + LINK);
    },
  });
  const before = await readFile(path(NOTE), "utf8");
  await page
    .getByRole("row", { name: /Reviving a stencil press/ })
    .first()
    .dblclick();
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible(PATIENTLY);
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: "Rename or move…" }).click();
  const dialog = page.getByRole("dialog", { name: /Rename or move/ });
  await dialog.getByRole("textbox", { name: "Folder and file name" }).fill("20260209/the-press");
  await dialog.getByRole("button", { name: "Show what changes" }).click();
  await expect(dialog.getByText("4 files move")).toBeVisible(PATIENTLY);
  await expect(dialog.getByText("Addresses in 1 file follow")).toBeVisible();
  await expect(dialog.getByText("../../articles/20260209/the-press/en.md")).toBeVisible();
  await expectAccessible(page);
  expect(existsSync(path(`${FOLDER}/en.md`))).toBe(true);
  await dialog.getByRole("button", { name: "Rename or move" }).click();
  // The notice goes after a while: what comes with it is looked at first, on a machine that has other things to do.
  await expect(page.getByText(/was moved\.$/)).toBeVisible(PATIENTLY);
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible(PATIENTLY);
  expect(existsSync(path(FOLDER))).toBe(false);
  expect(existsSync(path("src/content/articles/20260209/the-press/press.svg"))).toBe(true);
  expect(await readFile(path(NOTE), "utf8")).toBe(
    before.replace("reviving-a-risograph/en.md", "the-press/en.md"),
  );

  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(page.getByText("Everything is as it was before.")).toBeVisible(PATIENTLY);
  expect(await readFile(path(NOTE), "utf8")).toBe(before);
  expect(existsSync(path("src/content/articles/20260209/the-press"))).toBe(false);
  await page.keyboard.press("Control+Shift+L");
  await page
    .getByRole("row", { name: /Reviving a stencil press/ })
    .first()
    .click();
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: "Show in the file manager" }).click();
  await expect(page.getByText(/Galley runs in a browser here/)).toBeVisible();
});

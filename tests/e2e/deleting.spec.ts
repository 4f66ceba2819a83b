/** Deleting in the real app: what goes is what was named, and it comes back byte for byte. */

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";

const english = "src/content/articles/20260112/variable-fonts-in-newsprint/en.md";
const japanese = "src/content/articles/20260112/variable-fonts-in-newsprint/ja.md";
const note = "src/content/notes/welcome/en.md";
const row = (page: Page, title: RegExp) => page.getByRole("row", { name: title }).first();
const bytes = ({ path }: Galley, name: string) => readFile(path(name), "utf8");

async function fileMenu(page: Page, item: string) {
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("[HP10, HP11] one language of an article goes from the workbench, and undo brings it back", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page, path } = galley;
  const before = [await bytes(galley, english), await bytes(galley, japanese)];
  await row(page, /variable fonts/i).click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible({ timeout: 30_000 });
  await fileMenu(page, "Delete article…");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await expect(dialog).toContainText(english);
  // It is named as what goes: the title of a variant that is chosen.
  await expect(dialog.getByRole("heading")).toContainText(/variable fonts/i);
  await dialog.getByRole("checkbox", { checked: true }).uncheck();
  await dialog.getByRole("checkbox").last().check();
  await expect(dialog.getByRole("heading")).toContainText("バリアブルフォント");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(existsSync(path(english))).toBe(true);

  await fileMenu(page, "Delete article…");
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("grid", { name: "Articles" })).toBeVisible();
  await expect.poll(() => existsSync(path(english))).toBe(false);
  expect(await bytes(galley, japanese)).toBe(before[1]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${english} is back.`)).toBeVisible();
  expect(await bytes(galley, english)).toBe(before[0]);
});

test("[HP10, HP11, HP13] by keyboard: an article with its languages goes, and comes back from Recently deleted", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page, path } = galley;
  const before = [await bytes(galley, english), await bytes(galley, japanese)];
  await expect(page.getByRole("grid", { name: "Articles" })).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("fonts survive newsprint");
  await expect(page.getByText("1 of 14")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Home");
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 files were deleted.")).toBeVisible();
  expect([existsSync(path(english)), existsSync(path(japanese))]).toEqual([false, false]);
  await expect(page.getByText("Nothing matches")).toBeVisible();

  await page.getByRole("button", { name: "Recently deleted" }).focus();
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  for (const name of [english, japanese]) {
    await page.getByRole("button", { name: `Bring back ${name}` }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText(`${name} is back.`)).toBeVisible();
  }
  await expect(page.getByText("Nothing that was deleted here is still gone.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row(page, /variable fonts/i)).toBeVisible();
  expect([await bytes(galley, english), await bytes(galley, japanese)]).toEqual(before);
});

test("[HP12] unsaved changes of what is deleted are in its history, and count as unsaved no longer", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page, path } = galley;
  const before = await bytes(galley, note);
  await row(page, /Welcome to Colophon/).click();
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text).toBeVisible({ timeout: 30_000 });
  await text.getByText("This is a sample site").click();
  await page.keyboard.press("Home");
  await page.keyboard.type("Never saved. ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await fileMenu(page, "Delete article…");
  await expect(page.getByRole("alertdialog")).toContainText("They are kept in its history");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect.poll(() => existsSync(path(note))).toBe(false);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${note} is back.`)).toBeVisible();
  expect(await bytes(galley, note)).toBe(before);
  await row(page, /Welcome to Colophon/).click();
  await expect(page.getByText("No changes")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Control+7");
  const unsaved = page.getByRole("option", { name: /Your unsaved text, kept/ });
  await unsaved.click();
  await expect(page.locator(".comparison del")).toContainText("Never saved.");
  // Nothing is offered as lost after a reload.
  await page.reload();
  await expect(page.getByText("No changes")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "File", exact: true }).click();
  const recovery = page.getByRole("menuitem", { name: "Unsaved text from earlier…" });
  await expect(recovery).toHaveAttribute("aria-disabled", "true");
});

test("[HP11] what could not be brought back says why, and replaces nothing", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page, path } = galley;
  await row(page, /Welcome to Colophon/).click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible({ timeout: 30_000 });
  await fileMenu(page, "Delete article…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect.poll(() => existsSync(path(note))).toBe(false);
  await writeFile(join(dirname(path(note)), "en.md"), "theirs");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/could not be brought back.*is already there/)).toBeVisible();
  expect(await bytes(galley, note)).toBe("theirs");
});

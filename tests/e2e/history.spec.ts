/** Earlier versions in the real app: compared, brought back, and never written over. */

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/app.ts";

const english = "src/content/notes/welcome/en.md";
const source = (page: Page) => page.getByRole("textbox", { name: "Source" });

/** Open the article in the source editor. */
async function openSource(page: Page, title: RegExp) {
  await page.getByRole("row", { name: title }).first().click();
  await page
    .getByRole("radiogroup", { name: "Editor", exact: true })
    .getByRole("radio", { name: "Source" })
    .click();
  await expect(source(page)).toBeVisible();
}

test("what a save would change is told word by word, in one column and side by side", async ({
  openGalley,
}) => {
  const { page, path } = await openGalley();
  await openSource(page, /Welcome to Colophon/);
  await source(page).getByText("title:").click();
  await page.keyboard.press("End");
  await page.keyboard.type("X");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n\nA paragraph that is new.\n");
  await page.keyboard.press("Control+Shift+D");
  const comparison = page.getByRole("group", { name: "Comparison, cannot be edited" });
  await expect(comparison.locator(".comparison-changed").first()).toContainText("title:");
  await expect(comparison.locator("ins").last()).toHaveText("A paragraph that is new.");
  await comparison
    .getByRole("button", { name: /unchanged lines/ })
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Side by side" }).click();
  await expect(comparison.locator(".comparison-text").first().locator("ins")).toHaveCount(0);
  expect(await readFile(path(english), "utf8")).not.toContain("A paragraph that is new.");
});

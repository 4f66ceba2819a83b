/** Earlier versions in the real app: compared, brought back, and never written over. */

import { readFile, writeFile } from "node:fs/promises";
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

const versions = (page: Page) => page.getByRole("listbox", { name: "Versions, newest first" });
const saved = (page: Page) => expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

/** Save three times: another title, a new paragraph at the end, and that paragraph changed. */
async function saveThreeTimes(page: Page) {
  await source(page).getByText("title:").click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" again");
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n\nA paragraph that is new.");
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.keyboard.press("Control+End");
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Backspace");
  await page.keyboard.type("old.");
  await page.keyboard.press("Control+s");
  await saved(page);
}

test("[HP1, HP2, HP3] every save is a version; a version, a passage and a field come back, and undo takes them away", async ({
  openGalley,
}) => {
  test.slow();
  const { page, path } = await openGalley();
  const first = await readFile(path(english), "utf8");
  await openSource(page, /Welcome to Colophon/);
  await page.getByRole("radio", { name: "History" }).click();
  await expect(page.getByText("No earlier versions yet")).toBeVisible();
  await expectAccessible(page);
  await saveThreeTimes(page);
  const last = await readFile(path(english), "utf8");

  const list = versions(page);
  await expect(list.getByRole("option")).toHaveCount(4);
  await expect(list.getByRole("option").nth(0)).toContainText("in the file");
  await expect(list.getByRole("option").nth(1)).toContainText("5 words added");
  await expect(list.getByRole("option").nth(2)).toContainText("title");
  await expect(list.getByRole("option").nth(3)).toContainText("Before the first save here");

  // The whole version, in two clicks.
  await list.getByRole("option").nth(3).click();
  await page.getByRole("button", { name: "Restore this version" }).click();
  await expect(page.getByText("Your text is this version.")).toBeVisible();
  expect(await readFile(path(english), "utf8")).toBe(last);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("No changes")).toBeVisible();

  // A field alone: the paragraphs stay.
  await page.getByRole("button", { name: "Restore title" }).click();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await readFile(path(english), "utf8")).toBe(last.replace(" again", ""));

  // A paragraph that came since goes, alone.
  await expect(list.getByRole("option")).toHaveCount(5);
  await page.getByRole("button", { name: "Restore this passage" }).last().click();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect((await readFile(path(english), "utf8")).trimEnd()).toBe(first.trimEnd());
  await expectAccessible(page);
});

test("[HP1, HP4] the versions are read and chosen by keyboard, and another program's is among them", async ({
  openGalley,
}) => {
  const { page, path } = await openGalley();
  await openSource(page, /Welcome to Colophon/);
  await saveThreeTimes(page);
  const text = await readFile(path(english), "utf8");
  await writeFile(path(english), text.replace("old.", "theirs."));
  await expect(source(page)).toContainText("theirs.");
  await page.keyboard.press("Control+7");
  const list = versions(page);
  await expect(list.getByRole("option").first()).toContainText("Changed by another program");
  await list.getByRole("option").first().focus();
  await page.keyboard.press("ArrowDown");
  const comparison = page.getByRole("group", { name: "This version and your text now" });
  await expect(comparison.locator("del")).toHaveText("old");
  await expect(comparison.locator("ins")).toHaveText("theirs");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Restore this version" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(source(page)).toContainText("old.");
});

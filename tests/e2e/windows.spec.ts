/** Two windows of one folder: what is typed in one is in the other, and what one saves is saved for both. */

import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/app.ts";
import { putCaret } from "../support/writing.ts";

const english = "src/content/notes/welcome/en.md";
const text = `---\ntitle: "Welcome to Colophon"\ndate: 2026-01-05\nlocale: "en"\n---\n\nAlpha beta gamma.\n\nDelta epsilon zeta.\n`;

const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const saved = (page: Page) => expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

async function openWelcome(page: Page) {
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  await expect(visual(page)).toBeVisible({ timeout: 30_000 });
}

const caretBefore = (page: Page, wanted: string) => putCaret(visual(page), false, wanted);

/** A second window, as "Duplicate" in the tab's menu makes one: it has the first one's session. */
async function duplicateOf(page: Page): Promise<Page> {
  const kept = await page.evaluate(() =>
    Object.entries(sessionStorage).filter(([name]) => name === "galley-session"),
  );
  const other = await page.context().newPage();
  other.on("pageerror", (error) => expect(String(error)).toBe("no error"));
  await other.addInitScript((entries) => {
    for (const [name, value] of entries) sessionStorage.setItem(name, value);
  }, kept);
  await other.goto(new URL(page.url()).origin);
  return other;
}

test("two windows of one article share what is typed, each with its own undo, and what is saved", async ({
  openGalley,
}) => {
  const galley = await openGalley({ prepare: (folder) => writeFile(`${folder}/${english}`, text) });
  const one = galley.page;
  await openWelcome(one);
  await caretBefore(one, "beta");
  await one.keyboard.type("ONE ");
  const other = await duplicateOf(one);
  await openWelcome(other);
  // What the first window has not saved is in the second from the start.
  await expect(visual(other)).toContainText("Alpha ONE beta");
  await caretBefore(other, "epsilon");
  await other.keyboard.type("OTHER ");
  await expect(visual(one)).toContainText("Delta OTHER epsilon");
  await one.keyboard.type("AGAIN ");
  await expect(visual(other)).toContainText("Alpha ONE AGAIN beta");
  // The space that was typed last, and the word before it.
  await other.keyboard.press("Control+z");
  await other.keyboard.press("Control+z");
  await expect(visual(one)).toContainText("Delta epsilon");
  await expect(visual(one)).toContainText("ONE AGAIN");
  await other.keyboard.press("Control+Shift+z");
  await other.keyboard.press("Control+Shift+z");
  await expect(visual(one)).toContainText("Delta OTHER epsilon");
  await one.keyboard.press("Control+s");
  await saved(one);
  await saved(other);
  expect(await readFile(galley.path(english), "utf8")).toBe(
    text.replace("beta", "ONE AGAIN beta").replace("epsilon", "OTHER epsilon"),
  );
  await expect(other.getByText("changes made elsewhere")).toBeHidden();
  // Another program's change arrives once, in both.
  const now = await readFile(galley.path(english), "utf8");
  await caretBefore(other, "zeta");
  await other.keyboard.type("LATE ");
  await expect(visual(one)).toContainText("LATE zeta");
  await writeFile(galley.path(english), now.replace("gamma", "THEIRS"));
  await expect(visual(one)).toContainText("beta THEIRS.");
  await expect(visual(other)).toContainText("beta THEIRS.");
  await other.keyboard.press("Control+s");
  await saved(other);
  await saved(one);
  expect(await readFile(galley.path(english), "utf8")).toBe(
    now.replace("gamma", "THEIRS").replace("zeta", "LATE zeta"),
  );
});

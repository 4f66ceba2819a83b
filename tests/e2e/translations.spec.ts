/** A translator's way through the real app: what is stale, what changed, translated, marked, saved. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

const folder = "src/content/articles/20260119/the-galley-proof-returns";
const title = /The galley proof returns/;

test("a translator begins the ledger, finds what is stale, sees what changed, translates it and is done", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page } = galley;
  const english = galley.path(`${folder}/en.md`);
  const japanese = galley.path(`${folder}/ja.md`);
  const before = { en: await readFile(english, "utf8"), ja: await readFile(japanese, "utf8") };
  await page.getByRole("button", { name: "Translations", exact: true }).click();
  const table = page.getByRole("table");
  const row = table.getByRole("row", { name: title });
  await expect(row).toContainText("unchecked", { timeout: 30_000 });
  await expectAccessible(page);
  expect(await readdir(galley.folder)).not.toContain(".galley");

  await page.getByRole("button", { name: "Call all current" }).click();
  await expect(page.getByText(/blocks are noted as current/)).toBeVisible({ timeout: 30_000 });
  await expect(row).toContainText("Current", { timeout: 30_000 });

  const changed = before.en.replace("Editors loved it.", "Editors and printers loved it.");
  await writeFile(english, changed);
  await expect(row).toContainText("1 block stale", { timeout: 60_000 });
  await page.getByRole("radio", { name: "Stale" }).click();
  await expect(table.getByRole("row")).toHaveCount(2);
  await row.getByRole("button", { name: /in Japanese/ }).click();

  await expect(page.getByText("1 block to look at")).toBeVisible({ timeout: 30_000 });
  const stale = page.locator("[data-state=stale]");
  await expect(stale.locator("ins")).toHaveText(/and printers/);
  await expectAccessible(page);
  await page.keyboard.press("Alt+n");
  const block = stale.getByRole("textbox");
  await expect(block).toBeFocused();
  await block.fill((await block.inputValue()).replace("編集者は", "編集者も印刷工も"));
  await page.keyboard.press("Alt+m");
  await expect(page.getByText("Nothing left to do")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible({ timeout: 30_000 });
  expect(await readFile(japanese, "utf8")).toBe(
    before.ja.replace("編集者はゲラを", "編集者も印刷工もゲラを"),
  );
  expect(await readFile(english, "utf8")).toBe(changed);

  await page.getByRole("button", { name: "All translations" }).click();
  await expect(row).toContainText("Current", { timeout: 30_000 });
});

/** Bulk edits in the real app: a plan stands for itself. */

import { readFile } from "node:fs/promises";
import { articleTexts, expect, expectAccessible, test } from "../support/app.ts";

test("[BF1] what is left out of one plan is in the next, and a set keeps the name of what was planned", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page } = galley;
  await page.getByRole("button", { name: "Bulk edit", exact: true }).click();
  const field = page.getByRole("combobox", { name: "Field" });
  await page.getByRole("textbox", { name: "Filter" }).fill("variable-fonts");
  await field.fill("first");
  await page.getByRole("textbox", { name: "Value" }).fill("one");
  await page.getByRole("button", { name: /^Show what would change in/ }).click();
  const plan = page.getByRole("region", { name: "What would change" }).first();
  const left = plan.getByRole("switch").first();
  await expect(left).toBeChecked({ timeout: 30_000 });
  const path = (await plan.locator(".bulk-path").first().textContent()) ?? "";
  const files = await plan.getByRole("switch").count();
  expect(files).toBeGreaterThan(1);
  await left.locator("xpath=ancestor::label").click();
  await expect(left).not.toBeChecked();

  await field.fill("second");
  await expect(plan.getByRole("switch")).toHaveCount(0);
  await page.getByRole("button", { name: /^Show what would change in/ }).click();
  await expect(plan.getByRole("switch")).toHaveCount(files, { timeout: 30_000 });
  await expect(left).toBeChecked();
  await page.getByRole("button", { name: `Change ${files} files` }).click();
  await expect(page.getByText(`${files} files were changed.`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Earlier changes" })).toContainText("Set a value: second");
  expect(await readFile(galley.path(path.trim()), "utf8")).toMatch(/^second: "?one"?$/m);
});

test("[BF2] a tag is renamed over both languages from the table, selected rows are edited, and all is undone", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page } = galley;
  const before = await articleTexts(galley);
  await page.getByRole("grid").first().waitFor();
  await page.keyboard.press("Control+Shift+K");
  await page.locator(".table-collection button").click();
  await page.getByRole("option", { name: "articles" }).click();
  await page.getByRole("button", { name: "Manage values of Tags" }).click();

  const values = page.getByRole("list", { name: "Values" });
  await values.getByRole("checkbox", { name: /^proofreading/ }).check();
  await page.getByRole("textbox", { name: "New name of proofreading" }).fill("proof-reading");
  await page.getByRole("textbox", { name: "New name of 校正" }).fill("ゲラ校正");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.getByRole("button", { name: "Change 4 files" }).click();
  await expect(page.getByText("4 files were changed.")).toBeVisible({ timeout: 30_000 });
  const renamed = new Map(
    [...before].map(([path, text]) => [
      path,
      text
        .replace(/^(tags:.*"|  - )proofreading/m, "$1proof-reading")
        .replace(/^(tags:.*"|  - )校正/m, "$1ゲラ校正"),
    ]),
  );
  expect(await articleTexts(galley)).toEqual(renamed);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("4 files have their bytes of before again.")).toBeVisible({ timeout: 30_000 });
  expect(await articleTexts(galley)).toEqual(before);

  await page.getByRole("radio", { name: "Articles" }).click();
  await page.getByRole("button", { name: "Back to the table" }).click();
  const grid = page.getByRole("grid");
  await grid.getByRole("gridcell").first().click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("button", { name: "Bulk edit", exact: true }).last().click();
  await page.getByRole("menuitem", { name: "The selected rows…" }).click();
  await expect(page.getByText(/^[2-4] files that were selected in the table$/)).toBeVisible();
});

/** Bulk edits in the real app: a plan stands for itself. */

import { readFile } from "node:fs/promises";
import { expect, test } from "../support/app.ts";

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
  expect(await readFile(galley.path(path.trim()), "utf8")).toContain("second: one");
});

/** Problems of the body in the real app: found, solved to the byte, undone. */

import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

const japanese = "src/content/articles/20260309/paper-weights-explained/ja.md";

test("emphasis that would be published as asterisks is listed, fixed to the byte, and undone", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const { page } = galley;
  const read = () => readFile(galley.path(japanese), "utf8");
  const before = await read();
  await page
    .getByRole("row", { name: /Paper weights/ })
    .first()
    .click();
  const languages = page.getByRole("radiogroup", { name: "Language of the article" });
  await languages.getByRole("radio", { name: "Japanese" }).click();
  const text = page.getByRole("textbox", { name: "Article text" });
  await expect(text).toContainText("**ポンドはポンドではない。**", { timeout: 30_000 });
  await page.getByRole("button", { name: "3 problems" }).click();
  const list = page.getByRole("list", { name: "Problems of the article" });
  const pound = list.getByRole("listitem").filter({ hasText: "**ポンドはポンドではない。**" });
  await expect(pound).toContainText("line 31");
  await expect(list.getByRole("button", { name: /^Fix: / })).toHaveCount(3);
  await expectAccessible(page);

  await pound.getByRole("button", { name: "Fix: Move the marks: **ポンドはポンドではない**。" }).click();
  await expect(text.locator("strong", { hasText: /^ポンドはポンドではない$/ })).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText("1 line changed")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
  expect(await read()).toBe(before.replace("ではない。**本文用", "ではない**。本文用"));

  await page.keyboard.press("Control+z");
  await expect(pound).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
  expect(await read()).toBe(before);
});

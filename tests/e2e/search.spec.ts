/** Search and replace over all articles in the real app. */

import { articleTexts, expect, expectAccessible, test } from "../support/app.ts";

const first = "src/content/articles/20260119/the-galley-proof-returns/ja.md";

test("[SF1, SF2] a Japanese term is found in every article, replaced but for one hit, to the byte, and undone", async ({
  openGalley,
}) => {
  test.slow();
  const galley = await openGalley();
  const { page } = galley;
  const before = await articleTexts(galley);
  const having = [...before].filter(([, text]) => text.includes("校正"));
  const count = having.reduce((sum, [, text]) => sum + text.split("校正").length - 1, 0);
  const list = page.getByRole("list", { name: "Found" });
  const counted = page.getByText(`${count} hits in ${having.length} files`, { exact: true });

  await page.getByRole("grid").first().waitFor();
  await page.keyboard.press("Control+Shift+F");
  await expect(page.getByRole("textbox", { name: "Find", exact: true })).toBeFocused();
  await page.keyboard.type("校正");
  await expect(counted).toBeVisible({ timeout: 30_000 });
  await list.getByRole("button", { name: /^Line 30: 校正刷りは/ }).click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toContainText("校正刷りは、本を刷る", {
    timeout: 30_000,
  });
  await page.keyboard.press("Control+Shift+F");
  await expect(counted).toBeVisible({ timeout: 30_000 });

  await page.getByRole("radio", { name: "Find and replace" }).click();
  await page.getByRole("textbox", { name: "Replace with" }).fill("ゲラ");
  await expect(list.getByRole("button", { name: /^Line 8: - 校正 becomes ゲラ$/ })).toBeVisible({
    timeout: 30_000,
  });
  await expectAccessible(page);
  await list.getByRole("checkbox", { name: "Replace in line 8" }).first().uncheck();
  await page.getByRole("button", { name: `Replace ${count - 1} hits in ${having.length} files` }).click();
  await expect(page.getByText(`${having.length} files were changed.`)).toBeVisible({ timeout: 30_000 });
  const after = await articleTexts(galley);
  for (const [path, text] of before) {
    const lines = text.split("\n");
    const expected = lines.map((line, index) =>
      path === first && index === 7 ? line : line.replaceAll("校正", "ゲラ"),
    );
    expect(after.get(path), path).toBe(expected.join("\n"));
  }
  await expect(page.getByText("1 hit in 1 file", { exact: true })).toBeVisible({ timeout: 30_000 });

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(counted).toBeVisible({ timeout: 30_000 });
  expect(await articleTexts(galley)).toEqual(before);
});

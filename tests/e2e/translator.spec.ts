/** A translator at work in the real app, with the keyboard: what is stale, what changed, what is missing, what differs. */

import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

const folder = "src/content/articles/20260119/the-galley-proof-returns";
const untranslated = "src/content/articles/20260323/kerning-pairs-nobody-tests";

test("a translator brings a stale translation up to date, and begins a missing one", async ({
  openGalley,
}) => {
  test.setTimeout(500_000);
  const { page, path } = await openGalley();
  const english = path(`${folder}/en.md`);
  const japanese = path(`${folder}/ja.md`);
  const before = await readFile(japanese, "utf8");
  await page.getByRole("button", { name: "Translations", exact: true }).click();
  const table = page.getByRole("table");
  await page.getByRole("button", { name: "Call all current" }).click({ timeout: 60_000 });
  await expect(page.getByText(/blocks are noted as current/)).toBeVisible({ timeout: 60_000 });
  const changed = (await readFile(english, "utf8"))
    .replace("Editors loved it.", "Editors and 250 printers loved it.")
    .replace("It had only what", "It held only what");
  await writeFile(english, changed);
  const row = table.getByRole("row", { name: /The galley proof returns/ });
  await expect(row).toContainText("2 blocks stale", { timeout: 60_000 });
  await row.getByRole("button", { name: /in Japanese/ }).click();

  // One key goes to what is stale, one says that it is right.
  const stale = page.locator("[data-state=stale]");
  await expect(stale).toHaveCount(2, { timeout: 60_000 });
  await page.keyboard.press("Alt+KeyN");
  await expect(page.getByRole("textbox", { name: "Block 1, Japanese" })).toBeFocused();
  await page.keyboard.press("Alt+KeyM");
  await expect(stale).toHaveCount(1, { timeout: 60_000 });
  const second = page.getByRole("textbox", { name: "Block 2, Japanese" });
  await expect(second).toBeFocused();
  const remarks = page.locator("[data-row='1'] .translate-parity");
  await expect(remarks).toContainText("250");
  const text = await second.inputValue();
  await second.fill(text.replace("編集者は", "編集者と250人の印刷工は"));
  await page.keyboard.press("Alt+KeyM");
  await expect(remarks).toHaveCount(0, { timeout: 60_000 });
  await expect(stale).toHaveCount(0, { timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(() => readFile(japanese, "utf8"), { timeout: 60_000 })
    .toBe(before.replace("編集者はゲラ", "編集者と250人の印刷工はゲラ"));
  expect(await readFile(english, "utf8")).toBe(changed);

  await page.getByRole("button", { name: "All translations" }).click();
  await table.getByRole("button", { name: /in Japanese: Missing.*begin it/ }).click();
  await expect(page.getByText("Nothing is written until you save")).toBeVisible({ timeout: 60_000 });
  const title = page.getByRole("textbox", { name: "title, Japanese" });
  await expect(title).toHaveValue("");
  await title.fill("誰も試さないカーニング");
  await page.getByRole("textbox", { name: /^Block 1, Japanese/ }).fill("最初の段落。");
  await expectAccessible(page);
  expect(existsSync(path(`${untranslated}/ja.md`))).toBe(false);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => existsSync(path(`${untranslated}/ja.md`)), { timeout: 60_000 }).toBe(true);
  const made = await readFile(path(`${untranslated}/ja.md`), "utf8");
  expect(made).toContain("誰も試さないカーニング");
  expect(made).toContain("最初の段落。");
  expect(made).toContain('locale: "ja"');
  const source = await readFile(path(`${untranslated}/en.md`), "utf8");
  for (const line of source.split("\n").filter((each) => /^[A-Z][^:]{60,}/.test(each)))
    expect(made).not.toContain(line);
});

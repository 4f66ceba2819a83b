/** A translator's way through the real app as far as what is stale and what changed in it. */

import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

const folder = "src/content/articles/20260119/the-galley-proof-returns";
const title = /The galley proof returns/;

test("a translator begins the ledger, finds what is stale, sees what changed, and no article was written", async ({
  openGalley,
}) => {
  test.setTimeout(400_000);
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
  const names = page.locator(".translate-names");
  await expect(names).toHaveCount(1);
  await expect(names.getByRole("button", { name: /on the left/ })).toContainText("English");
  await expect(names.getByRole("button", { name: /that is edited/ })).toContainText("Japanese");
  await expectAccessible(page);
  expect(await readFile(japanese, "utf8")).toBe(before.ja);
  expect(await readFile(english, "utf8")).toBe(changed);
});

test("[TM3] an open translation whose article is moved stays the translation in its locale", async ({
  openGalley,
}) => {
  test.setTimeout(200_000);
  const { page, path } = await openGalley();
  await page.getByRole("button", { name: "Translations", exact: true }).click();
  const row = page.getByRole("table").getByRole("row", { name: title });
  await row.getByRole("button", { name: /in Japanese/ }).click({ timeout: 30_000 });
  const block = page.getByRole("textbox", { name: "Block 1, Japanese" });
  await expect(block).toBeVisible({ timeout: 30_000 });
  await rename(path(folder), `${path(folder)}-2`);
  // One for each of the two files that are open.
  await expect(page.getByText("Galley goes on with it there").first()).toBeVisible({ timeout: 30_000 });
  // Saved from inside the block, as [TM6] has it: the key finds what was typed just before.
  await block.fill("植字の話");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeEnabled();
  await block.press("Control+s");
  await expect.poll(() => readFile(`${path(folder)}-2/ja.md`, "utf8")).toContain("植字の話");
  await expect(block).toBeFocused();
  await page.getByRole("button", { name: "Mark current" }).first().click();
  const ledger = () =>
    readFile(path(".galley/translations/src+content+articles.txt"), "utf8").catch(() => "");
  await expect.poll(ledger).toMatch(/\bja\b/);
});

test("[TM8] three languages stand side by side, one from right to left, and a list is edited in its own widget", async ({
  openGalley,
}) => {
  test.setTimeout(400_000);
  const { page, path } = await openGalley({
    async prepare(copy) {
      const japanese = await readFile(`${copy}/${folder}/ja.md`, "utf8");
      const arabic = japanese
        .replace('locale: "ja"', 'locale: "ar"')
        .replace("勝手に変わらない", "لا يتغير من تلقاء نفسه");
      await writeFile(`${copy}/${folder}/ar.md`, arabic);
    },
  });
  const arabic = path(`${folder}/ar.md`);
  const before = await readFile(arabic, "utf8");
  await page.getByRole("button", { name: "Translations", exact: true }).click();
  const row = page.getByRole("table").getByRole("row", { name: title });
  await row.getByRole("button", { name: /in Arabic/ }).click({ timeout: 60_000 });
  const heading = page.getByRole("textbox", { name: "Block 3, Arabic" });
  await expect(heading).toHaveValue(/لا يتغير/, { timeout: 60_000 });
  await expect(heading).toHaveCSS("direction", "rtl");

  const choose = async (column: RegExp, language: RegExp) => {
    await page.getByRole("button", { name: column }).click();
    await page.getByRole("option", { name: language }).click();
  };
  await choose(/Third language/, /Japanese/);
  await expect(page.locator("[data-row='2'] [lang=ja]")).toHaveText("## 勝手に変わらない", {
    timeout: 60_000,
  });
  await choose(/on the left/, /Japanese/);
  await expect(page.locator("[data-row='2'] [lang=ja]")).toHaveCount(1);
  await expectAccessible(page);

  const tags = page.locator("[data-field=tags]").getByRole("combobox");
  await tags.fill("تحرير");
  await tags.press("Enter");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(() => readFile(arabic, "utf8"), { timeout: 60_000 })
    .toBe(before.replace("  - 歴史\n", "  - 歴史\n  - تحرير\n"));

  await choose(/that is edited/, /English/);
  await expect(page.getByRole("textbox", { name: "Block 3, English" })).toHaveValue(/^## It could not/, {
    timeout: 60_000,
  });
  await expect(page.locator("[data-work]")).toHaveCount(0);
});

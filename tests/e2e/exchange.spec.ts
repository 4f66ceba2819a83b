/** A translator's help and exchange in the real app: a match, a term, a file out and back in. */

import { readFile, writeFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../support/app.ts";

const folder = "src/content/articles/20260119/the-galley-proof-returns";
const title = /The galley proof returns/;
/** Like a paragraph of another article, which is translated there. */
const added =
  "Ask any designer. They answer, more often than not within the day, and they will be pleased to hear where their letters went.";
const known =
  "設計者に訊いてみよう。たいていはその日のうちに返事が来る。自分の文字がどこへ行ったのかを知って、喜んでくれるはずだ。";

test("a translator takes a match and a term, sends a file out and takes it in again; the source stays as it is", async ({
  openGalley,
}) => {
  test.setTimeout(900_000);
  const patient = { timeout: 60_000 };
  const { page, path } = await openGalley({
    prepare: async (site) => {
      const file = `${site}/${folder}/en.md`;
      await writeFile(file, `${(await readFile(file, "utf8")).trimEnd()}\n\n${added}\n`);
    },
  });
  const source = await readFile(path(`${folder}/en.md`), "utf8");
  const before = await readFile(path(`${folder}/ja.md`), "utf8");
  await page.getByRole("button", { name: "Translations", exact: true }).click();
  const row = page.getByRole("table").getByRole("row", { name: title });
  await row.getByRole("button", { name: /in Japanese/ }).click(patient);

  // The block that is missing is like one that was translated elsewhere: one key takes it.
  const missing = page.locator("[data-state=missing]").last();
  await missing.getByRole("textbox").click(patient);
  const match = page
    .getByRole("complementary", { name: "Help for this block" })
    .locator(".help-match")
    .first();
  await expect(match).toContainText(known, patient);
  await expect(match.locator("ins")).toHaveText("any");
  await page.keyboard.press("Alt+I");
  await expect(page.getByRole("textbox", { name: /Japanese/ }).last()).toHaveValue(known);
  await page.getByRole("searchbox", { name: "Search what was translated…" }).fill("SIL OFL");
  await expect(page.locator(".help-target").first()).toContainText("SIL OFL", patient);
  await page.getByRole("searchbox", { name: "Search what was translated…" }).fill("");

  // A term goes into the glossary and is marked wherever the source has it.
  await page.getByRole("button", { name: "Glossary…" }).click();
  const glossary = page.getByRole("dialog");
  await glossary.getByRole("textbox", { name: "English" }).fill("designer");
  await glossary.getByRole("textbox", { name: "Japanese" }).fill("設計者");
  await glossary.getByRole("button", { name: "Add", exact: true }).click();
  await expect(glossary.getByRole("listitem").filter({ hasText: "設計者" })).toBeVisible(patient);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.locator("mark.translate-term").first()).toHaveText(/designer/);
  // A field that is half under the languages, which stay in sight, would be measured as what is left of it.
  await page.getByRole("region", { name: "Blocks of the source" }).evaluate((list) => list.scrollTo(0, 0));
  await expectAccessible(page);
  expect(await readFile(path(".galley/glossary.tsv"), "utf8")).toContain("en\tja\tdesigner\t設計者\tterm");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect
    .poll(() => readFile(path(`${folder}/ja.md`), "utf8"), patient)
    .toBe(`${before.trimEnd()}\n\n${known}\n`);

  // Out, translated by another program, and in again: shown first, made, and undone.
  await page.getByRole("button", { name: "All translations" }).click();
  await page.getByRole("searchbox", { name: "Filter articles" }).fill("galley proof returns");
  await page.getByRole("button", { name: "Export…" }).click();
  await page.getByRole("radio", { name: "Everything" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  const xliff = await readFile(await download.path(), "utf8");
  expect(xliff).toContain('version="2.1" srcLang="en" trgLang="ja"');
  await expect(page.getByRole("dialog").getByText(/lines? of 1 translation/)).toBeVisible(patient);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  const saved = await readFile(path(`${folder}/ja.md`), "utf8");
  const back = xliff.replace("設計者に訊いてみよう。", "設計者に尋ねてみよう。");
  expect(back).not.toBe(xliff);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Import…" }).click(),
  ]);
  await chooser.setFiles({ name: "back.xlf", mimeType: "application/xliff+xml", buffer: Buffer.from(back) });
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 line would change")).toBeVisible(patient);
  await expectAccessible(page);
  expect(await readFile(path(`${folder}/ja.md`), "utf8")).toBe(saved);
  await dialog.getByRole("button", { name: "Change 1 file" }).click();
  await expect(dialog.getByText("1 file was changed.")).toBeVisible(patient);
  expect(await readFile(path(`${folder}/ja.md`), "utf8")).toBe(saved.replace("訊いてみよう", "尋ねてみよう"));
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(dialog.getByText("1 file is as it was.")).toBeVisible(patient);
  expect(await readFile(path(`${folder}/ja.md`), "utf8")).toBe(saved);
  await page.keyboard.press("Escape");

  const [again] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Import…" }).click(),
  ]);
  const hostile = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
  await again.setFiles({ name: "hostile.xlf", mimeType: "text/xml", buffer: Buffer.from(hostile) });
  await expect(page.getByText(/declares a document type/)).toBeVisible(patient);
  expect(await readFile(path(`${folder}/en.md`), "utf8")).toBe(source);
});

/** Editing the real app: every byte that a save writes is compared with what is expected. */

import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";
import { putCaret } from "../support/writing.ts";

const english = "src/content/notes/welcome/en.md";
const japanese = "src/content/articles/20260112/variable-fonts-in-newsprint/ja.md";

const read = (galley: Galley, name: string) => readFile(galley.path(name), "utf8");

async function openArticle(page: Page, title: RegExp | string) {
  await page.getByRole("row", { name: title }).first().click();
  await expect(visual(page)).toBeVisible({ timeout: 30_000 });
}

const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const source = (page: Page) => page.getByRole("textbox", { name: "Source" });
const paneSwitch = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name });
const saved = (page: Page) => expect(page.getByRole("button", { name: "Saved" })).toBeVisible();

const caretBefore = (page: Page, text: string) => putCaret(visual(page), false, text);

test("a word typed in the visual editor is all that a save writes", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley, english);
  await openArticle(page, /Welcome to Colophon/);
  await caretBefore(page, "sample site");
  await page.keyboard.type("small ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley, english)).toBe(before.replace("a sample site", "a small sample site"));
  await expect(page.getByText("No changes")).toBeVisible();
});

test("Japanese through an input method reaches the file as it was composed", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley, japanese);
  await openArticle(page, /Variable fonts/);
  await page
    .getByRole("radiogroup", { name: "Language of the article" })
    .getByRole("radio", { name: "Japanese" })
    .click();
  await expect(visual(page)).toHaveAttribute("lang", "ja");
  await caretBefore(page, "昨年の秋");
  const devtools = await page.context().newCDPSession(page);
  for (const text of ["き", "きょ", "きょね", "きょねん"]) {
    await devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await page.waitForTimeout(120);
  }
  // Nothing is written while the method composes.
  await expect(page.getByText("No changes")).toBeVisible();
  await devtools.send("Input.insertText", { text: "去年、" });
  await expect(page.getByText("1 line changed")).toBeVisible();
  // Beside a mark, where compositions used to break.
  await caretBefore(page, "太り");
  await devtools.send("Input.imeSetComposition", { text: "かな", selectionStart: 2, selectionEnd: 2 });
  await devtools.send("Input.insertText", { text: "仮名" });
  await expect(page.getByText("2 lines changed")).toBeVisible();
  await page.keyboard.press("Control+s");
  await saved(page);
  const after = await read(galley, japanese);
  expect(
    [`**仮名太り**`, `仮名**太り**`].map((mark) =>
      before.replace("昨年の秋", "去年、昨年の秋").replace("**太り**", mark),
    ),
  ).toContain(after);
});

test("one history holds the edits of every pane, in order", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  await openArticle(page, /Welcome to Colophon/);
  await paneSwitch(page, "Beside the editor", "Source").click();
  await caretBefore(page, "sample site");
  await page.keyboard.type("VISUAL ");
  await expect(source(page)).toContainText("a VISUAL sample site");
  await source(page).getByText("title:").click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" SOURCE");
  await expect(page.getByText("2 lines changed, frontmatter")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(source(page)).not.toContainText("SOURCE");
  await expect(source(page)).toContainText("VISUAL");
  await visual(page).focus();
  // The space begins the next word: it is a step of its own.
  await page.keyboard.press("Control+z");
  await expect(visual(page)).toContainText("a VISUALsample site");
  await page.keyboard.press("Control+z");
  await expect(visual(page)).not.toContainText("VISUAL");
  await expect(page.getByText("No changes")).toBeVisible();
  for (let step = 0; step < 3; step++) await page.keyboard.press("Control+Shift+z");
  await expect(visual(page)).toContainText("VISUAL");
  await expect(source(page)).toContainText("Welcome to Colophon SOURCE");
});

test("a field filled in the form shows in the source and changes its own line only", async ({
  openGalley,
}) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley, english);
  await openArticle(page, /Welcome to Colophon/);
  await paneSwitch(page, "Editor", "Source").click();
  await paneSwitch(page, "Beside the editor", "Fields").click();
  const title = page.getByRole("textbox", { name: /^title/i });
  await title.fill("Welcome to Galley");
  await title.blur();
  await expect(source(page)).toContainText("Welcome to Galley");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley, english)).toBe(before.replace("Welcome to Colophon", "Welcome to Galley"));
});

test("YAML typed for a field without a widget is in the file after a save, applied or not", async ({
  openGalley,
}) => {
  const galley = await openGalley({
    prepare: async (site) => {
      const file = join(site, english);
      const text = await readFile(file, "utf8");
      await writeFile(file, text.replace("draft: false\n", "draft: false\nextra:\n  colour: red\n"));
    },
  });
  const { page } = galley;
  const before = await read(galley, english);
  await openArticle(page, /Welcome to Colophon/);
  await paneSwitch(page, "Beside the editor", "Fields").click();
  const extra = page.getByRole("textbox", { name: /^extra/ });
  await extra.fill("colour: blue");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley, english)).toBe(before.replace("colour: red", "colour: blue"));
  await extra.fill("colour: green");
  await paneSwitch(page, "Beside the editor", "Preview").click();
  await expect(page.getByText("1 line changed", { exact: false })).toBeVisible();
});

test("a file with CRLF keeps every line ending, in both editors", async ({ openGalley }) => {
  const text =
    '---\r\ntitle: "Windows"\r\ndate: 2026-01-05\r\nlocale: "en"\r\n---\r\n\r\nFirst paragraph.\r\n\r\n- one\r\n- two\r\n';
  const galley = await openGalley({
    prepare: (folder) => writeFile(`${folder}/${english}`, text),
  });
  const { page } = galley;
  await openArticle(page, /Windows/);
  await caretBefore(page, "paragraph");
  await page.keyboard.type("long ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await paneSwitch(page, "Editor", "Source").click();
  await source(page).getByText("- two").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("three");
  await expect(page.getByText("2 lines changed")).toBeVisible();
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley, english)).toBe(
    text.replace("First paragraph", "First long paragraph").replace("- two\r\n", "- two\r\n- three\r\n"),
  );
});

test("an article without edits follows its file", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  await openArticle(page, /Welcome to Colophon/);
  await expect(visual(page)).toContainText("sample site");
  const text = await read(galley, english);
  await writeFile(galley.path(english), text.replace("sample site", "quiet place"));
  await expect(visual(page)).toContainText("This is a quiet place.");
  await expect(page.getByText("No changes")).toBeVisible();
});

test("a file deleted while it is open can be written again", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley, english);
  await openArticle(page, /Welcome to Colophon/);
  await caretBefore(page, "sample site");
  await page.keyboard.type("kept ");
  await rm(galley.path(english));
  await expect(page.getByText("This file is gone")).toBeVisible();
  await page.getByRole("button", { name: "Write the file again" }).click();
  await saved(page);
  expect(await read(galley, english)).toBe(before.replace("a sample site", "a kept sample site"));
});

for (const [why, prepare] of [
  ["its permissions", (file: string) => chmod(file, 0o444)],
  // Latin-1: bytes that are no UTF-8 and could not be written back as they are.
  [
    "its bytes",
    (file: string) => writeFile(file, Buffer.from("---\ntitle: Caf\xe9\n---\n\nText\n", "latin1")),
  ],
] as const) {
  test(`a file that is read-only by ${why} says so and cannot be typed into`, async ({ openGalley }) => {
    test.skip(why === "its permissions" && process.getuid?.() === 0, "root may write every file");
    const galley = await openGalley({ prepare: (folder) => prepare(`${folder}/${english}`) });
    const { page } = galley;
    const before = await readFile(galley.path(english));
    await openArticle(page, /Welcome|Caf|welcome/);
    await expect(page.getByText("Read only").first()).toBeVisible();
    await expect(visual(page)).toHaveAttribute("contenteditable", "false");
    await page.keyboard.press("Control+s");
    expect(await readFile(galley.path(english))).toEqual(before);
  });
}

test("what was typed stays when the person goes to the library and comes back", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  await openArticle(page, /Welcome to Colophon/);
  await caretBefore(page, "sample site");
  await page.keyboard.type("unsaved ");
  await page.keyboard.press("Control+Shift+l");
  await openArticle(page, /Welcome to Colophon/);
  await expect(visual(page)).toContainText("a unsaved sample site");
  await expect(page.getByText("1 line changed")).toBeVisible();
});

test("the diff shows what a save would change before it does", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  await openArticle(page, /Welcome to Colophon/);
  await caretBefore(page, "sample site");
  await page.keyboard.type("shown ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await page.keyboard.press("Control+Shift+d");
  const dialog = page.getByRole("dialog", { name: "What a save would change" });
  await expect(dialog).toContainText("shown");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await saved(page);
});

test("open, find, edit, leave the editor and save with the keyboard alone", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  const before = await read(galley, english);
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("Welcome to Colophon");
  await expect(page.getByRole("row", { name: /Welcome to Colophon/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  // Opening an article puts the cursor into its text.
  await expect(visual(page)).toBeFocused({ timeout: 30_000 });
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Hello. ");
  // Tab leaves the text: it is no trap.
  await page.keyboard.press("Tab");
  await expect(visual(page)).not.toBeFocused();
  await page.keyboard.press("F6");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley, english)).toBe(before.replace("This is a sample", "Hello. This is a sample"));
});

for (const theme of ["light", "dark"] as const) {
  test(`the workbench has no accessibility violation in the ${theme} theme`, async ({ openGalley }) => {
    const { page } = await openGalley({ theme });
    await openArticle(page, /Variable fonts/);
    await expect(visual(page)).toContainText("newsprint");
    for (const pane of ["Source", "Fields", "Preview"]) {
      await paneSwitch(page, "Beside the editor", pane).click();
      await expect(page.getByRole("region", { name: pane })).toBeVisible();
      await expectAccessible(page);
    }
    await paneSwitch(page, "Editor", "Source").click();
    await expect(source(page)).toBeVisible();
    await expectAccessible(page);
  });
}

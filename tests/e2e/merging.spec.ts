/** Another program changes the file that is open: followed, merged, or settled by the person; never lost. */

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test, type Galley } from "../support/app.ts";
import { putCaret } from "../support/writing.ts";

const english = "src/content/notes/welcome/en.md";
const frontmatter =
  '---\ntitle: "Welcome to Colophon"\ndate: 2026-01-05\nlocale: "en"\ndraft: false\nauthor:\n  name: "Ines Halloran"\n---\n';
const paragraphs = Array.from(
  { length: 60 },
  (_, index) => `Paragraph ${index} has words of its own to be told by.`,
);
const long = `${frontmatter}\n${paragraphs.join("\n\n")}\n`;
const short = `${frontmatter}\nAlpha beta gamma.\n\nDelta epsilon zeta.\n\nEta theta iota.\n`;

const read = (galley: Galley) => readFile(galley.path(english), "utf8");
const write = (galley: Galley, text: string) => writeFile(galley.path(english), text);
const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const source = (page: Page) => page.getByRole("textbox", { name: "Source" });
const saved = (page: Page) => expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
const withText = (text: string) => ({
  prepare: (folder: string) => writeFile(`${folder}/${english}`, text),
});
const showPane = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name }).click();

async function openWelcome(page: Page) {
  await page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();
  await expect(visual(page)).toBeVisible({ timeout: 30_000 });
}

/** Put the caret where `text` begins in the visual editor, and that into the middle of the window. */
async function caretBefore(page: Page, text: string) {
  await putCaret(visual(page), false, text);
  await page.evaluate(() => getSelection()?.focusNode?.parentElement?.scrollIntoView({ block: "center" }));
}

/** Where the caret's paragraph stands on the screen, and what it says. */
const caretPlace = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection();
    const element = selection?.focusNode?.parentElement;
    return {
      text: element?.textContent ?? "",
      offset: selection?.focusOffset ?? -1,
      top: Math.round(element?.getBoundingClientRect().top ?? -1),
    };
  });

test("a document without edits follows its file in place, and undo brings the old text back", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(long));
  const { page } = galley;
  await openWelcome(page);
  await caretBefore(page, "Paragraph 30");
  const before = await caretPlace(page);
  const theirs = long
    .replace("Paragraph 1 has", "Paragraph one, which is much longer now, has")
    .replace("Paragraph 58 has", "Paragraph 58, too, has")
    .replace("draft: false", "draft: true");
  await write(galley, theirs);
  await expect(visual(page)).toContainText("Paragraph 58, too");
  await expect(visual(page)).toContainText("Paragraph one");
  expect(await caretPlace(page)).toEqual(before);
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(visual(page)).not.toContainText("Paragraph one");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(long);
});

test("the source pane keeps its caret and place when the file changes around it", async ({ openGalley }) => {
  const galley = await openGalley(withText(long));
  const { page } = galley;
  await openWelcome(page);
  await showPane(page, "Editor", "Source");
  await source(page).click();
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 90; line++) await page.keyboard.press("ArrowDown");
  for (let line = 0; line < 20; line++) await page.keyboard.press("ArrowUp");
  const caretTop = () =>
    page.locator(".cm-cursor-primary").evaluate((cursor) => Math.round(cursor.getBoundingClientRect().top));
  await page.waitForTimeout(300);
  const before = await caretTop();
  await write(
    galley,
    long
      .replace("Paragraph 1 has", "Paragraph one has")
      .replace("Paragraph 34 has", "Paragraph 34, too, has"),
  );
  await expect(source(page)).toContainText("Paragraph 34, too");
  expect(await caretTop()).toBe(before);
  await page.keyboard.type("HERE ");
  await page.keyboard.press("Control+s");
  await saved(page);
  const text = await read(galley);
  expect(text).toContain("Paragraph one has");
  expect(text.split("\n")[70]).toMatch(/^HERE /);
});

test("the form shows what the file has now, and keeps the focus", async ({ openGalley }) => {
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await showPane(page, "Beside the editor", "Fields");
  const title = page.getByRole("textbox", { name: "Title" });
  await title.focus();
  await write(galley, short.replace("2026-01-05", "2026-02-03").replace("Alpha", "ALPHA"));
  await expect(visual(page)).toContainText("ALPHA");
  await expect(title).toBeFocused();
  await title.fill("Mine");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(
    short
      .replace("2026-01-05", "2026-02-03")
      .replace("Alpha", "ALPHA")
      .replace("Welcome to Colophon", "Mine"),
  );
});

test("changes in other places are merged, shown, and can be taken back", async ({ openGalley }) => {
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await caretBefore(page, "epsilon");
  await page.keyboard.type("MINE ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  const theirs = short
    .replace("beta", "THEIRS")
    .replace("draft: false", "draft: true")
    .replace("theta", "THEIRS");
  await write(galley, theirs);
  await expect(page.getByText("3 changes made elsewhere were merged")).toBeVisible();
  await expect(visual(page)).toContainText("Alpha THEIRS gamma.");
  await expect(visual(page)).toContainText("Delta MINE epsilon");
  await expectAccessible(page);
  expect(await read(galley)).toBe(theirs);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("THEIRS");
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(visual(page)).toContainText("Alpha beta gamma.");
  await expect(page.getByText("changes made elsewhere")).toBeHidden();
  await page.keyboard.press("Control+Shift+z");
  await expect(visual(page)).toContainText("Alpha THEIRS gamma.");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(theirs.replace("epsilon", "MINE epsilon"));
});

test("what collides is settled place by place with the keyboard, and saved only then", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await caretBefore(page, "beta");
  await page.keyboard.type("MINE ");
  await caretBefore(page, "theta");
  await page.keyboard.type("MINE ");
  await expect(page.getByText("2 lines changed")).toBeVisible();
  const theirs = short.replace("beta", "THEIRS").replace("epsilon", "ALONE").replace("theta", "THEIRS");
  await write(galley, theirs);
  await expect(page.getByText("You and another program changed the same places")).toBeVisible();
  await page.keyboard.press("Control+s");
  expect(await read(galley)).toBe(theirs);
  await page.getByRole("button", { name: "Choose…" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose what is to stand" });
  await expect(dialog.getByText("0 of 2 resolved")).toBeVisible();
  await expectAccessible(page);
  await expect(dialog.getByRole("button", { name: "Apply" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Next open" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("radio", { name: "Yours" }).first()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(dialog.getByText("1 of 2 resolved")).toBeVisible();
  await dialog.getByRole("radio", { name: "Write it" }).last().click();
  await dialog.getByRole("textbox", { name: "The text that is to stand there" }).fill("Eta BOTH iota.");
  await expect(dialog.getByText("2 of 2 resolved")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
  expect(await read(galley)).toBe(theirs);
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(theirs.replace("Eta THEIRS iota.", "Eta BOTH iota."));
});

test("a field that both changed is settled by its value", async ({ openGalley }) => {
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await showPane(page, "Beside the editor", "Fields");
  await page.getByRole("textbox", { name: "Title" }).fill("Mine");
  await write(galley, short.replace("Welcome to Colophon", "Theirs"));
  await page.getByRole("button", { name: "Choose…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Field “title”");
  await dialog.getByRole("button", { name: "The file’s for the rest" }).click();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Theirs");
  await saved(page);
});

test("a folder in the file's place is said to be one, and the text can be saved elsewhere", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await caretBefore(page, "beta");
  await page.keyboard.type("kept ");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await rm(galley.path(english));
  await mkdir(galley.path(english));
  await expect(page.getByText("A folder of that name stands there now.")).toBeVisible();
  await page.getByRole("button", { name: "Save my text as…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved as src/content/notes/welcome/en-copy.md.")).toBeVisible();
  expect(await readFile(galley.path("src/content/notes/welcome/en-copy.md"), "utf8")).toContain("kept beta");
});

test("[UI164] an article that another program moves goes on in its new place, and its journal and history with it", async ({
  openGalley,
  expectedComplaints,
}) => {
  // Two hosts and two loadings of the page.
  test.setTimeout(150_000);
  expectedComplaints.push(/ERR_CONNECTION_|WebSocket connection|ERR_EMPTY_RESPONSE|status of (401|403)/);
  const galley = await openGalley(withText(short));
  const { page } = galley;
  await openWelcome(page);
  await caretBefore(page, "beta");
  await page.keyboard.type("first ");
  await page.keyboard.press("Control+s");
  await saved(page);
  await page.keyboard.type("second ");
  const folder = galley.path("src/content/notes/welcome");
  await rename(folder, `${folder}-2`);
  await expect(page.getByText("Galley goes on with it there")).toBeVisible({ timeout: 20_000 });
  await expect(visual(page)).toContainText("Alpha first second beta");
  await expect(page.getByText("Unsaved, kept safe")).toBeVisible();
  await page.waitForTimeout(700);
  await galley.kill();
  await page.goto("about:blank");
  await page.goto(await galley.startAgain());
  const offer = page.getByRole("dialog", { name: "Unsaved text from earlier" });
  await expect(offer).toContainText("welcome-2", { timeout: 30_000 });
  await offer.getByRole("button", { name: "Put back" }).click();
  await expect(visual(page)).toContainText("Alpha first second beta", { timeout: 30_000 });
  await expect(offer).toBeHidden();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await saved(page);
  expect(await readFile(`${folder}-2/en.md`, "utf8")).toBe(short.replace("beta", "first second beta"));
  await showPane(page, "Beside the editor", "History");
  await expect(page.getByRole("region", { name: "History" }).getByRole("option")).toHaveCount(3);
});

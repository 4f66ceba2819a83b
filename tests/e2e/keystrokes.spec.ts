/** Keys that used to be lost or to land elsewhere: each in a moment when two things happen at once. */

import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test, type Galley, type GalleyOptions } from "../support/app.ts";

const english = "src/content/notes/welcome/en.md";
const frontmatter = '---\ntitle: "Welcome to Colophon"\ndate: 2026-01-05\nlocale: "en"\n---\n';

const visual = (page: Page) => page.getByRole("textbox", { name: "Article text" });
const source = (page: Page) => page.getByRole("textbox", { name: "Source" });
const paneSwitch = (page: Page, group: string, name: string) =>
  page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name });
const saved = (page: Page) => expect(page.getByRole("button", { name: "Saved" })).toBeVisible();
const read = (galley: Galley) => readFile(galley.path(english), "utf8");

const withText = (text: string): GalleyOptions => ({
  prepare: (folder) => writeFile(`${folder}/${english}`, text),
});

const openWelcome = (page: Page) =>
  page
    .getByRole("row", { name: /Welcome to Colophon/ })
    .first()
    .click();

test("what is typed beside while the visual editor still opens does not shift what is typed in it next", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(frontmatter + longBody));
  const { page } = galley;
  // A long body is read in a worker: hold it back while the source is typed in.
  const goOn = await holdReading(page);
  await openWelcome(page);
  await paneSwitch(page, "Editor", "Source").click();
  await paneSwitch(page, "Beside the editor", "Source").click();
  await expect(source(page)).toHaveCount(2);
  await paneSwitch(page, "Editor", "Visual").click();
  await source(page).last().getByText("First.", { exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(" Typed early.");
  goOn();
  await visual(page).getByText("First. Typed early.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Typed late.");
  await expect(source(page)).toContainText("Typed late.");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(
    frontmatter + longBody.replace("First.", "First. Typed early. Typed late."),
  );
});

/** Hold back the worker that reads long bodies until the returned function is called. */
async function holdReading(page: Page): Promise<() => void> {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.context().route(/body\.worker/, async (route) => {
    await held;
    await route.continue();
  });
  return goOn;
}

const longBody = `\nFirst.\n\n${"A sentence of a long article. ".repeat(1200)}\n\nLast word.\n`;

test("[UI96] an article that takes long to read is edited as source, and goes on in the visual editor when asked", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(frontmatter + longBody));
  const { page } = galley;
  const goOn = await holdReading(page);
  await openWelcome(page);
  await expect(page.getByText("This article is long")).toBeVisible();
  await source(page).getByText("First.", { exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(" In the source.");
  goOn();
  await page.getByRole("button", { name: "Go on in the visual editor" }).click();
  await visual(page).getByText("First. In the source.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" In the editor.");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(
    frontmatter + longBody.replace("First.", "First. In the source. In the editor."),
  );
});

test("[UI96] the visual editor takes the place of a source in which nobody worked", async ({
  openGalley,
}) => {
  const galley = await openGalley(withText(frontmatter + longBody));
  const { page } = galley;
  const goOn = await holdReading(page);
  await openWelcome(page);
  await expect(page.getByText("This article is long")).toBeVisible();
  await expect(source(page)).toBeVisible();
  goOn();
  await expect(visual(page).getByText("Last word.")).toBeAttached();
  await expect(source(page)).toHaveCount(0);
  await expect(visual(page)).toBeFocused();
});

test("[UI97] an article that is too long for the visual editor is edited as source, and says so", async ({
  openGalley,
}) => {
  const body = `\nFirst.\n\n${`${"A sentence of a very long article. ".repeat(20)}\n\n`.repeat(900)}`;
  const galley = await openGalley(withText(frontmatter + body));
  const { page } = galley;
  await openWelcome(page);
  await expect(page.getByText("This article is shown as source")).toBeVisible();
  await source(page).getByText("First.", { exact: true }).click();
  await page.keyboard.press("End");
  await page.keyboard.insertText(" Typed.");
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(frontmatter + body.replace("First.", "First. Typed."));
});

test("saving from the source of an island saves what stands there", async ({ openGalley }) => {
  const text = `${frontmatter}\nBefore.\n\n<div class="note">\nkept\n</div>\n\nAfter.\n`;
  const galley = await openGalley(withText(text));
  const { page } = galley;
  await openWelcome(page);
  await page.locator(".visual-island-name").first().click();
  const field = page.locator(".visual-island-field");
  await field.fill('<div class="note">\nchanged\n</div>');
  await page.keyboard.press("Control+s");
  await saved(page);
  expect(await read(galley)).toBe(text.replace("kept", "changed"));
  await expect(field).toBeFocused();
});

test("another program's change does not take what stands in the source of an island", async ({
  openGalley,
}) => {
  const text = `${frontmatter}\nBefore.\n\n<div class="note">\nkept\n</div>\n\nAfter.\n`;
  const galley = await openGalley(withText(text));
  const { page } = galley;
  await openWelcome(page);
  await page.locator(".visual-island-name").first().click();
  await page.locator(".visual-island-field").fill('<div class="note">\nmine\n</div>');
  await writeFile(galley.path(english), text.replace("After.", "Theirs."));
  await expect(page.getByText("1 change made elsewhere was merged")).toBeVisible();
  await page.keyboard.press("Control+s");
  await expect.poll(() => read(galley)).toBe(text.replace("kept", "mine").replace("After.", "Theirs."));
});

test("closing the window in the moment after a key asks about the unsaved text", async ({ openGalley }) => {
  const galley = await openGalley();
  const { page } = galley;
  await openWelcome(page);
  await visual(page).getByText("sample site").first().click();
  // The key and the closing in one task: nothing of the editor's own has a turn between them.
  const asked = await visual(page).evaluate((editor) => {
    document.execCommand("insertText", false, "x");
    editor.dispatchEvent(new Event("input", { bubbles: true }));
    return new Promise<boolean>((resolve) => {
      queueMicrotask(() => resolve(!window.dispatchEvent(new Event("beforeunload", { cancelable: true }))));
    });
  });
  expect(asked).toBe(true);
});
